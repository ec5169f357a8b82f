/** The forms that have code of their own: JSON Web Tokens, files of tools, checks. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { SECRET_KINDS } from '../../../src/rules/secret/kinds/index.ts';
import { graded, kindsIn, scanSecrets } from '../../support/secret-scan.ts';
import { samplesOf } from '../../support/secret-samples.ts';
import { randomText } from '../../support/tokens.ts';

function sample(id: string, seed = 'form'): string {
  return samplesOf(
    SECRET_KINDS.find((kind) => kind.id === id)!,
    seed,
  )[0]!.value;
}

const password = randomText('password', 18);

function randomDigits(length: number): string {
  return randomText('digits', 200).replaceAll(/\D/g, '').slice(0, length);
}

/** The text with another letter in one place. */
function otherAt(text: string, at: number): string {
  return `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;
}

const HOUR = 3_600;
const NOW = Math.floor(Date.now() / 1_000);

function jwt(payload: object, header: object = { alg: 'HS256', typ: 'JWT' }): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return [part(header), part(payload), randomText(JSON.stringify(payload), 43)].join('.');
}

describe('JSON Web Tokens', () => {
  it.each([
    ['without an end', { sub: '7', iat: 1_700_000_000 }, 'secret-generic-jwt medium possible'],
    ['for a year', { sub: '7', iat: NOW, exp: NOW + 8_760 * HOUR }, 'secret-generic-jwt medium likely'],
    [
      'Supabase service',
      { iss: 'supabase', role: 'service_role', ref: 'x' },
      'secret-supabase-service-role critical likely',
    ],
    ['Supabase anonymous', { iss: 'supabase', role: 'anon', ref: 'x' }, 'secret-supabase-service-role info certain'],
    ['JFrog', { iss: 'jfrt@01', sub: 'x/users/y' }, 'secret-jfrog-identity-token critical likely'],
  ])('%s', (_, payload, expected) => {
    expect(graded(`x("${jwt(payload)}")`)).toEqual([expected]);
  });

  it.each([
    ['expired', jwt({ sub: '7', exp: 1_600_000_000 })],
    ['short-lived', jwt({ sub: '7', iat: NOW, exp: NOW + HOUR })],
    ['unsigned', jwt({ sub: '7' }, { alg: 'none' })],
    ['the sample of the format', jwt({ sub: '1234567890', name: 'John Doe', iat: 1_516_239_022 })],
    ['no JSON', ['eyJ', 'eyJ', 'x'].map((part) => part + randomText(part, 30)).join('.')],
    ['inside of a run', `x${jwt({ sub: '7' })}`],
  ])('nothing: %s', (_, text) => {
    expect(graded(`"${text}"`)).toEqual([]);
  });
});

describe('files of tools', () => {
  const basic = Buffer.from(`robot:${password}`).toString('base64');

  it.each([
    ['docker', `{"auths":{"registry.acme.io":{"auth":"${basic}"}}}`, 'secret-docker-config-auth critical likely'],
    [
      'docker in a string',
      JSON.stringify(`{"auths":{"registry.acme.io":{"auth":"${basic}"}}}`),
      'secret-docker-config-auth critical likely',
    ],
    [
      'docker, a robot',
      `{"auths":{"registry.acme.io":{"auth":"${Buffer.from(`robot$push:${password}`).toString('base64')}"}}}`,
      'secret-docker-config-auth critical likely',
    ],
    [
      'kubernetes in clear',
      `apiVersion: v1\nkind: Secret\nstringData:\n  DB_PASSWORD: "${password}"\n`,
      'secret-kubernetes-secret-manifest high possible',
    ],
    [
      'netrc',
      `machine api.acme.io\n  login robot\n  password ${password}\n`,
      'secret-netrc-credentials critical likely',
    ],
    ['nuget', `<add key="ClearTextPassword" value="${password}" />`, 'secret-nuget-config-password critical likely'],
    [
      'kubernetes',
      `apiVersion: v1\nkind: Secret\ndata:\n  key: ${basic}\n`,
      'secret-kubernetes-secret-manifest high possible',
    ],
  ])('%s', (_, text, expected) => {
    expect(graded(text)).toEqual([expected]);
  });

  it.each([
    'every machine needs a login and a password',
    'machine example.com login user password password',
    '"auths": {"registry": {"auth": "dXNlcjpwYXNz"}}',
    '<add key="ClearTextPassword" value="%NUGET_TOKEN%" />',
    'kind: SecretList\ndata:\n  a: QUJDREVG\n',
    'kind: SealedSecret\ndata:\n  a: QUJDREVG\n',
    'kind: Secret\ndata:\n  a: ${VALUE}\n',
  ])('nothing: %s', (text) => {
    expect(graded(text)).toEqual([]);
  });
});

describe('checks', () => {
  it('proves a token, or says that somebody made it up', () => {
    const valid = sample('secret-github-pat-classic');
    const wrong = `${valid.slice(0, -1)}${valid.endsWith('0') ? '1' : '0'}`;
    expect(graded(valid)).toEqual(['secret-github-pat-classic critical certain']);
    expect(graded(wrong)).toEqual(['secret-github-pat-classic info possible']);
    expect(scanSecrets(wrong).findings[0]!.message).toContain('checksum does not fit');
  });

  it('makes sure of a token whose sum was worked out from tokens, and takes others as they are', () => {
    const valid = sample('secret-bitbucket-app-password');
    const other = `${valid.slice(0, 10)}${valid[10] === 'x' ? 'y' : 'x'}${valid.slice(11)}`;
    expect(graded(valid)).toEqual(['secret-bitbucket-app-password critical certain']);
    expect(graded(other)).toEqual(['secret-bitbucket-app-password critical likely']);
  });

  it.each(['secret-github-oauth', 'secret-github-user-to-server', 'secret-gitlab-pat-routable'])(
    'takes a wrong sum for made up: %s',
    (id) => {
      const valid = sample(id);
      expect(graded(valid)).toEqual([expect.stringMatching(`^${id} .* certain$`)]);
      expect(graded(otherAt(valid, 12))).toEqual([`${id} info possible`]);
    },
  );

  it.each(['secret-github-pat-fine-grained', 'secret-elastic-cloud-key'])(
    'is less certain of a sum that does not fit: %s',
    (id) => {
      const valid = sample(id);
      expect(graded(valid)).toEqual([`${id} critical certain`]);
      expect(graded(otherAt(valid, 20))).toEqual([`${id} critical likely`]);
    },
  );

  it('caps by path what it cannot prove', () => {
    expect(graded(sample('secret-github-pat-classic'), ['test/a.js'])).toEqual([
      'secret-github-pat-classic critical certain',
    ]);
    expect(graded(sample('secret-github-pat-fine-grained'), ['test/a.js'])).toEqual([
      'secret-github-pat-fine-grained critical certain',
    ]);
    expect(graded(sample('secret-docker-hub-pat'), ['test/a.js'])).toEqual(['secret-docker-hub-pat low possible']);
  });

  it('counts placeholders instead of reporting them', () => {
    const texts = [
      `glpat-${'x'.repeat(20)}`,
      `sk_live_${'0'.repeat(24)}`,
      `hooks.slack.com/services/T${'0'.repeat(8)}/B${'0'.repeat(8)}/${'X'.repeat(24)}`,
    ];
    for (const text of texts) expect([graded(text), scanSecrets(text).suppressed]).toEqual([[], 1]);
  });

  it('reports what hardly looks random as low', () => {
    expect(graded(`glpat-${'abcdefgh1234567890AB'}`)).toEqual(['secret-gitlab-pat low possible']);
  });

  it('reports test keys as low and expired signatures as info', () => {
    expect(graded(sample('secret-stripe-test-key'))).toEqual(['secret-stripe-test-key low likely']);
    const url = samplesOf(
      SECRET_KINDS.find(({ id }) => id === 'secret-azure-sas-url')!,
      'x',
    )[0]!.text;
    expect(graded(url.replace('2099', '2019'))).toEqual(['secret-azure-sas-url info likely']);
    expect(graded(url.replaceAll('&', '&amp;'))).toEqual(['secret-azure-sas-url high certain']);
    expect(graded(url.replace('sv=', 'vv='))).toEqual([]);
  });
});

describe('what is shown as an example', () => {
  const token = samplesOf(
    SECRET_KINDS.find(({ id }) => id === 'secret-shopify-admin-token')!,
    'example',
  )[0]!.value;

  it.each([`/* e.g.) ${token} */`, `For example, "${token}"`, `// Example: ${token}`])('is low: %s', (text) => {
    expect(graded(text)).toEqual(['secret-shopify-admin-token low possible']);
  });

  it('is what a name says only in words, not in code', () => {
    expect(graded(`example="${token}"`)).toEqual(['secret-shopify-admin-token critical certain']);
  });
});

