/** Headers that describe the entries after them: pax records (POSIX pax, section "pax Extended Header") and GNU long names. */
import { Pax } from 'tar/pax';
import type { HeaderData } from 'tar/header';
import type { Buffer } from 'node:buffer';
import { detached } from '../../base/detached.ts';
import type { ExtensionKind } from './header.ts';
import { remarksOn, type PaxRemarks } from './pax-records.ts';

/** node-tar ignores larger ones; nobody honest writes them. */
const MAX_EXTENSION = 1024 * 1024;

const PLAIN: PaxRemarks = { ambiguous: null, hidden: false, binary: [] };

/** The records in force for the next entry and for all entries. */
export class Extensions {
  #local: HeaderData | undefined;
  #global: HeaderData | undefined;

  get local(): HeaderData | undefined {
    return this.#local;
  }

  get global(): HeaderData | undefined {
    return this.#global;
  }

  /** True if a size waits for the next entry. */
  get hasSize(): boolean {
    return this.#local?.size !== undefined || this.#global?.size !== undefined;
  }

  /**
   * What node-tar does with an extension header of that size. It looks at the size that waits for the next entry where there
   * is one: takes nothing at all, not even the body, if that is zero, and skips the body if that is too large.
   */
  reading(size: number): 'none' | 'skip' | 'read' {
    const decisive = this.#global?.size ?? this.#local?.size ?? size;
    if (decisive > MAX_EXTENSION || size > MAX_EXTENSION) return 'skip';
    return decisive === 0 ? 'none' : 'read';
  }

  /** Takes an extension body in; says what is odd about it. */
  apply(kind: ExtensionKind, body: Buffer): PaxRemarks {
    const text = body.toString('utf8');
    if (kind === 'long-name') return this.#add({ path: upToNul(text) }, endsInNul(text));
    if (kind === 'long-link') return this.#add({ linkpath: upToNul(text) }, endsInNul(text));
    const records: HeaderData = Pax.parse(text, {}, kind === 'global-pax');
    const remarks = remarksOn(body, records);
    if (kind === 'pax') return this.#add(records, remarks);
    this.#global = { ...this.#global, ...defined(records) };
    const { path, linkpath, size } = records;
    if (path === undefined && linkpath === undefined && size === undefined) return remarks;
    return { ...remarks, ambiguous: 'a global pax name or size' };
  }

  /** The next entry has used them. */
  consumed(): void {
    this.#local = undefined;
  }

  #add(records: HeaderData, remarks: PaxRemarks): PaxRemarks {
    const before = this.#local ?? {};
    const replaced = (['path', 'linkpath', 'size'] as const).some(
      (key) => before[key] !== undefined && records[key] !== undefined && before[key] !== records[key],
    );
    const { path, linkpath } = records;
    this.#local = { ...before, ...defined(records) };
    if (path !== undefined) this.#local.path = detached(path);
    if (linkpath !== undefined) this.#local.linkpath = detached(linkpath);
    return replaced ? { ...remarks, ambiguous: 'two extension headers that contradict each other' } : remarks;
  }
}

function defined(records: HeaderData): HeaderData {
  return Object.fromEntries(Object.entries(records).filter(([, value]) => value !== undefined));
}

/** As node-tar cuts: a line break behind the NUL survives with what follows it. */
function upToNul(text: string): string {
  return text.replace(/\0.*/, '');
}

function endsInNul(text: string): PaxRemarks {
  const nul = text.indexOf('\0');
  const clean = nul < 0 || /^\0*$/.test(text.slice(nul));
  return clean ? PLAIN : { ...PLAIN, ambiguous: 'a long name with bytes behind its end', hidden: true };
}
