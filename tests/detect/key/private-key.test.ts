import { Buffer } from 'node:buffer';
import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { detector } from '../../../src/detect/key/index.ts';
import { PUBLISHED_KEYS } from '../../../src/detect/key/published.ts';
import { detect, summary } from '../../support/detect.ts';

const CRITICAL = 'key-private-key critical/critical certain';
const MEDIUM = 'key-private-key medium/medium certain';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed = generateKeyPairSync('ed25519');

function pem(key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1'): string {
  return key.export({ type, format: 'pem' }).toString();
}

const pkcs1 = pem(rsa.privateKey, 'pkcs1');
const pkcs8 = pem(rsa.privateKey, 'pkcs8');
const lines = pkcs8.trim().split('\n');

function run(bytes: string | Buffer): ReturnType<typeof detect> {
  return detect(detector, [{ path: 'dist/a.js', bytes }]);
}

/** Line ends and the signs of base64 as references to characters. */
function page(write: (code: number) => string): string {
  return `<a key="${pkcs8.replaceAll(/[\n+/=]/g, (char) => write(char.charCodeAt(0)))}">`;
}

function named(text: string): string {
  const names: Readonly<Record<string, string>> = { '\n': 'NewLine', '+': 'plus', '/': 'sol', '=': 'equals' };
  return text.replaceAll(/[\n+/=]/g, (char) => `&${names[char]!};`);
}

/** Lines as mails break them: all but the last end in a sign. */
function softly(text: string): string[] {
  const pieces = text.replaceAll('=', '=3D').match(/.{1,75}/g) ?? [];
  return pieces.map((piece, i) => (i + 1 < pieces.length ? `${piece}=` : piece));
}

