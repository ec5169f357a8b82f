/**
 * Reads a zip archive by its central directory and looks at everything that the directory does not name: local headers in
 * the gaps are entries that other readers see. Where both disagree, both are read and the result is undecided.
 */
import { Coverage, isZero, type Taken } from '../coverage.ts';
import { memberName } from '../../tar/name.ts';
import { ZIP_STRUCTURE } from '../names.ts';
import type { Nest } from '../nest.ts';
import { readDirectory, type Directory } from './directory.ts';
import { findLocal, hasData, SIGNATURE_BYTES } from './local.ts';
import { readMember, type Member } from './member.ts';
import { descriptorLength, readLocal, type CentralRecord, type ZipRecord } from './records.ts';

const HEADER_WINDOW = 512;
const ENCRYPTED = 1;
const SIZES_FOLLOW = 8;
const AES = 99;
/** Android signs archives in a block before the directory. */
const SIGNING_BLOCK = 'APK Sig Block 42';

/** Whoever writes so many headers that lead to nothing does not hide an entry. */
const MAX_VAIN = 256;

/** What the header says if the sizes follow the data. */
const NOTHING = { crc: undefined, packed: undefined, size: undefined };

export class ZipReader {
  readonly #nest: Nest;
  readonly #coverage: Coverage;
  /** Where the local headers lie whose entries were read. */
  readonly #headers = new Set<number>();
  #stopped = false;

  constructor(nest: Nest) {
    this.#nest = nest;
    this.#coverage = new Coverage(nest);
  }

  /** What was decoded into entries. */
  get taken(): readonly Taken[] {
    return this.#coverage.taken;
  }

  async read(directory: Directory | null): Promise<void> {
    const { stored } = this.#nest;
    if (!directory || directory.tooLarge) {
      if (directory) this.#nest.gap('limit', 'the directory of the archive is too large to be read');
      else this.#nest.gap('truncated', 'the archive has no usable directory at its end');
      await this.#hunt(0, stored.size);
    } else await this.#walk(directory);
    await this.#huntRest();
  }

  /** Sends all bytes that were not decoded through the detectors. */
  searchRest(): Promise<void> {
    return this.#coverage.searchRest(ZIP_STRUCTURE);
  }

  async #walk(directory: Directory): Promise<void> {
    const { records, base, start, end, archiveEnd, declared } = directory;
    const { stored } = this.#nest;
    if (records.length % 65_536 !== declared % 65_536) {
      this.#odd('archive-ambiguous-entry', 'a directory with more or fewer entries than declared', start);
    }
    let at = await this.#prefix();
    for (const record of records.toSorted((a, b) => a.offset - b.offset)) {
      if (this.#stopped) return;
      const header = base + record.offset;
      if (header < at) {
        this.#odd('archive-ambiguous-entry', 'entries that lie in each other', header);
        continue;
      }
      const local = readLocal(stored, header);
      if (!local || header >= start) {
        this.#odd('archive-ambiguous-entry', 'a directory entry that leads to no entry', header);
        continue;
      }
      await this.#gap(at, header);
      this.#compare(record, local, header);
      at = await this.#entry(record, local, header);
    }
    if (at > start) this.#odd('archive-ambiguous-entry', 'entries that lie in the directory', start);
    await this.#gap(at, start);
    await this.#gap(end, this.#endRecords(end, archiveEnd));
    if (archiveEnd < stored.size) {
      this.#odd('archive-trailing-data', 'bytes behind the end of the archive', archiveEnd);
      await this.#hunt(archiveEnd, stored.size);
    }
  }

