/** Decodes what may be a container in the middle of a file. What turns out to be none leaves no trace. */
import type { Sink } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';
import type { Stored } from '../../base/spool.ts';
import { gunzipMembers, type GzipListener } from '../gunzip.ts';
import { gzipHeaderLength } from '../gzip-header.ts';
import { headerEntry, source, type Defect } from './compressed.ts';
import type { Taken } from './coverage.ts';
import { PROBE_BYTES, readDoubtful } from './doubtful.ts';
import type { Job, Patience } from './job.ts';
import { Nest } from './nest.ts';
import type { Pace } from './pace.ts';
import { readEmbeddedZips } from './zip/embedded.ts';

/** Names and comments are no longer. */
const MAX_HEADER = 4 * 1024 * 1024;
/** What it costs the patience of the run if much was decoded in vain. */
const SUBSTANTIAL_COST = 16;

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
    const container = nest([`<gzip @ ${at}>`]);
    if (patience.left <= 0) {
      const detail = 'too much that looks like gzip data is none; from here on it was not decoded';
      if (!patience.told) container.gap('limit', detail);
      patience.told = true;
      return;
    }
    read.push({ from, to: await readGzipAt(container, from, patience) });
    container.close();
  }
}

/** Null if the header does not end within reason. */
function headerLength(stored: Stored, from: number): number | null {
  for (const size of [PROBE_BYTES, MAX_HEADER]) {
    const bytes = stored.read(from, size);
    const length = gzipHeaderLength(bytes);
    if (length === null || length < bytes.length || bytes.length < size) return length ?? 0;
  }
  return null;
}

/** Where it ends; where it begins, if it is none or is damaged. */
async function readGzipAt(nest: Nest, from: number, patience: Patience): Promise<number> {
  const { stored } = nest;
  const length = headerLength(stored, from);
  if (length === null) {
    nest.gap('limit', 'what seems to be gzip data has a header of megabytes; it was not decoded');
    return from;
  }
  const packed = source(nest, from, stored.size);
  const defects: Defect[] = [];
  const header = headerEntry(nest);
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
  if (read === 'whole') return from + packed.offset;
  patience.left -= read === 'broken' ? SUBSTANTIAL_COST : 1;
  return from;
}