function spkiDigest(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

describe('forms', () => {
  it.each([
    ['PKCS#1', pkcs1, rsa.publicKey, 'RSA, 2048 bits'],
    ['PKCS#8', pkcs8, rsa.publicKey, 'RSA, 2048 bits'],
    ['EC, PKCS#8', pem(ec.privateKey, 'pkcs8'), ec.publicKey, 'EC, prime256v1'],
    ['EC, SEC 1', pem(ec.privateKey, 'sec1'), ec.publicKey, 'EC, prime256v1'],
    ['Ed25519', pem(ed.privateKey, 'pkcs8'), ed.publicKey, 'ED25519'],
    ['wrong label', pkcs1.replaceAll('RSA PRIVATE', 'PRIVATE'), rsa.publicKey, 'RSA, 2048 bits'],
  ])('%s', (_, text, publicKey, algorithm) => {
    const { found } = run(text);
    expect(summary({ found, suppressed: 0 })).toEqual([CRITICAL]);
    expect(found[0]).toMatchObject({ identity: spkiDigest(publicKey), data: { algorithm, encrypted: false } });
  });

  it('encrypted keys are milder', () => {
    const options = { format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' } as const;
    const modern = rsa.privateKey.export({ type: 'pkcs8', ...options }).toString();
    const old = rsa.privateKey.export({ type: 'pkcs1', ...options }).toString();
    expect(old).toContain('DEK-Info');
    expect(summary(run(modern))).toEqual([MEDIUM]);
    expect(summary(run(old))).toEqual([MEDIUM]);
    expect(summary(run(old.replaceAll('\n', ' ')))).toEqual([MEDIUM]);
  });

  it('knows every published key by its digest only', () => {
    for (const [digest, name] of PUBLISHED_KEYS) {
      expect(digest).toMatch(/^[0-9a-f]{64}$/);
      expect(name).not.toBe('');
    }
    expect(PUBLISHED_KEYS.size).toBe(14);
  });
});

describe('wrappings of one key', () => {
  it.each([
    ['CRLF', pkcs8.replaceAll('\n', '\r\n')],
    ['escaped newlines', JSON.stringify({ key: pkcs8 })],
    ['doubly escaped', JSON.stringify(JSON.stringify({ key: pkcs8 }))],
    ['JS concatenation', lines.map((line) => `"${line}\\n"`).join(' +\n  ')],
    ['C literals', lines.map((line) => `    "${line}\\n"`).join('\n')],
    ['array and join', `[\n${lines.map((line) => `  '${line}',`).join('\n')}\n].join('\\n')`],
    ['line comments', lines.map((line) => `// ${line}`).join('\n')],
    ['hash comments', lines.map((line) => `# ${line}`).join('\n')],
    ['block comment', `/**\n${lines.map((line) => ` * ${line}`).join('\n')}\n */`],
    ['spaces', lines.join(' ')],
    ['YAML indent', `key: |\n${lines.map((line) => `    ${line}`).join('\n')}`],
    ['backslash continuation', lines.join('\\\n')],
    ['between binary bytes', `\0\x01${pkcs8}\0\xff`],
    ['numbered lines', lines.map((line, i) => `${i + 1}: ${line}`).join('\n')],
    ['a word before each line', lines.map((line) => `REM ${line}`).join('\n')],
    ['colours', lines.join('\x1b[0m\n')],
    ['a patch', lines.map((line) => `+${line}`).join('\n')],
    ['blanks of other kinds', Buffer.from(lines.join('\u00a0\u2028')).toString('latin1')],
    ['commas', lines.join(',')],
    ['escaped hyphens', pkcs8.replaceAll('-', '\\u002D').replaceAll('\n', '\\u000A')],
    ['hyphens as bytes', pkcs8.replaceAll('-', '\\x2d').replaceAll('\n', '\\x0a')],
    ['one hyphen more', `-${pkcs8.trim().replace('-----END', '------END')}-`],
    ['no end', lines.slice(0, -1).join('\n')],
    ['no end, in a string, before another marker', `"${lines.slice(0, -1).join('\\n')}" ${lines[0]!}`],
    ['references of a page', page((code) => `&#${code};`)],
    ['references with zeros', page((code) => `&#0${code};`)],
    ['references in hexadecimal', page((code) => `&#x${code.toString(16)};`)],
    ['hyphens as references', pkcs8.replaceAll('-', '&#45;').replaceAll('\n', '&#10;')],
    ['named references', named(pkcs8)],
    ['RTF', `{\\rtf1 ${pkcs8.replaceAll('\n', "\\'0d\\'0a")}}`],
    ['quoted-printable', pkcs8.replaceAll('=', '=3D').replaceAll('\n', '=0D=0A=\n')],
    ['soft line breaks', [lines[0]!, ...softly(lines.slice(1, -1).join('')), lines.at(-1)!].join('\n')],
    ['PowerShell', `"${pkcs8.replaceAll('\n', '`r`n')}"`],
    ['literals in a list of templates', `[${lines.map((line) => `\`${line}\``).join(',')}]`],
    ['octal escapes', pkcs8.replaceAll('\n', '\\012')],
    ['line ends of a URL', pkcs8.replaceAll('\n', '%0A')],
    ['escaped signs', pkcs8.replaceAll('+', '\\+')],
    ['a log', lines.map((line) => `2024-05-01T10:11:12Z INFO app: ${line}`).join('\n')],
    ['coloured lines of a page', lines.map((line) => `<span class="hljs">${line}</span>`).join('\n')],
    ['base64 of the file', `data: ${Buffer.from(pkcs8).toString('base64')}`],
  ])('%s', (_, text) => {
    const { found } = run(text);
    expect(found.map((one) => one.identity)).toEqual([spkiDigest(rsa.publicKey)]);
  });

  it('escaped padding', () => {
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const text = pem(key.privateKey, 'sec1').trim();
    expect(text).toContain('=');
    expect(run(`key=${text.replaceAll('=', '\\=').replaceAll('\n', '\\n')}`).found).toHaveLength(1);
  });

  it('a body line that begins with // is no comment', () => {
    let body = '';
    while (body.indexOf('//') < 1) {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-521' });
      body = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
    }
    const wrapped = [lines[0], body.slice(0, body.indexOf('//')), body.slice(body.indexOf('//')), lines.at(-1)];
    expect(run(wrapped.join('\n')).found).toHaveLength(1);
  });

  it('shows nothing of the key and stands on the marker', () => {
    const [found] = run(`\n${pkcs8}`).found;
    expect(JSON.stringify(found)).not.toContain(lines[1]!.slice(8, 24));
    expect(found?.location).toMatchObject({ line: 2, column: 12 });
    expect(found?.cappedByPath).toBe(true);
  });
});

describe('no finding', () => {
  const half = [...lines.slice(0, 8), lines.at(-1)!].join('\n');
  it.each([
    ['a lone marker', lines[0]!],
    ['both markers', `${lines[0]!}\n${lines.at(-1)!}`],
    ['dots', `${lines[0]!}\n...\n${lines.at(-1)!}`],
    ['a template', `${lines[0]!}\n\${body}\n${lines.at(-1)!}`],
    ['a pattern', `/${lines[0]!}[A-Za-z0-9+/=\\s]+${lines.at(-1)!}/`],
    ['a cut body', half],
    ['noise of the right form', `${lines[0]!}\n${'QUJD'.repeat(40)}\n${lines.at(-1)!}`],
    ['a cut body without an end', lines.slice(0, 8).join('\n')],
    ['the public key', rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['base64 of the public key', Buffer.from(rsa.publicKey.export({ type: 'spki', format: 'pem' })).toString('base64')],
    ['a lone PuTTY header', `"PuTTY-User-Key-File-2: " + type`],
    ['PGP armour code', `"-----BEGIN PGP PRIVATE KEY ${'BLOCK'}-----\\n" + x + "-----END PGP PRIVATE KEY BLOCK-----"`],
  ])('%s', (_, text) => {
    expect(run(text).found).toEqual([]);
  });

  it('stays linear on dense markers', () => {
    const noise = `${lines[0]!}PuTTY-User-Key-File-2: LS0tLS1CRUdJTi`.repeat(2_000);
    const start = performance.now();
    expect(run(noise).found).toEqual([]);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
