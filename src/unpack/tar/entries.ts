/** Opens the entries of a tar and reports what is odd about their names, sizes, types and owners. */
import type { ArchiveFact, EntryInfo, EntryType, EntryWriter, Sink } from '../../base/entry.ts';
import type { EntryPath } from '../../base/types.ts';
import type { TarHeader } from './header.ts';
import { collisionKey, installedName, nameProblems } from './name.ts';

const TYPES: Readonly<Record<string, EntryType>> = {
  file: 'file',
  directory: 'directory',
  link: 'link',
  device: 'device',
};
const SETUID_SETGID = 0o6000;
/** Written by packers that do not copy the owner. */
const NEUTRAL_UIDS: ReadonlySet<number | undefined> = new Set([0, 65_534, undefined]);

export class TarEntries {
  readonly #sink: Sink;
  /** Collision key → the path that came first. */
  readonly #seen = new Map<string, string>();
  readonly #said = new Set<string>();
  #count = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  get count(): number {
    return this.#count;
  }

  open(header: TarHeader, hasPaxSize: boolean, start: number): EntryWriter {
    this.#count++;
    const { path: name, installed } = installedName(header.name);
    const path: EntryPath = [name];
    const type = TYPES[header.kind] ?? 'residue';
    this.#checkName(header, path, installed, start);
    this.#checkBody(header, path, hasPaxSize, start);
    this.#checkOwner(header, path, start);
    const info: EntryInfo = {
      path,
      type: installed ? type : 'residue',
      via: 'tar',
      size: header.size,
      ...(header.mode === undefined ? {} : { mode: header.mode }),
      ...(header.linkTarget === '' ? {} : { linkTarget: header.linkTarget }),
    };
    return this.#sink.open(info);
  }

  /** Reports an oddity; one that no honest packer writes also makes the result undecided. */
  odd(rule: ArchiveFact['rule'], path: EntryPath, detail: string, offset: number, benign: boolean): void {
    this.#sink.fact({ kind: 'archive', rule, path, detail, offset, benign });
    if (benign) return;
    this.#sink.incomplete({ code: 'odd-archive', path, detail: `${detail}, at byte ${offset}`, waivable: false });
  }

  #checkName(header: TarHeader, path: EntryPath, installed: boolean, start: number): void {
    for (const { rule, detail, benign } of nameProblems(header.name)) this.odd(rule, path, detail, start, benign);
    if (header.kind === 'directory') return;
    if (!installed) this.odd('archive-hidden-entry', path, 'a file outside the package folder', start, false);
    const key = collisionKey(path[0]);
    const first = this.#seen.get(key);
    if (first === undefined) this.#seen.set(key, path[0]);
    else if (first !== path[0]) {
      this.odd('archive-deceptive-name', path, 'equal to another name but for case or accents', start, true);
    } else if (first === 'package.json') {
      this.odd('archive-ambiguous-entry', path, 'a second package.json', start, false);
    } else this.odd('archive-duplicate-entry', path, 'the same path twice', start, true);
  }

  #checkBody(header: TarHeader, path: EntryPath, hasPaxSize: boolean, start: number): void {
    const { kind, size, fieldSize } = header;
    if (kind === 'unknown') {
      this.odd('archive-hidden-entry', path, `an entry of type "${header.typeByte}", which npm skips`, start, false);
    }
    if (kind === 'link' || kind === 'device') {
      this.odd('archive-link-entry', path, kind === 'link' ? 'a link' : 'a device or pipe', start, true);
      if (size > 0) this.odd('archive-hidden-entry', path, `a ${kind} with ${size} bytes of content`, start, false);
    }
    if (kind === 'directory' && fieldSize > 0) {
      this.odd('archive-ambiguous-entry', path, `a folder with ${fieldSize} bytes of content`, start, false);
    }
    if (kind === 'file' && hasPaxSize && fieldSize !== size && fieldSize !== 0) {
      this.odd('archive-ambiguous-entry', path, `declared as ${fieldSize} and as ${size} bytes`, start, false);
    }
  }

  /** Said once per kind of remark: thousands of entries usually share one owner. */
  #checkOwner(header: TarHeader, path: EntryPath, start: number): void {
    const remarks: string[] = [];
    if (!NEUTRAL_UIDS.has(header.uid)) remarks.push("the builder's numeric user id");
    if (header.hasOwnerNames) remarks.push("the builder's user or group name");
    if (((header.mode ?? 0) & SETUID_SETGID) !== 0) remarks.push('setuid or setgid bits');
    for (const remark of remarks) {
      if (this.#said.has(remark)) continue;
      this.#said.add(remark);
      this.odd('archive-metadata', path, remark, start, true);
    }
  }
}
