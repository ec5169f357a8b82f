/** Where a value begins and ends: letters beyond ASCII, padding, joints; and keys that a mark inside of them tells. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { kindsIn } from '../../support/secret-scan.ts';
import { randomText, uuid } from '../../support/tokens.ts';

const hex = (seed: string, length: number) => (uuid(seed) + uuid(`${seed} 2`)).replaceAll('-', '').slice(0, length);

describe('letters of other alphabets', () => {
  const token = ['cio', `4aB${randomText('crate', 29)}`].join('');

  it.each(['«', '“', '：', '→', '令牌', '\u00a0'])('%s may stand before a value', (before) => {
    expect(kindsIn(Buffer.from(`${before}${token}`))).toEqual(['secret-crates-io-token']);
  });

  it.each(['ó', 'é', 'ü', 'ж', 'σ'])('%s makes it a part of a word', (letter) => {
    expect(kindsIn(Buffer.from(`${letter}${token}`))).toEqual([]);
    expect(kindsIn(Buffer.from(`${token}${letter}`))).toEqual([]);
  });
});

describe('what goes on behind a value', () => {
  const key = hex('key', 40);

  it('is not the value that a name announces', () => {
    expect(kindsIn(`github_token = "${key}"`)).toEqual(['secret-github-token-legacy']);
    for (const more of ['_', '-dirty', '.tgz', '/2', '+x', '=y']) {
      expect([more, kindsIn(`github_token = "${key}${more}"`)]).toEqual([more, []]);
    }
    for (const end of ['.', ' - old', '/', '-->']) expect(kindsIn(`github_token = ${key}${end}`)).toHaveLength(1);
  });

  it('is padding of other base64', () => {
    const google = ['AIza', `Sy4${randomText('google', 32)}`].join('');
    expect(kindsIn(`"${google}"`)).toEqual(['secret-google-api-key']);
    expect(kindsIn(`"${google}=="`)).toEqual([]);
    expect(kindsIn(`if ("${google}"==key) go()`)).toEqual(['secret-google-api-key']);
  });
});

describe('marks', () => {
  const key = (front: number, mark: string, end: string) =>
    `${randomText(mark, front)}${mark}${randomText(`${mark} end`, 6)}${end}`;

  it.each([
    [76, '+ASt', '==', 'secret-azure-storage-key'],
    [76, 'ACDb', '==', 'secret-azure-cosmos-key'],
    [33, '+ASb', '=', 'secret-azure-service-bus-key'],
    [33, 'AzCa', '=', 'secret-azure-redis-key'],
  ])('tell a key without any word: %i characters, %s', (front, mark, end, kind) => {
    const value = key(front, mark, end);
    expect(kindsIn(`x = "${value}"`)).toEqual([kind]);
    expect(kindsIn(`x = "a${value}"`)).toEqual([]);
    expect(kindsIn(`x = "${value.slice(1)}"`)).toEqual([]);
  });

  it('are not wanted where the words are', () => {
    const plain = `${randomText('plain', 86)}==`;
    expect(kindsIn(`AccountKey=${plain}`)).toEqual(['secret-azure-storage-key']);
    expect(kindsIn(`AccountKey=${key(76, '+ASt', '==')}`)).toEqual(['secret-azure-storage-key']);
    expect(kindsIn(`x = "${plain}"`)).toEqual([]);
  });
});

describe('forms with bits that never change', () => {
  const body = (seed: string, length: number) =>
    randomText(seed, length)
      .toLowerCase()
      .replaceAll(/[0189]/g, 'k');
  const key = (fixed: string) =>
    ['oy2', 'c', body('a', 15), fixed[0], body('b', 11), fixed[1], fixed[2], 'd', body('c', 11), fixed[3]].join('');

  it('NuGet keys', () => {
    expect(kindsIn(`-k ${key('aebi')}`)).toEqual(['secret-nuget-api-key']);
    for (const other of ['bebi', 'aabi', 'aeci', 'aebz']) expect(kindsIn(`-k ${key(other)}`)).toEqual([]);
    expect(kindsIn(`nuget -k ${key('aebi').replace('k', '0')}`)).toEqual([]);
  });

  it('Telegram names no bot after a word with digits', () => {
    expect(kindsIn(`telegram_api_token = "type:clm30104:${'AgencyIdentificationCodeContentType'}"`)).toEqual([]);
    const token = ['30104123', `A4${randomText('bot', 33)}`].join(':');
    expect(kindsIn(`telegram_api_token = "${token}"`)).toEqual(['secret-telegram-bot-token']);
    expect(kindsIn(`https://api.telegram.org/bot${token}/getMe`)).toEqual(['secret-telegram-bot-token']);
  });

  it('OpenAI keys with a name that is a family, or somebody chose', () => {
    const named = (name: string) =>
      [`sk-${name}`, `${randomText('openai', 20)}T3BlbkFJ${randomText('openai end', 20)}`].join('-');
    expect(kindsIn(`"${named('proj')}"`)).toEqual(['secret-openai-api-key']);
    expect(kindsIn(`"${named('billing7')}"`)).toEqual(['secret-openai-api-key']);
  });
});

describe('names that any provider may use', () => {
  const google = `Tg${randomText('google', 20)}-1`;
  const spotify = hex('spotify', 32);

  it('need the name of the provider nearby', () => {
    expect(kindsIn(`client_secret: ${google}\nid: 1.apps.googleusercontent.com`)).toEqual([
      'secret-google-oauth-client-secret-legacy',
    ]);
    expect(kindsIn(`Spotify(client_id=id,\n client_secret='${spotify}')`)).toEqual(['secret-spotify-client-secret']);
    for (const value of [google, spotify]) expect(kindsIn(`acme(client_secret='${value}')`)).toEqual([]);
  });
});

describe('forms with few letters of their own', () => {
  it('Databricks writes small hex', () => {
    const token = ['dapi', hex('databricks', 32)].join('');
    expect(kindsIn(`x = "${token}-2"`)).toEqual(['secret-databricks-token']);
    expect(kindsIn(`x = "dapi${token.slice(4).toUpperCase()}"`)).toEqual([]);
  });

  it('workflows of Slack had no number once', () => {
    const url = `https://hooks.slack.com/workflows/T2K4J934U/A${randomText('w', 8)}`;
    expect(kindsIn(`"${url}/${randomText('workflow', 24)}"`)).toEqual(['secret-slack-webhook-url']);
    expect(kindsIn(`"${url}/${randomText('workflow', 12)}"`)).toEqual([]);
  });

  it('AWS puts key ids into signed links', () => {
    const id = ['AKIA', 'QWER7TZ', 'UIOP2LKJH'].join('');
    expect(kindsIn(`AWSAccessKeyId=${id}`)).toEqual(['secret-aws-access-key-id']);
    expect(kindsIn(`https://b.s3.amazonaws.com/x?AWSAccessKeyId=${id}`)).toEqual([]);
  });

  it('half a key, then crosses, is no key', () => {
    const half = `sk-${randomText('half', 41)}`;
    expect(kindsIn(`"${half}${randomText('rest', 7)}"`)).toEqual(['secret-openai-api-key-legacy']);
    expect(kindsIn(`"${half}xxxxxxx"`)).toEqual([]);
  });

  it('old tokens of Asana, keys of Bitbucket and Composio', () => {
    expect(kindsIn(`asana token = 0/${hex('asana', 32)}`)).toEqual(['secret-asana-pat']);
    expect(kindsIn(`x token = 0/${hex('asana', 32)}`)).toEqual([]);
    expect(kindsIn(`bitbucket_key=${randomText('bitbucket', 44)}`)).toEqual(['secret-bitbucket-client-secret']);
    const key = ['ck', `a7Q2${randomText('composio', 16)}`].join('_');
    expect(kindsIn(`"x-consumer-api-key": "${key}"`)).toEqual(['secret-composio-api-key']);
    expect(kindsIn(`"x": "${key}"`)).toEqual([]);
  });
});