describe('where else credentials stand', () => {
  const digits = randomDigits(16);
  const hex = sample('secret-deepseek-api-key');

  it.each([
    ['secret-render-api-key', `-H "Authorization: Bearer ${sample('secret-render-api-key')}"`],
    ['secret-gitlab-incoming-mail', `incoming+acme-web-48120377-${sample('secret-gitlab-incoming-mail')}-issue@x.io`],
    ['secret-deepseek-api-key', `new OpenAI({ apiKey: "${hex}", baseURL: "https://api.deepseek.com" })`],
    ['secret-facebook-app-token', `$fb->setDefaultAccessToken('${digits}|${randomText('facebook', 27)}');`],
    [
      'secret-ethereum-private-key',
      `new ethers.Wallet("0x${randomText('wallet', 400)
        .replaceAll(/[^0-9a-f]/g, '')
        .padEnd(64, 'a7')
        .slice(0, 64)}")`,
    ],
  ])('%s', (id, text) => {
    expect(kindsIn(text)).toContain(id);
  });

  it.each([
    ['in the middle of a bcrypt hash', `$2b$08$${randomText('bcrypt', 22)}/N.hvs.2${randomText('hash', 27)}`],
    ['in a name', 'class EXOMediaPlayerControllerViewDelegate {}'],
  ])('not %s', (_, text) => {
    expect(kindsIn(text)).toEqual([]);
  });
});

