/** Packed bytes → entries. Decides by magic what was given and sends every byte to the sink, whatever the structure says. */
import { Buffer } from 'node:buffer';
import { NO_TARBALL, type Sink } from '../base/entry.ts';
import { LeakcheckError } from '../base/errors.ts';
import type { Budget } from '../base/limits.ts';
import type { EntryPath } from '../base/types.ts';
import { ByteSource } from './byte-source.ts';
import { containerKind, isTar } from './containers/kind.ts';
import { describe } from './describe.ts';
import { isGzip } from './gzip-header.ts';
import { GzipReport } from './gzip-report.ts';
import { gunzip } from './gunzip.ts';
import { BLOCK } from './tar/header.ts';
import { TarWalker } from './tar/walker.ts';

/** npm gives up on archives that inflate more than this; smaller ones may be all blanks. */
const NPM_RATIO = 1_000;
const RATIO_FROM_BYTES = 16 * 1024 * 1024;

export interface Unpacked {
  readonly entries: number;
  readonly inflatedBytes: number;
}

function metadata(sink: Sink, detail: string): void {
  sink.fact({ kind: 'archive', rule: 'archive-metadata', path: ['<archive>'], detail, offset: 0, benign: true });
}

/** What the inflated bytes are sent to. */
interface Receiver {
  push(bytes: Buffer): void;
  end(whole: boolean): void;
}

function notTarball(what: string): LeakcheckError {
  return new LeakcheckError('ENOTARBALL', `not an npm tarball: ${what}`, {
    hint: 'give a .tgz made by npm pack, a package name, or the address of a tarball',
  });
}

/** Sends the inflated chunks on; returns their number of bytes. */
async function pour(
  inflated: ByteSource,
  receiver: Receiver,
  source: ByteSource,
  sink: Sink,
  budget: Budget,
  signal: AbortSignal | undefined,
): Promise<number> {
  let bytes = 0;
  try {
    for (let chunk = await inflated.chunk(); chunk; chunk = await inflated.chunk()) {
      if (signal?.aborted) throw new LeakcheckError('EABORT', 'interrupted');
      budget.inflate(chunk.length);
      budget.readPacked(source.offset);
      const passed = budget.passedByBytes;
      if (passed !== null) {
        sink.incomplete({ code: 'limit', detail: `${passed}; the rest of the archive was not read`, waivable: true });
        receiver.end(false);
        return bytes;
      }
      bytes += chunk.length;
      receiver.push(chunk);
    }
    receiver.end(true);
    return bytes;
  } finally {
    await inflated.close();
  }
}

/** What else can be opened, by the first bytes; names decide nothing, except for brotli. Null for a tar and for all the rest. */
function otherArchive(head: Buffer, name: string): string | null {
  const kind = isTar(head) ? null : containerKind(head, name);
  if (kind === null || kind.name === 'unsupported') return null;
  return describe(head, `${kind.name} data`);
}

/** Another archive, or a tarball in another compression: one entry, which is opened as it would be inside of a package. */
function openOther(what: string, name: string, sink: Sink): Receiver {
  const path: EntryPath = [`${NO_TARBALL} ${name}`];
  metadata(sink, `no tarball as npm packs it: ${what}`);
  const detail = `not an npm tarball: it is ${what}; what could be decoded of it was searched`;
  sink.incomplete({ code: 'odd-archive', path, detail, waivable: false });
  const writer = sink.open({ path, type: 'residue', via: 'residue' });
  return { push: (bytes) => writer.push(bytes), end: () => writer.end() };
}

/**
 * Reads the whole artifact into the sink. Returns the number of entries and of inflated bytes; `name` is that of the file.
 * Throws ENOTARBALL if the bytes are no archive at all, EABORT when the signal fires.
 */
export async function unpackArtifact(
  chunks: AsyncIterable<Uint8Array>,
  sink: Sink,
  budget: Budget,
  name: string,
  signal?: AbortSignal,
): Promise<Unpacked> {
  const source = new ByteSource(chunks);
  const gzip = new GzipReport(sink);
  try {
    const magic = await source.peek(BLOCK);
    const compressed = isGzip(magic);
    const inflated = compressed ? new ByteSource(gunzip(source, gzip)) : source;
    const head = compressed ? await inflated.peek(BLOCK) : magic;
    const other = otherArchive(head, compressed ? '' : name);
    if (magic.length < BLOCK && !compressed && other === null) throw notTarball(`it is ${describe(magic)}`);
    const walker = new TarWalker(sink, budget.limits.entries);
    const receiver = other === null ? walker : openOther(other, name, sink);
    const bytes = await pour(inflated, receiver, source, sink, budget, signal);
    gzip.end();
    if (other !== null) return { entries: 1, inflatedBytes: bytes };
    if (walker.entries === 0) refuse(compressed, gzip.defective, head);
    if (!compressed) metadata(sink, 'a plain tar without compression');
    if (bytes > RATIO_FROM_BYTES && bytes > NPM_RATIO * source.offset) {
      metadata(sink, 'the archive inflates more than a thousandfold: npm refuses it');
    }
    return { entries: walker.entries, inflatedBytes: bytes };
  } finally {
    await source.close();
  }
}

/** Called when no entry was found: what is neither an empty archive nor a tar cannot be judged. */
function refuse(compressed: boolean, defective: boolean, head: Buffer): void {
  if (!compressed) throw notTarball(`it is ${describe(head)}`);
  if (defective) throw notTarball('its gzip data is damaged or cut before the first entry');
  if (head.some((byte) => byte !== 0)) {
    const what = describe(head);
    throw notTarball(what === 'neither gzip nor tar' ? 'its gzip data holds no tar' : `its gzip data holds ${what}`);
  }
}