  /** Bytes of the header of a browser extension, or of the marker of a split archive. */
  async #prefix(): Promise<number> {
    const head = this.#nest.stored.read(0, 16);
    const magic = head.toString('latin1', 0, 4);
    if (magic === 'PK00' || magic === 'PK\x07\x08') return 4;
    if (magic !== 'Cr24') return 0;
    return head[4] === 2 ? 16 + head.readUInt32LE(8) + head.readUInt32LE(12) : 12 + head.readUInt32LE(8);
  }

  /** Where the first record behind the directory begins: an end record, or the zip64 one. */
  #endRecords(end: number, archiveEnd: number): number {
    const bytes = this.#nest.stored.read(end, Math.min(archiveEnd - end, HEADER_WINDOW));
    const at = ['PK\x06\x06', 'PK\x05\x06']
      .map((magic) => bytes.indexOf(magic, 0, 'latin1'))
      .find((found) => found >= 0);
    return end + (at ?? 0);
  }

  #compare(central: CentralRecord, local: ZipRecord, at: number): void {
    const followed = (local.flags & SIZES_FOLLOW) !== 0;
    if (!central.rawName.equals(local.rawName)) {
      this.#odd('archive-ambiguous-entry', 'an entry with two names', at, memberName(local.name));
    }
    const differs =
      central.method !== local.method ||
      ((central.flags ^ local.flags) & ENCRYPTED) !== 0 ||
      (!followed && (central.crc !== local.crc || central.packed !== local.packed || central.size !== local.size));
    if (differs) this.#odd('archive-ambiguous-entry', 'an entry that is described in two ways', at);
  }

  /** Reads an entry of the directory. Returns where it ends. */
  async #entry(record: CentralRecord, local: ZipRecord, header: number): Promise<number> {
    const { method, crc, packed, size, mode } = record;
    const dataAt = header + local.length;
    this.#headers.add(header);
    const encrypted = ((record.flags | local.flags) & ENCRYPTED) !== 0 || method === AES;
    const end = await this.#read({ name: memberName(record.name), mode, method, encrypted, crc, packed, size, dataAt });
    const dataEnd = end ?? dataAt + packed;
    if (((record.flags | local.flags) & SIZES_FOLLOW) === 0) return dataEnd;
    return dataEnd + descriptorLength(this.#nest.stored.read(dataEnd, 24), record);
  }

  async #read(member: Member): Promise<number | null> {
    if (this.#nest.mustStop()) {
      this.#stopped = true;
      return null;
    }
    const end = await readMember(this.#nest, member);
    if (end !== null) this.#coverage.take(member.dataAt, end);
    return end;
  }

  /** Bytes that no entry of the directory covers: zeros align; anything else is looked into. */
  async #gap(from: number, to: number): Promise<void> {
    if (this.#stopped || from >= to || isZero(this.#nest, from, to)) return;
    const last = this.#nest.stored.read(Math.max(from, to - SIGNING_BLOCK.length), SIGNING_BLOCK.length);
    if (last.toString('latin1') === SIGNING_BLOCK) return;
    this.#odd('archive-hidden-entry', 'bytes that the directory does not name', from);
    await this.#hunt(from, to);
  }

  /** Reads every entry that a local header announces, as readers do that go from front to back. */
  async #hunt(from: number, to: number): Promise<void> {
    for (let at = findLocal(this.#nest.stored, from, to); at !== null && !this.#stopped;) {
      at = findLocal(this.#nest.stored, await this.#local(at), to);
    }
  }

  /** The same for what was not decoded: comments, names and other fields have room for entries of their own. */
  async #huntRest(): Promise<void> {
    const { stored } = this.#nest;
    const ranges = [...this.#coverage.rest()];
    let vain = 0;
    for (const { from, to } of ranges) {
      const next = (at: number): number | null =>
        findLocal(stored, this.#headers.has(at) ? at + SIGNATURE_BYTES : at, to);
      for (let at = next(from); at !== null && !this.#stopped;) {
        const isKnown = this.#headers.has(at);
        const end: number | null = isKnown ? null : await this.#hidden(at);
        if (!isKnown && end === null && ++vain === MAX_VAIN) {
          this.#nest.gap(
            'limit',
            'too many headers of entries in it lead to none; from here on they were not followed',
          );
          return;
        }
        if (end !== null) ranges.push({ from: at, to: at + readLocal(stored, at)!.length });
        at = end === null ? findLocal(stored, at + SIGNATURE_BYTES, to) : next(end);
      }
    }
  }

  /** Reads an entry of which no directory knows. Returns where it ends; null if there is no data. */
  async #hidden(at: number): Promise<number | null> {
    if (!hasData(this.#nest.stored, at)) return null;
    const { length } = this.#coverage.taken;
    this.#odd('archive-hidden-entry', 'an entry in bytes that belong to no entry', at);
    const end = await this.#local(at);
    return this.#coverage.taken.length > length ? end : null;
  }

  /** Reads the entry of the header at `at`. Returns where it ends. */
  async #local(at: number): Promise<number> {
    const local = readLocal(this.#nest.stored, at)!;
    this.#headers.add(at);
    const { method, flags } = local;
    const dataAt = at + local.length;
    const known = (flags & SIZES_FOLLOW) === 0 || local.packed > 0;
    const { crc, packed, size } = known ? local : NOTHING;
    const encrypted = (flags & ENCRYPTED) !== 0 || method === AES;
    const name = memberName(local.name);
    const end = await this.#read({ name, mode: undefined, method, encrypted, crc, packed, size, dataAt });
    return Math.max(dataAt, end ?? dataAt + (packed ?? 0));
  }

  #odd(
    rule: 'archive-ambiguous-entry' | 'archive-hidden-entry' | 'archive-trailing-data',
    detail: string,
    at: number,
    name?: string,
  ): void {
    this.#nest.oddities.report(rule, [name ?? '<archive>'], detail, at, false);
  }
}

export async function readZip(nest: Nest): Promise<void> {
  nest.is('zip', true);
  const reader = new ZipReader(nest);
  await reader.read(readDirectory(nest.stored));
  await reader.searchRest();
}
