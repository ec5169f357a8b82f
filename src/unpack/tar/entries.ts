/** Opens the entries of a tar and reports what is odd about their names, sizes, types and owners. */
import type { Buffer } from 'node:buffer';
import type { EntryInfo, EntryType, EntryWriter, Sink } from '../../base/entry.ts';
import type { EntryPath } from '../../base/types.ts';
import type { TarHeader } from './header.ts';
import { installedName, memberName, nameProblems } from './name.ts';
import type { Oddities } from './oddities.ts';
import { Places } from './places.ts';
import { fieldName, hasSlack, NAME_BYTES } from './fields.ts';

const TYPES: Readonly<Record<string, EntryType>> = {
  file: 'file',
  directory: 'directory',
  link: 'link',
  device: 'device',
};
const SETUID_SETGID = 0o6000;
/** Written by packers that do not copy the owner. */
const NEUTRAL_UIDS: ReadonlySet<number | undefined> = new Set([0, 65_534, undefined]);
const ASCII = /^[ -~]*$/;
/** What `tar --label` writes first: a name without content. */
const VOLUME_LABEL = 'V'.charCodeAt(0);
/** tar-stream puts the name into the extension header alone as soon as it needs one, be it for a link target. */
const NAME_ELSEWHERE = 'PaxHeader';
/** Sizes from here on do not fit the header's field. */
const MAX_FIELD_SIZE = 8 ** 11;

/** What extension headers said about an entry. */
export interface Extended {
  readonly path?: string | undefined;
  readonly size?: number | undefined;
}

/** A type byte for a message: the letter, or its number if it is none. */
function typeName(byte: number): string {
  return byte > 0x20 && byte < 0x7f ? `"${String.fromCharCode(byte)}"` : `0x${byte.toString(16)}`;
}

export class TarEntries {
  readonly #sink: Sink;
  readonly #oddities: Oddities;
  readonly #places = new Places();
  readonly #maxEntries: number;
  readonly #nested: boolean;
  #count = 0;

  /** `nested`: the archive is a file in another one; npm does not install it, so its owners are not judged, nor its names but for two of one entry. */
  constructor(sink: Sink, oddities: Oddities, maxEntries: number, nested: boolean) {
    this.#sink = sink;
    this.#oddities = oddities;
    this.#maxEntries = maxEntries;
    this.#nested = nested;
  }

  get count(): number {
    return this.#count;
  }

  /** True when no further entry should be opened: too many, or their names fill the memory. */
  get full(): boolean {
    return this.#count >= this.#maxEntries || this.#places.full;
  }

  open(header: TarHeader, block: Buffer, extended: Extended, start: number): EntryWriter {
    this.#count++;
    if (this.#nested) return this.#openNested(header, block, extended, start);
    const { path: name, installed } = installedName(header.name);
    const path: EntryPath = [name];
    this.#checkName(header, path, installed, start);
    this.#checkRename(header, block, path, extended, start);
    this.#checkBody(header, path, extended, start);
    this.#checkOwner(header, block, path, start);
    const type = header.kind === 'file' && !installed ? 'residue' : (TYPES[header.kind] ?? 'residue');
    return this.#open(header, path, type);
  }

  #openNested(header: TarHeader, block: Buffer, extended: Extended, start: number): EntryWriter {
    const path: EntryPath = [memberName(header.name)];
    this.#checkRename(header, block, path, extended, start);
    return this.#open(header, path, TYPES[header.kind] ?? 'file');
  }

