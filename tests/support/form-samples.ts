/** A file for each kind of credential that a detector of its own finds, with values made at run time from a seed. */
import { Buffer } from 'node:buffer';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { opensshKey, pgpBlock, puttyKey } from './keys.ts';
import { randomText, uuid } from './tokens.ts';

export interface FormSample {
  /** Id of the kind. */
  readonly id: string;
  readonly path: string;
  readonly content: string | Buffer;
  /** What no output may show a piece of. */
  readonly secret: string;
}

const AT = '@';

function jwt(payload: object, seed: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = { ...payload, jti: randomText(`${seed} id`, 20) };
  return [part({ alg: 'HS256', typ: 'JWT' }), part(body), randomText(`${seed} signature`, 43)].join('.');
}

function rsaPair(): { readonly privateKey: KeyObject; readonly publicKey: KeyObject } {
  return generateKeyPairSync('rsa', { modulusLength: 2_048 });
}

function pemOf(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'pkcs8' }).toString();
}

function lines(text: string): string {
  return text.split('\n').slice(1, -2).join('');
}

/** One per kind without shapes, in the order of the table's families. Keys are new in every call: Node makes them. */
export function formSamples(seed: string): readonly FormSample[] {
  const password = (id: string): string => randomText(`${seed} ${id}`, 24);
  const hex = (id: string): string => Buffer.from(randomText(`${seed} ${id}`, 16)).toString('hex');
  const inUrl = (id: string, scheme: string, host: string): FormSample => ({
    id,
    path: `lib/${id}.js`,
    content: `open("${scheme}://app:${password(id)}${AT}${host}/main");\n`,
    secret: password(id),
  });
  const inToken = (id: string, payload: object, before = 'auth = "'): FormSample => {
    const secret = jwt(payload, `${seed} ${id}`);
    return {
      id,
      path: `lib/${id}.js`,
      content: `${before}${secret}";\n`,
      secret: secret.split('.').slice(1).join('.'),
    };
  };
  const inFile = (id: string, path: string, text: (secret: string) => string): FormSample => ({
    id,
    path,
    content: text(password(id)),
    secret: password(id),
  });
  const basic = (id: string): string => Buffer.from(`robot:${password(id)}`).toString('base64');
  return [
    inUrl('secret-mongodb-uri', 'mongodb+srv', 'db.acme.io'),
    inUrl('secret-postgres-uri', 'postgres', 'db.acme.io'),
    inUrl('secret-mysql-uri', 'mysql', 'db.acme.io'),
    inFile('secret-sql-connection-string', 'lib/connection.js', (secret) => {
      return `open("Server=db.acme.io;User Id=app;Password=${secret};Encrypt=true");\n`;
    }),
    inUrl('secret-redis-uri', 'rediss', 'db.acme.io'),
    inUrl('secret-amqp-uri', 'amqps', 'mq.acme.io'),
    inUrl('secret-generic-url-credentials', 'ftp', 'files.acme.io'),
    {
      ...inUrl('secret-github-oauth-basic-url', 'https', 'github.com'),
      content: `"https://${password('secret-github-oauth-basic-url')}:x-oauth-basic${AT}github.com/a/b";\n`,
    },
    {
      id: 'secret-sentry-dsn',
      path: 'lib/dsn.js',
      content: `dsn = "https://${hex('secret-sentry-dsn')}${AT}o1.ingest.sentry.io/42";\n`,
      secret: hex('secret-sentry-dsn'),
    },
    inToken('secret-generic-jwt', { sub: '7' }),
    inToken('secret-supabase-service-role', { iss: 'supabase', role: 'service_role' }),
    inToken('secret-jfrog-identity-token', { iss: 'jfrt@01' }),
    inToken('secret-turso-token', { a: 'rw' }, 'turso = "'),
    inToken('secret-prisma-accelerate-url', { a: 'rw' }, 'x = "prisma://accelerate.acme.io/?api_key='),
    inFile('secret-authorization-header', 'lib/header.js', (secret) => `h = {"Authorization": "Bearer ${secret}"};\n`),
    inFile('secret-generic-assignment', 'lib/setting.js', (secret) => `const clientSecret = "${secret}";\n`),
    inFile('secret-docker-config-auth', 'lib/docker.json', () => {
      return `{"auths":{"registry.acme.io":{"auth":"${basic('secret-docker-config-auth')}"}}}\n`;
    }),
    inFile('secret-kubernetes-secret-manifest', 'lib/secret.yaml', () => {
      return `apiVersion: v1\nkind: Secret\ndata:\n  key: ${basic('secret-kubernetes-secret-manifest')}\n`;
    }),
    inFile('secret-netrc-credentials', 'lib/login.txt', (secret) => {
      return `machine api.acme.io\n  login robot\n  password ${secret}\n`;
    }),
    inFile('secret-nuget-config-password', 'lib/nuget.xml', (secret) => {
      return `<add key="ClearTextPassword" value="${secret}" />\n`;
    }),
    inFile('secret-npm-legacy-auth-token', 'a/npmrc.txt', () => {
      return `//registry.acme.io/:_authToken=${uuid(password('secret-npm-legacy-auth-token'))}\n`;
    }),
    inFile('secret-npm-basic-auth', 'a/settings.txt', () => {
      return `//registry.acme.io/:_auth=${basic('secret-npm-basic-auth')}\n`;
    }),
    inFile('secret-npmrc-file', 'b/.npmrc', (secret) => `//registry.acme.io/:_authToken=${secret}\n`),
    inFile('secret-dotenv-file', 'b/.env', (secret) => `SESSION_SECRET=${secret}\n`),
    ...keySamples(seed),
  ];
}

