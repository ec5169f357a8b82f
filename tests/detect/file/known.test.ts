import { describe, expect, it } from 'vitest';
import { detector } from '../../../src/detect/file/index.ts';
import { KNOWN_ROWS } from '../../../src/detect/file/known/index.ts';
import { detect } from '../../support/detect.ts';
import { randomText } from '../../support/tokens.ts';

const SECRET = randomText('known files', 40);

function bytes(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

function rules(path: string, text: string): string[] {
  return detect(detector, [{ path, bytes: bytes(text) }]).found.map(
    (one) => `${one.ruleId} ${one.severity}/${one.severityIfOpen}`,
  );
}

const ELF = (type: number): string =>
  `\x7fELF\x02\x01\x01${'\0'.repeat(9)}${String.fromCharCode(type)}\0${'\0'.repeat(40)}`;
const HAR = (value: string): string =>
  JSON.stringify({ log: { entries: [{ request: { headers: [{ name: 'Authorization', value }] } }] } });

/** Path, a leaking content with what it gives, and a content of the same path that gives nothing. */
const CASES: readonly (readonly [path: string, leaking: string, expected: string, benign: string | null])[] = [
  [
    '.git-credentials',
    `https://bob:${SECRET}@git.vendor.dev\n`,
    'credential-file-home critical/critical',
    'https://git.vendor.dev\n',
  ],
  [
    '.kube/config',
    `users:\n- user:\n    client-key-data: ${SECRET}\n`,
    'credential-file-home critical/critical',
    'users: []\n',
  ],
  ['ops/a.kubeconfig', `    token: ${SECRET}\n`, 'credential-file-home critical/critical', '    token: ""\n'],
  ['vault.kdbx', '\x03\xd9\xa2\x9a\x67\xfb', 'credential-file-home critical/critical', 'kdbx'],
  ['logins.json', '{"logins":[{"encryptedPassword":"x"}]}', 'credential-file-home critical/critical', '{"logins":[]}'],
  ['my-1password-export.csv', 'title,password\na,b\n', 'credential-file-home critical/critical', 'title,url\na,b\n'],
  ['office.ovpn', `<key>\n-----BEGIN X`, 'credential-file-home critical/critical', 'client\nremote vpn.vendor.dev\n'],
  [
    'wg0.conf',
    `[Interface]\nPrivateKey = ${SECRET}abcd=\n`,
    'credential-file-home critical/critical',
    '[Interface]\nPrivateKey = <yours>\n',
  ],
  ['.htpasswd', 'bob:$apr1$abcdefgh$ijklmnop\n', 'credential-file-home medium/medium', '# users\n'],
  [
    'config/secrets.yml',
    `production:\n  api_key: "${SECRET}"\n`,
    'credential-file-home high/high',
    'production:\n  api_key: <%= ENV["KEY"] %>\n',
  ],
  ['group_vars/vault.yml', '$ANSIBLE_VAULT;1.1;AES256\n6162\n', 'credential-file-home low/low', 'path: /vault\n'],
  [
    'credentials.json',
    JSON.stringify({ installed: { client_secret: SECRET } }),
    'credential-file-home critical/high',
    '{"installed":{"client_secret":null}}',
  ],
  ['token.json', JSON.stringify({ refresh_token: SECRET }), 'credential-file-home critical/high', '{"type":"token"}'],
  [
    'terraform.tfstate',
    '{"version":4,"terraform_version":"1.9.0","serial":3}',
    'credential-file-cloud-state critical/critical',
    '{}',
  ],
  ['prod.tfvars', `db_password = "${SECRET}"\n`, 'credential-file-cloud-state critical/critical', '# none\n'],
  ['prod.tfvars', 'region = "eu-west-1"\n', 'credential-file-cloud-state medium/low', null],
  ['.dev.vars', `API_TOKEN=${SECRET}\n`, 'credential-file-cloud-state critical/high', '# none\n'],
  [
    'firebase-tools.json',
    `{"tokens":{"refresh_token":"1//0${SECRET}"}}`,
    'credential-file-cloud-state critical/critical',
    '{"motd":{}}',
  ],
  ['.sentryclirc', `[auth]\ntoken=${SECRET}\n`, 'credential-file-cloud-state critical/high', '[defaults]\norg=acme\n'],
  ['sentry.properties', `auth.token=${SECRET}\n`, 'credential-file-cloud-state critical/high', 'defaults.org=acme\n'],
  ['debug/login.har', HAR(`Bearer ${SECRET}7`), 'credential-file-http-recording critical/critical', '<har/>'],
  ['debug/login.har', HAR('[REDACTED]'), 'credential-file-http-recording medium/low', null],
  [
    'a.postman_collection.json',
    `{"header":[{"key":"a"},{"name":"Authorization","value":"Bearer ${SECRET}7"}]}`,
    'credential-file-http-recording high/medium',
    '{"name":"Authorization","value":"Bearer {{token}}"}',
  ],
  [
    'api.http',
    `GET /x\nAuthorization: Bearer ${SECRET}7\n`,
    'credential-file-http-recording high/medium',
    'GET /x\nAuthorization: Bearer {{token}}\n',
  ],
  [
    'lib/cassettes/a.yml',
    `  Authorization:\n    - token ${SECRET}7\n`,
    'credential-file-http-recording high/medium',
    '  Authorization:\n    - <TOKEN>\n',
  ],
  ['ios/a.mobileprovision', '0\x82..<?xml?><plist version="1.0">', 'key-keystore high/medium', 'plist'],
  ['acme.snk', '\x07\x02\0\0\0\x24\0\0RSA2', 'key-keystore high/low', 'snk'],
  ['acme.pvk', '\x1e\xf1\xb5\xb0', 'key-keystore critical/high', 'pvk'],
  ['cosign.key', '-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----', 'key-keystore critical/high', 'see docs'],
  [
    'minisign.key',
    'untrusted comment: minisign encrypted secret key\nRWQ',
    'key-keystore critical/high',
    'untrusted comment: minisign public key\nRWQ',
  ],
  ['data/app.sqlite3', 'SQLite format 3\0', 'personal-data-file high/medium', 'none'],
  ['data/app.db', 'SQLite format 3\0', 'personal-data-file high/medium', 'text'],
  ['dump.rdb', 'REDIS0011', 'personal-data-file high/medium', 'none'],
  [
    'backup.sql',
    '-- PostgreSQL database dump\nCOPY users (a) FROM stdin;\n1\n',
    'personal-data-file critical/medium',
    'CREATE TABLE users (id int);\n',
  ],
  [
    'backup.sql',
    'INSERT INTO a VALUES (1);\n'.repeat(30),
    'personal-data-file medium/low',
    'INSERT INTO a VALUES (1);\n',
  ],
  ['dump/acme/users.bson', '\x16\0\0\0\x02hello\0', 'personal-data-file critical/medium', 'bson'],
  ['model.gguf', 'GGUF\x03\0\0\0', 'ai-model-artifact medium/info', 'gguf'],
  ['model.safetensors', '\x40\0\0\0\0\0\0\0{"__metadata__":{}}', 'ai-model-artifact medium/info', 'text'],
  ['model.tflite', '\x1c\0\0\0TFL3', 'ai-model-artifact medium/info', 'text'],
  ['model.onnx', `\x08\x07${'x'.repeat(80)}`, 'ai-model-artifact medium/info', 'onnx'],
  ['evals/a.jsonl', '{"prompt":"a","completion":"b"}\n', 'ai-model-artifact medium/info', '{"a":1}\n'],
  [
    'research/a.ipynb',
    '{"cells":[{"outputs":[{"text":"x"}]}]}',
    'ai-model-artifact medium/low',
    '{"cells":[{"outputs":[]}]}',
  ],
  ['wallet.dat', `${'\0'.repeat(12)}\x62\x31\x05\0`, 'key-crypto-wallet critical/critical', 'dat'],
  [
    'keystore/UTC--2026-01-01',
    '{"crypto":{"ciphertext":"ab","kdf":"scrypt"}}',
    'key-crypto-wallet critical/critical',
    '{"crypto":{}}',
  ],
  ['Heap-1.heapsnapshot', '{"snapshot":{"meta":{"node_fields":[]}}}', 'debug-memory-snapshot critical/critical', '{}'],
  ['a.cpuprofile', '{"nodes":[]}', 'debug-memory-snapshot low/low', '{"a":1}'],
  ['hs_err_pid12.log', '# A fatal error has been detected by the Java Runtime', 'debug-log-file medium/low', null],
  [
    'report.20260101.1.json',
    '{"header":{"dumpEventTime":"x"},"environmentVariables":{}}',
    'debug-memory-snapshot critical/critical',
    '{"report":1}',
  ],
  ['report.20260101.1.json', '{"header":{"dumpEventTime":"x"}}', 'debug-memory-snapshot medium/low', null],
  ['core', ELF(4), 'debug-memory-snapshot critical/critical', ELF(3)],
  ['lib/anything', ELF(4), 'debug-memory-snapshot critical/critical', ELF(2)],
  ['crash.dmp', 'MDMP\x93\xa7', 'debug-memory-snapshot critical/critical', 'dmp'],
  ['config.gypi', '{"variables":{"nodedir":"/x"}}', 'debug-build-info medium/medium', '{"variables":{}}'],
  ['build/Release/obj/a.o', ELF(1), 'debug-build-info medium/medium', 'a.o'],
  [
    'native/a.vcxproj',
    '<Project><Link>C:\\Users\\ann\\node-gyp\\18.0.0\\node.lib</Link></Project>',
    'debug-build-info medium/medium',
    '<Project><ClCompile Include="src\\a.cpp" /></Project>',
  ],
  ['build/a.vcxproj', '<Project></Project>', 'debug-build-info medium/medium', 'x'],
  [
    'dist/build-info.json',
    '{"version":"1.0.0","hostname":"ci-7"}',
    'debug-build-info medium/info',
    '{"version":"1.0.0","commit":"abc"}',
  ],
  ['prebuilds/a.pdb', 'Microsoft C/C++ MSF 7.00\r\n', 'binary-debug-info medium/info', 'ATOM 1 N'],
  ['a.dSYM/Contents/Resources/DWARF/a', '\xcf\xfa\xed\xfe', 'binary-debug-info medium/info', 'x'],
];

describe.each(CASES)('%s', (path, leaking, expected, benign) => {
  it(`leaks: ${expected}`, () => {
    expect(rules(path, leaking)).toContain(expected);
  });

  if (benign === null) return;
  it('says nothing without proof', () => {
    const rule = expected.slice(0, expected.indexOf(' '));
    expect(rules(path, benign).filter((one) => one.startsWith(rule))).toEqual([]);
  });
});

describe('known files', () => {
  it('has a case for every row', () => {
    const covered = new Set(CASES.map(([, , expected]) => expected.slice(0, expected.indexOf(' '))));
    expect(KNOWN_ROWS.map(({ rule }) => rule).filter((rule) => !covered.has(rule))).toEqual([]);
  });

  it('caps what lies in tests and never repeats a value', () => {
    const { found } = detect(detector, [{ path: '.git-credentials', bytes: `https://bob:${SECRET}@git.vendor.dev\n` }]);
    expect(found.every(({ cappedByPath }) => cappedByPath)).toBe(true);
    expect(JSON.stringify(found)).not.toContain(SECRET.slice(0, 8));
  });

  it.each(['lib/core/index.js', 'modules/core.js', 'core', 'core.4711'])('a module called core is none: %s', (path) => {
    expect(rules(path, 'module.exports = 1;')).toEqual([]);
  });

  it('is linear on hostile files', () => {
    const start = performance.now();
    rules('a.har', `"log"${'authorization: [ - '.repeat(20_000)}`);
    rules('secrets.yml', `${' '.repeat(30)}a:`.repeat(20_000));
    rules('backup.sql', 'INSERT INTO '.repeat(50_000));
    rules('my-1password.csv', `${'password'.repeat(20_000)}`);
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});
