/** Headers that describe the entries after them: pax records (POSIX pax, section "pax Extended Header") and GNU long names. */
import { Pax } from 'tar/pax';
import type { HeaderData } from 'tar/header';
import type { Buffer } from 'node:buffer';
import type { TarKind } from './header.ts';

/** node-tar ignores larger ones; nobody honest writes them. */
export const MAX_EXTENSION: number = 1024 * 1024;

/** Sum of the lengths that the records declare: differs from the body if a value hides a line break or a record is damaged. */
function recordsFit(body: Buffer): boolean {
  let at = 0;
  while (at < body.length) {
    const space = body.indexOf(0x20, at);
    if (space < 0 || space - at > 8) return false;
    const length = Number(body.toString('latin1', at, space));
    if (!Number.isInteger(length) || length < 5 || at + length > body.length) return false;
    const value = body.subarray(space + 1, at + length - 1);
    if (body[at + length - 1] !== 0x0a || value.includes(0x0a)) return false;
    at += length;
  }
  return true;
}

/** The records in force for the next entry and for all entries. */
export class Extensions {
  local: HeaderData | undefined;
  global: HeaderData | undefined;

  /** Takes an extension body in; says what is odd about it, or null. */
  apply(kind: TarKind, body: Buffer): string | null {
    const text = body.toString('utf8');
    switch (kind) {
      case 'pax':
        this.local = { ...Pax.parse(text, this.local ?? {}, false) };
        return recordsFit(body) ? null : 'a pax record that readers split differently';
      case 'global-pax':
        this.global = { ...Pax.parse(text, this.global ?? {}, true) };
        if (this.global.path !== undefined || this.global.size !== undefined) return 'a global pax name or size';
        return recordsFit(body) ? null : 'a pax record that readers split differently';
      case 'long-name':
        this.local = { ...this.local, path: text.replace(/\0[\s\S]*$/, '') };
        return null;
      case 'long-link':
        this.local = { ...this.local, linkpath: text.replace(/\0[\s\S]*$/, '') };
        return null;
      default:
        return null;
    }
  }

  /** The next entry has used them. */
  consumed(): void {
    this.local = undefined;
  }
}