/** A key of its own for each, as a piece has to tell its kind. */
function keySamples(seed: string): readonly FormSample[] {
  const raw = (id: string): Buffer => Buffer.from(randomText(`${seed} ${id}`, 300));
  const body = (id: string): string => raw(id).toString('base64');
  const inPem = pemOf(rsaPair().privateKey);
  const inAccount = pemOf(rsaPair().privateKey);
  const account = { type: 'service_account', private_key: inAccount, client_email: 'a@b.iam.gserviceaccount.com' };
  const encoded = Buffer.from(pemOf(rsaPair().privateKey)).toString('base64');
  const jwk = rsaPair().privateKey.export({ format: 'jwk' });
  const der = rsaPair().privateKey.export({ type: 'pkcs8', format: 'der' });
  const store = raw('store');
  return [
    { id: 'secret-private-key-pem', path: 'lib/pem.js', content: JSON.stringify(inPem), secret: lines(inPem) },
    {
      id: 'secret-private-key-base64',
      path: 'lib/base64.js',
      content: `k="${encoded}"`,
      secret: encoded.slice(40, -40),
    },
    { id: 'secret-private-key-der', path: 'lib/key.bin', content: der, secret: der.subarray(40).toString('base64') },
    { id: 'secret-private-key-jwk', path: 'lib/jwk.json', content: JSON.stringify(jwk), secret: jwk.d! },
    {
      id: 'secret-google-service-account',
      path: 'lib/account.json',
      content: JSON.stringify(account),
      secret: lines(inAccount),
    },
    {
      id: 'secret-private-key-openssh',
      path: 'lib/ssh.txt',
      content: opensshKey(rsaPair().publicKey, raw('ssh')),
      secret: body('ssh'),
    },
    {
      id: 'secret-private-key-putty',
      path: 'lib/putty.txt',
      content: puttyKey(rsaPair().publicKey, raw('putty')),
      secret: body('putty'),
    },
    {
      id: 'secret-private-key-pgp',
      path: 'lib/pgp.txt',
      content: pgpBlock(rsaPair().publicKey, raw('pgp'), 0),
      secret: body('pgp'),
    },
    {
      id: 'secret-private-key-store-file',
      path: 'lib/release.jks',
      content: Buffer.concat([Buffer.from('feedfeed0000000200000001', 'hex'), store]),
      secret: store.toString(),
    },
  ];
}