describe('what is almost a credential', () => {
  const cut = (id: string, by: number) => sample(id).slice(0, -by);

  it.each([
    ['one character short', cut('secret-slack-app-token', 1)],
    ['a letter that is no hex digit', `${cut('secret-slack-app-token', 1)}g`],
    ['hex digits in capitals', sample('secret-rubygems-token').replace(/_.*/, (body) => body.toUpperCase())],
    ['only letters', `CLOJARS_${'abcfed'.repeat(3)}${'fedcabbacdef'.repeat(3)}adbecf`],
    ['without the sum at its end', cut('secret-elastic-cloud-key', 12)],
    ['one character short', cut('secret-figma-pat', 1)],
    ['one character more', `${sample('secret-figma-pat')}a`],
    ['one character short', cut('secret-docker-swarm-join-token', 1)],
    ['one character more', `${sample('secret-docker-swarm-unlock-key')}a`],
    ['one character short', `1${randomDigits(9)}:AA${randomText('bot', 32)}`],
    ['half a key', `pk_live_${randomText('stripe', 17)}`],
  ])('is none: %s', (_, text) => {
    expect(graded(text)).toEqual([]);
  });

  it('keeps the bot tokens of the first years', () => {
    expect(graded(`1${randomDigits(8)}:AA${randomText('bot', 32)}`)).toEqual(['secret-telegram-bot-token high likely']);
  });
});