  #open({ size, mode, linkTarget }: TarHeader, path: EntryPath, type: EntryType): EntryWriter {
    const via = this.#nested ? 'archive' : 'tar';
    // Nearly all entries: an object that is put together from parts costs as much as the rest of this method.
    if (mode !== undefined && linkTarget === '') return this.#sink.open({ path, type, via, size, mode });
    const info: EntryInfo = {
      path,
      type,
      via,
      size,
      ...(mode === undefined ? {} : { mode }),
      ...(linkTarget === '' ? {} : { linkTarget }),
    };
    return this.#sink.open(info);
  }

  #checkName(header: TarHeader, path: EntryPath, installed: boolean, start: number): void {
    for (const { rule, detail, benign } of nameProblems(header.name)) {
      this.#oddities.report(rule, path, detail, start, benign);
    }
    if (!installed) {
      if (header.kind === 'file') this.#doubt('archive-hidden-entry', path, 'a file that npm does not write', start);
      return;
    }
    if (header.kind === 'directory') {
      if (this.#places.addFolder(path[0])) this.#doubt('archive-duplicate-entry', path, 'a file and a folder', start);
      return;
    }
    const clash = this.#places.addFile(path[0]);
    if (clash === 'folder') this.#doubt('archive-duplicate-entry', path, 'a file and a folder', start);
    else if (clash === 'folded') {
      const detail = 'equal to another name but for case or accents';
      this.#oddities.report('archive-deceptive-name', path, detail, start, true);
    } else if (clash === 'same' && path[0] === 'package.json') {
      this.#doubt('archive-ambiguous-entry', path, 'a second package.json', start);
    } else if (clash === 'same') {
      this.#oddities.report('archive-duplicate-entry', path, 'the same path twice', start, true);
    }
  }

  #checkRename(header: TarHeader, block: Buffer, path: EntryPath, extended: Extended, start: number): void {
    // Old GNU tars keep the last byte of the field for a NUL.
    if (extended.path === undefined || header.name.length >= NAME_BYTES || !ASCII.test(header.name)) return;
    const field = fieldName(block);
    if (field === header.name || field === NAME_ELSEWHERE) return;
    this.#doubt('archive-ambiguous-entry', path, 'renamed by an extension header that its name does not need', start);
  }

  #checkBody(header: TarHeader, path: EntryPath, extended: Extended, start: number): void {
    const { kind, size, fieldSize } = header;
    if (header.typeByte === VOLUME_LABEL && size === 0 && fieldSize === 0) {
      this.#oddities.remark(path, 'the label of a volume', start);
    } else if (kind === 'unknown') {
      this.#doubt(
        'archive-hidden-entry',
        path,
        `an entry of type ${typeName(header.typeByte)}, which npm skips`,
        start,
      );
    }
    if (kind === 'link' || kind === 'device') {
      const detail = kind === 'link' ? 'a link' : 'a device or pipe';
      this.#oddities.report('archive-link-entry', path, detail, start, true);
      if (size > 0) this.#doubt('archive-hidden-entry', path, `${detail} with content`, start);
    }
    if ((kind === 'file' || kind === 'directory') && header.linkTarget !== '')
      this.#doubt('archive-ambiguous-entry', path, 'a link target for what is no link', start);
    if (fieldSize < 0) this.#doubt('archive-ambiguous-entry', path, 'a size that is no plain octal number', start);
    if (kind === 'directory') {
      if (Math.max(fieldSize, extended.size ?? 0) > 0)
        this.#doubt('archive-ambiguous-entry', path, 'a folder with content', start);
    } else if (kind !== 'unknown' && fieldSize >= 0 && fieldSize !== (extended.size ?? size) && size < MAX_FIELD_SIZE) {
      this.#doubt('archive-ambiguous-entry', path, 'declared with two different sizes', start);
    }
  }

  #checkOwner(header: TarHeader, block: Buffer, path: EntryPath, start: number): void {
    if (!NEUTRAL_UIDS.has(header.uid)) this.#oddities.remark(path, "the builder's numeric user id", start);
    if (header.hasOwnerNames) this.#oddities.remark(path, "the builder's user or group name", start);
    if (((header.mode ?? 0) & SETUID_SETGID) !== 0) this.#oddities.remark(path, 'setuid or setgid bits', start);
    if (hasSlack(block)) this.#oddities.remark(path, 'bytes behind the end of a header field', start);
  }

  #doubt(rule: Parameters<Oddities['report']>[0], path: EntryPath, detail: string, start: number): void {
    this.#oddities.report(rule, path, detail, start, false);
  }
}
