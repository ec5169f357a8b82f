/** Literal Authorization headers and logins of curl. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { graded } from '../../support/secret-scan.ts';
import { randomText } from '../../support/tokens.ts';

describe('Authorization headers', () => {
  const known = `glpat-${randomText('gitlab', 20)}`;
  const token = randomText('bearer', 40);
  const password = randomText('password', 18);
  const basic = Buffer.from(`robot:${password}`).toString('base64');
  const expected = ['secret-authorization-header high likely'];

  it.each([
    `headers: { "Authorization": "Bearer ${token}" }`,
    `headers:{authorization:\`Token ${token}\`}`,
    `req.setRequestHeader('Authorization', 'Basic ${basic}');`,
    JSON.stringify(`{"Authorization":"Basic ${basic}"}`),
    `Authorization: Bearer ${token}\r\nAccept: */*`,
    `{"reqheaders":{"authorization":["Basic ${basic}"]}}`,
    `{"name": "Authorization", "value": "Bearer ${token}"}`,
    `headers:\n  Authorization:\n  - Basic ${basic}\n`,
    `curl -H "Authorization: Bearer ${token}" https://api.acme.io`,
    `curl -s -u robot:${password} https://api.acme.io`,
    `curl -u robot:${password} https://api.acme.io`,
    `curl --user robot:'${password}' -X PATCH https://api.acme.io`,
    `curl --user  'robot:${password}' https://api.acme.io`,
    `curl --user robot@acme.io:${password} https://api.acme.io`,
  ])('%s', (text) => {
    expect(graded(text)).toEqual(expected);
  });

  it.each([
    'headers: { Authorization: `Bearer ${token}` }',
    '"Authorization": "Bearer " + token',
    '"Authorization": "Bearer <your access token>"',
    '"Authorization": "Bearer YOUR_ACCESS_TOKEN_HERE"',
    '"Authorization": "Bearer this-is-only-a-sentence-of-words"',
    `"Authorization": "Basic ${Buffer.from('user:password').toString('base64')}"`,
    `"Authorization": "Basic ${Buffer.from('Aladdin:open sesame').toString('base64')}"`,
    'curl -u user:password https://api.acme.io',
    'curl -u user:mySecretPassword https://api.acme.io',
    'curl -u "$USER:$TOKEN" https://api.acme.io',
  ])('nothing: %s', (text) => {
    expect(graded(text)).toEqual([]);
  });

  it('tells random letters from words of several', () => {
    expect(graded('curl -u robot:kqDVtbqPECriaLRi https://api.acme.io')).toEqual(expected);
  });

  it('reports a token of a known kind as that kind', () => {
    expect(graded(`Authorization: "token ${known}"`)).toEqual(['secret-gitlab-pat critical certain']);
  });
});
