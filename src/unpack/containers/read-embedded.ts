/** Decodes what may be a container in the middle of a file. What turns out to be none leaves no trace. */
import type { Buffer } from 'node:buffer';
import type { Sink } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';
import type { Stored } from '../../base/spool.ts';
import { ByteSource } from '../byte-source.ts';
import { gunzipMembers } from '../gunzip.ts';
import { headerEntry, passOn, source, type Defect } from './compressed.ts';
import type { Taken } from './coverage.ts';
import type { Job, Patience } from './job.ts';
import { Nest } from './nest.ts';
import type { Pace } from './pace.ts';
import { readEmbeddedZips } from './zip/embedded.ts';

/** Less than this comes out of any bytes now and then. */
const LEAST_BYTES = 16;
/** What decodes to so much before it breaks off was compressed data, and a part of it is missing. */
const SUBSTANTIAL_BYTES = 1_024;
/** What it costs the patience of the run if so much was decoded in vain. */
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

/** Where it ends; where it begins, if it is none or is damaged. */
async function readGzipAt(nest: Nest, from: number, patience: Patience): Promise<number> {
  const packed = source(nest, from, nest.stored.size);
  const defects: Defect[] = [];
  const header = headerEntry(nest);
  const members = gunzipMembers(packed, {
    fields: (bytes) => header.push(bytes),
    hiddenMember: () => undefined,
    residue: () => undefined,
    defect: (code, detail) => defects.push({ code, detail }),
  });
  const decoded = new ByteSource(members);
  try {
    patience.left--;
    if ((await decoded.peek(LEAST_BYTES)).length < LEAST_BYTES) return from;
    let size = 0;
    async function* counted(): AsyncGenerator<Buffer> {
      for (let chunk = await decoded.chunk(); chunk; chunk = await decoded.chunk()) {
        size += chunk.length;
        yield chunk;
      }
    }
    await passOn(nest, 'gzip', counted(), () => packed.offset);
    if (defects.length === 0) {
      patience.left++;
      return from + packed.offset;
    }
    if (size < SUBSTANTIAL_BYTES) return from;
    patience.left -= SUBSTANTIAL_COST;
    for (const { code, detail } of defects) nest.gap(code, detail);
    return from;
  } finally {
    header.end();
    await decoded.close();
  }
}
