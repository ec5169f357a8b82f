/** Users and passwords in URLs. */
import { describe, expect, it } from 'vitest';
import { graded, scanSecrets } from '../../support/secret-scan.ts';
import { randomText, uuid } from '../../support/tokens.ts';

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

  it('reads the defaults of shells', () => {
    const address = (user: string, value: string) =>
      graded(
        `URL: postgres://\${DB_USER:-${user}}:\${DB_PASSWORD:-${value}}${at}\${DB_HOST:-db.acme.io}:\${PORT:-5432}/x`,
      );
    expect(address('app', password)).toEqual(['secret-postgres-uri critical likely']);
    expect(address('postgres', 'postgres')).toEqual([]);
    expect(address('app', '')).toEqual([]);
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
    'http://proxyuser:proxypass@proxy.acme.io:3128',
    'https://app-user:app-password@acme.io',
    'https://mailto:johnny.appleseed7@acme.io',
    `docker://node:24.19.0-bookworm@sha256:${'934240a162082fd8'.repeat(4)}`,
  ])('nothing: %s', (text) => {
    expect(graded(text)).toEqual([]);
  });

  it('reports a token in a URL as that token, and a DSN as what it is', () => {
    const token = `glpat-${randomText('gitlab', 20)}`;
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
