/** PuTTY private key files, format 2 and 3 (PuTTY manual, appendix C). */
import { Buffer } from 'node:buffer';
import { readings } from './armour.ts';
import { identifySshKey } from './identity.ts';
import type { KeyMaterial } from './material.ts';

/** `text` begins with `PuTTY-User-Key-File-`. Null for the lone header that SSH clients carry. */
export function readPutty(text: string): KeyMaterial | null {
  if (!/^PuTTY-User-Key-File-[23]: /.test(text)) return null;
  for (const { lines } of readings(text)) {
    const blob = block(lines, 'Public-Lines: ');
    const secret = block(lines, 'Private-Lines: ');
    const encryption = lines.find((line) => line.startsWith('Encryption: '));
    if (blob === null || secret === null || encryption === undefined) continue;
    return {
      kind: 'secret-private-key-putty',
      prefix: text.slice(0, 'PuTTY-User-Key-File-2'.length),
      value: secret.toString('base64'),
      identity: identifySshKey(blob),
      encrypted: encryption !== 'Encryption: none',
    };
  }
  return null;
}

/** The base64 lines that a `name: count` line announces. */
function block(lines: readonly string[], name: string): Buffer | null {
  const at = lines.findIndex((line) => line.startsWith(name));
  const count = at === -1 ? 0 : Number(/^\d{1,4}$/.exec(lines[at]!.slice(name.length))?.[0] ?? 0);
  const body = lines.slice(at + 1, at + 1 + count);
  if (count === 0 || body.length < count) return null;
  const text = body.join('');
  return /^[A-Za-z0-9+/]{4,65536}={0,2}$/.test(text) ? Buffer.from(text, 'base64') : null;
}
