/** Values without a form of their own, found by the name that they are given. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../src/base/limits.ts';
import { Pass } from '../../../src/detect/pass.ts';
import { makePlan } from '../../../src/detect/plan.ts';
import { genericDetector } from '../../../src/detect/secret/generic.ts';
import { graded } from '../../support/secret-scan.ts';
import { randomText, uuid } from '../../support/tokens.ts';

describe('context', () => {
  const key = uuid('context');

  it.each([
    `HEROKU_TOKEN=${key}`,
    `heroku_api_token: "${key}"`,
    `{"heroku-token":"${key}"}`,
    JSON.stringify(`{"heroku-token":"${key}"}`),
    `const herokuToken: string = '${key}';`,
    `<herokuToken>${key}</herokuToken>`,
    `config.set("heroku.token", "${key}")`,
    `{"name": "HEROKU_TOKEN", "value": "${key}"}`,
    `heroku_token => '${key}'`,
    `herokuToken := "${key}"`,
    `heroku_token: |\n  ${key}\n`,
    `heroku token: ${key}`,
    `- name: HEROKU_TOKEN\n  value: "${key}"\n`,
    `          - name: "HEROKU_TOKEN"\r\n            value: ${key}\r\n`,
    `#define HEROKU_TOKEN "${key}"\n`,
    `Heroku API key = "${key}"`,
    `"heroku access token": "${key}"`,
  ])('%s', (text) => {
    expect(graded(text)).toEqual(['secret-heroku-api-key-legacy critical possible']);
  });

  it('is likely under the exact name', () => {
    expect(graded(`HEROKU_API_KEY=${key}`)).toEqual(['secret-heroku-api-key-legacy critical likely']);
  });

  it.each([
    `heroku ${key}`,
    `heroku app = "${key}"`,
    `heroku token ${key}`,
    `heroku_id="${key}"`,
    `"${key}"`,
    `heroku_token = get(); x = "${key}"`,
    `- name: HEROKU_TOKEN\n- name: ${key}\n`,
    `herokuTool = "{${key}}"`,
    `heroku_key = "{${key}}"`,
    'heroku_key: "11111111-2222-3333-4444-555555555555"',
    'heroku_key: "12345678-1234-1234-1234-123456789012"',
  ])('nothing: %s', (text) => {
    expect(graded(text)).toEqual([]);
  });
});

describe('settings named after secrets', () => {
  function found(text: string): number {
    const pass = new Pass(makePlan([genericDetector], []), new Budget());
    const writer = pass.open({ path: ['config.js'], type: 'file', via: 'tar' });
    writer.push(Buffer.from(text));
    writer.end();
    return pass.finish(0).findings.length;
  }

  it('are reported if their value is random, once', () => {
    expect(found(`const dbPassword = "${randomText('generic', 20)}+7";\n`)).toBe(1);
  });

  it.each([
    'const tokenName = "someVeryLongIdentifierName1";\n',
    'password: "process.env.DB_PASSWORD_1";\n',
    'token: "the-token-that-is-used-for-login-1A";\n',
    `secret = "${uuid('generic')}";\n`,
    `${'x();'.repeat(300)}secret="${randomText('minified', 24)}+";`,
  ])('nothing: %s', (text) => {
    expect(found(text)).toBe(0);
  });
});

describe('a word near the value', () => {
  const token = `${randomText('ngrok', 26)}_6${randomText('agent', 20)}`;
  const licence = uuid('licence').replaceAll('-', '') + uuid('rest').slice(0, 8);

  it.each([
    [`ngrok config add-authtoken ${token}`, 'secret-ngrok-authtoken'],
    [`ngrok authtoken: ${token}`, 'secret-ngrok-authtoken'],
    [`/** Your New Relic license key. */\nlicense_key: '${licence}'`, 'secret-new-relic-license-key-legacy'],
  ])('is enough: %s', (text, kind) => {
    expect(graded(text)).toEqual([`${kind} high possible`]);
  });

  it('is needed', () => {
    expect(graded(`authtoken: ${token}\nlicense_key: '${licence}'`)).toEqual([]);
  });
});

describe('a documentation comment', () => {
  const key = `0x${uuid('doc').replaceAll('-', '').repeat(2)}`;

  it('shows keys that are worth a note', () => {
    expect(graded(`/**\n * const privateKey = "${key}";\n */`)).toEqual(['secret-ethereum-private-key info possible']);
    expect(graded(`const privateKey = "${key}";`)).toEqual(['secret-ethereum-private-key critical possible']);
  });
});

describe('addresses and tokens that look alike', () => {
  it('knows a Grafana key from the address of a published report', () => {
    const inBase64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64');
    const key = inBase64({ k: randomText('grafana', 32), n: 'ci', id: 1 });
    const report = inBase64({ k: uuid('report'), t: uuid('tenant'), c: 8 });
    expect(graded(`const key = "${key}";`)).toEqual(['secret-grafana-api-key-legacy high certain']);
    expect(graded(`see https://app.powerbi.com/view?r=${report}`)).toEqual([]);
  });

  it('finds the webhook of a Teams channel under the name of any company', () => {
    const path = `${uuid('group')}@${uuid('tenant')}/IncomingWebhook/${uuid('hook').replaceAll('-', '')}/${uuid('user')}`;
    for (const host of [
      'acme.webhook.office.com/webhookb2',
      'acme-2.webhook.office.com/webhookb2',
      'outlook.office.com/webhook',
    ]) {
      expect(graded(`post("https://${host}/${path}")`)).toEqual([
        expect.stringMatching(/^secret-microsoft-teams-webhook-url (?:medium|high) certain$/),
      ]);
    }
  });
});
