/** Decodes what may be a container in the middle of a file. What turns out to be none leaves no trace. */
import type { Sink } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';
import type { Stored } from '../../base/spool.ts';
import { gunzipMembers, type GzipListener } from '../gunzip.ts';
import { gzipHeaderLength } from '../gzip-header.ts';
import { fieldsEntry, source, type Defect } from './compressed.ts';
import type { Taken } from './coverage.ts';
import { PROBE_BYTES, readDoubtful, readZlibAt, type Read } from './doubtful.ts';
import type { Job } from './job.ts';
import type { EmbeddedKind } from './magic.ts';
import { Nest } from './nest.ts';
import type { Pace } from './pace.ts';
import { readZstdAt } from './zstd.ts';
import { readEmbeddedZips } from './zip/embedded.ts';

/** Names and comments are no longer. */
const MAX_HEADER = 4 * 1024 * 1024;
/** What it costs the patience of the run if much was decoded in vain. */
const SUBSTANTIAL_COST = 16;
const BLOCKS_PER_COST = 64;

/** Reads all places of a file that lies aside. */
export async function readEmbedded(job: Job, sink: Sink, budget: Budget, pace: Pace): Promise<void> {
  const { info, stored, places, base, patience } = job;
  const read: Taken[] = [];
  for (const { kind, at } of places) {
    const from = at + base;
    if (read.some((range) => range.from <= from && from < range.to)) continue;
    await pace.step(0);
    const nest = (path: readonly string[], part: Stored = stored): Nest =>
      new Nest([info.path[0], ...info.path.slice(1), ...path], part, sink, budget, pace);
    if (kind === 'zip') {
      read.push(...(await readEmbeddedZips((part) => nest([], part), stored, from)));
      continue;
    }
    const container = nest([`<${kind} @ ${at}>`]);
    if (patience.left <= 0) {
      const detail = 'too much that looks like compressed data is none; from here on it was not decoded';
      if (!patience.told) container.gap('limit', detail);
      patience.told = true;
      return;
    }
    const { read: how, end, cost = 0 } = await READERS[kind](container, from);
    read.push({ from, to: how === 'whole' ? end : from });
    if (how !== 'whole') patience.left -= cost + (how === 'broken' ? SUBSTANTIAL_COST : 1);
    container.close();
  }
}

/** `end` is where that which is whole ends. */
interface Part {
  readonly read: Read;
  readonly end: number;
  readonly cost?: number;
}

const READERS: Readonly<Record<Exclude<EmbeddedKind, 'zip'>, (nest: Nest, from: number) => Promise<Part>>> = {
  gzip: readGzipAt,
  zlib: readZlibAt,
  async zstd(nest, from) {
    const { blocks, ...part } = await readZstdAt(nest, from);
    return { ...part, cost: blocks / BLOCKS_PER_COST };
  },
};

/** Null if the header does not end within reason. */
function headerLength(stored: Stored, from: number): number | null {
  for (const size of [PROBE_BYTES, MAX_HEADER]) {
    const bytes = stored.read(from, size);
    const length = gzipHeaderLength(bytes);
    if (length === null || length < bytes.length || bytes.length < size) return length ?? 0;
  }
  return null;
}

async function readGzipAt(nest: Nest, from: number): Promise<Part> {
  const { stored } = nest;
  const length = headerLength(stored, from);
  if (length === null) {
    nest.gap('limit', 'what seems to be gzip data has a header of megabytes; it was not decoded');
    return { read: 'none', end: from };
  }
  const packed = source(nest, from, stored.size);
  const defects: Defect[] = [];
  const header = fieldsEntry(nest, '<gzip header>');
  const listener: GzipListener = {
    fields: (bytes) => header.push(bytes),
    hiddenMember: () => undefined,
    residue: () => undefined,
    defect: (code, detail) => defects.push({ code, detail }),
  };
  const read = await readDoubtful(nest, 'gzip', stored.read(from + length, PROBE_BYTES), () => ({
    chunks: gunzipMembers(packed, listener),
    packed: () => packed.offset,
    defects: () => defects,
  }));
  header.end();
  return { read, end: from + packed.offset };
}
