/** PuTTY private key files, format 2 and 3 (PuTTY manual, appendix C). */
import { Buffer } from 'node:buffer';
import { readings } from './armour.ts';
import { identifySshKey } from './identity.ts';
import type { KeyMaterial } from './material.ts';

/** Lines are this long; files that lost their line breaks are read by it. */
const LINE = 64;
/** Where a line begins that is no base64. */
const FIELD = /\s{0,8}((?:Encryption|Comment|Public-Lines|Private-Lines|Private-MAC|Private-Hash|Key-Derivation): )/g;

/** `text` begins with `PuTTY-User-Key-File-`. Null for the lone header that SSH clients carry. */
export function readPutty(text: string): KeyMaterial | null {
  if (!/^PuTTY-User-Key-File-[23]: /.test(text)) return null;
  for (const { lines } of readings(text)) {
    const key = readLines(text, lines, block) ?? readLines(text, unfolded(lines), foldedBlock);
    if (key !== null) return key;
  }
  return null;
}

type ReadBlock = (lines: readonly string[], name: string) => Buffer | null;

function readLines(text: string, lines: readonly string[], read: ReadBlock): KeyMaterial | null {
  const blob = read(lines, 'Public-Lines: ');
  const secret = read(lines, 'Private-Lines: ');
  const encryption = lines.find((line) => line.startsWith('Encryption: '));
  if (blob === null || secret === null || encryption === undefined) return null;
  return {
    kind: 'secret-private-key-putty',
    prefix: text.slice(0, 'PuTTY-User-Key-File-2'.length),
    value: secret.toString('base64'),
    identity: identifySshKey(blob),
    encrypted: encryption !== 'Encryption: none',
  };
}

/** One line per field, whatever stands between them. */
function unfolded(lines: readonly string[]): string[] {
  return lines.join(' ').replaceAll(FIELD, '\n$1').split('\n');
}

/** The base64 lines that a `name: count` line announces. */
function block(lines: readonly string[], name: string): Buffer | null {
  const at = lines.findIndex((line) => line.startsWith(name));
  const count = at === -1 ? 0 : Number(/^\d{1,4}$/.exec(lines[at]!.slice(name.length))?.[0] ?? 0);
  const body = lines.slice(at + 1, at + 1 + count);
  return count === 0 || body.length < count ? null : decoded(body.join(''));
}

/** The same on one line: so many digits are the count as make it fit the text behind it. */
function foldedBlock(lines: readonly string[], name: string): Buffer | null {
  const line = lines.find((one) => one.startsWith(name)) ?? '';
  const body = line.slice(name.length).replaceAll(/\s/g, '');
  for (let digits = 1; digits <= 4; digits++) {
    const text = body.slice(digits);
    if (text !== '' && Math.ceil(text.length / LINE) === Number(body.slice(0, digits))) return decoded(text);
  }
  return null;
}

function decoded(text: string): Buffer | null {
  return /^[A-Za-z0-9+/]{4,65536}={0,2}$/.test(text) ? Buffer.from(text, 'base64') : null;
}
