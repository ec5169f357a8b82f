/** The forms that have code of their own: URLs, JSON Web Tokens, files of tools, checks. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { SECRET_KINDS } from '../../../src/rules/secret/kinds/index.ts';
import { graded, scanSecrets } from '../../support/secret-scan.ts';
import { samplesOf } from '../../support/secret-samples.ts';
import { randomText, uuid } from '../../support/tokens.ts';

function sample(id: string, seed = 'form'): string {
  return samplesOf(
    SECRET_KINDS.find((kind) => kind.id === id)!,
    seed,
  )[0]!.value;
}

const password = randomText('password', 18);
const at = '@';

describe('credentials in URLs', () => {
  it.each([
    ['postgres', 'secret-postgres-uri critical likely'],
    ['mongodb+srv', 'secret-mongodb-uri critical likely'],
    ['postgresql+asyncpg', 'secret-postgres-uri critical likely'],
    ['mysql', 'secret-mysql-uri critical likely'],
    ['rediss', 'secret-redis-uri critical likely'],
    ['amqp', 'secret-amqp-uri critical likely'],
    ['https', 'secret-generic-url-credentials high likely'],
    ['git+https', 'secret-generic-url-credentials high likely'],
  ])('%s', (scheme, expected) => {
    const url = `${scheme}://app:${password}${at}db.acme.io:5432/main`;
    expect(graded(`x = "${url}";`)).toEqual([expected]);
    expect(graded(JSON.stringify({ url }).replaceAll('/', '\\/'))).toEqual([expected]);
    expect(graded(`?to=${scheme}%3A%2F%2Fapp:${password}${at}db.acme.io`)).toEqual([expected]);
  });

  it('needs no user, takes several hosts, and is low at home', () => {
    expect(graded(`redis://:${password}${at}cache.acme.io:6379`)).toEqual(['secret-redis-uri critical likely']);
    expect(graded(`mongodb://app:${password}${at}a.acme.io:1,b.acme.io:2/x`)).toHaveLength(1);
    expect(graded(`postgres://app:${password}${at}localhost/x`)).toEqual(['secret-postgres-uri low possible']);
    expect(graded(`postgres://app:${password}${at}db.example.com/x`)).toEqual(['secret-postgres-uri low possible']);
  });

  it('knows the database of an account, whatever the password is like', () => {
    const inAccount = (account: string) =>
      graded(`postgres://app:spring2024${at}db1.${account}.eu-west-1.rds.amazonaws.com:5432/x`);
    expect(inAccount(`c4${randomText('account', 10).toLowerCase()}`)).toEqual(['secret-postgres-uri critical likely']);
    expect(inAccount('123456789012')).toEqual(['secret-postgres-uri low possible']);
    expect(inAccount('xxxxxxxxxx12')).toEqual(['secret-postgres-uri low possible']);
  });

  it.each([
    'https://user:password@host.acme.io',
    'https://user:pass@example.com',
    'amqp://guest:guest@rabbit',
    'postgres://postgres:postgres@db/x',
    'https://${user}:${password}@acme.io',
    'https://{user}:{password}@acme.io',
    'https://<user>:<password>@acme.io',
    'https://user:***@acme.io',
    'https://%s:%s@acme.io',
    'http://a@b:c',
    'https://acme.io/path:with@sign',
    'https://cdn.acme.io/@scope/pkg@1.2.3/x:y@z',
    'see https://acme.io, mail me: x@acme.io',
  ])('nothing: %s', (text) => {
    expect(graded(text)).toEqual([]);
  });

  it('reports a token in a URL as that token, and a DSN as what it is', () => {
    const token = sample('secret-gitlab-pat');
    expect(graded(`https://oauth2:${token}${at}git.acme.io/x.git`)).toEqual(['secret-gitlab-pat critical certain']);
    const hex = uuid('dsn').replaceAll('-', '');
    expect(graded(`"https://${hex}${at}o1.ingest.sentry.io/42"`)).toEqual(['secret-sentry-dsn info certain']);
    expect(graded(`"https://${hex}:${hex}${at}errors.acme.io/42"`)).toEqual(['secret-sentry-dsn info certain']);
    expect(graded(`https://${randomText('old', 40)}:x-oauth-basic${at}github.com`)).toEqual([
      'secret-github-oauth-basic-url critical likely',
    ]);
  });

  it('tells short passwords apart by their place, not by a digest that could be guessed', () => {
    const found = (text: string) => scanSecrets(text).findings.map(({ fingerprint }) => fingerprint);
    const url = (word: string) => `ftp://app:${word}${at}files.acme.io`;
    expect(found(url('Gh7!kq'))).toEqual(found(url('Zz9!mw')));
    expect(found(url(password))).not.toEqual(found(url(randomText('other', 18))));
  });
});

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

  it('caps by path what it cannot prove', () => {
    expect(graded(sample('secret-github-pat-classic'), ['test/a.js'])).toEqual([
      'secret-github-pat-classic critical certain',
    ]);
    expect(graded(sample('secret-github-pat-fine-grained'), ['test/a.js'])).toEqual([
      'secret-github-pat-fine-grained low possible',
    ]);
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
