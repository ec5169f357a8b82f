/** Values with a label of their own in the settings of a provider. */
import { describe, expect, it } from 'vitest';
import { graded } from '../../support/secret-scan.ts';
import { randomText, uuid } from '../../support/tokens.ts';

const key = uuid('block');
const token = randomText('block', 40);

describe('settings of a provider', () => {
  it.each([
    `provider "heroku" {\n  email   = "ops@acme.io"\n  api_key = "${key}"\n}\n`,
    `heroku:\n  app: acme\n  apiKey: ${key}\n`,
    `new Heroku({ token: '${key}' })`,
    `{"heroku":{"region":"eu","api_key":"${key}"}}`,
    `const client = { api_key: "${key}", url: "https://api.heroku.com" };`,
    `heroku login --app acme --api-key ${key}\n`,
    `<heroku><api-token>${key}</api-token></heroku>`,
    `variable "heroku_account" {\n  type    = string\n  default = "${key}"\n}\n`,
  ])('%s', (text) => {
    expect(graded(text)).toEqual(['secret-heroku-api-key-legacy critical possible']);
  });

  it('are found wherever their client has its address', () => {
    expect(graded(`createClient({ token: '${token}', remoteUri: 'https://acme.zendesk.com/api/v2' })`)).toEqual([
      'secret-zendesk-api-token high possible',
    ]);
  });

  it.each([
    `provider "heroku" {\n  app_id = "${key}"\n}\n`,
    `heroku:\n  app: ${key}\n`,
    `heroku login api-key ${key}\n`,
    `provider "heroku" {}\n${'# a comment\n'.repeat(20)}api_key = "${key}"\n`,
    `api_key = "${key}"\n${'# a comment\n'.repeat(20)}provider "heroku" {}\n`,
  ])('nothing: %s', (text) => {
    expect(graded(text)).toEqual([]);
  });

  it('leave a header to the rule for headers', () => {
    expect(graded(`curl -H "Authorization: Bearer ${key}" https://api.heroku.com/apps`)).toEqual([
      'secret-authorization-header high likely',
    ]);
  });

  it('take the labels of the kind, if it has any', () => {
    const hex = randomText('block hex', 200)
      .replaceAll(/[^0-9a-f]/g, '')
      .padEnd(32, '7b1e')
      .slice(0, 32);
    expect(graded(`new Amplitude('x', { apiKey: '${hex}' })`)).toEqual([]);
    expect(graded(`new Amplitude('x', { secretKey: '${hex}' })`)).toHaveLength(1);
  });
});
