/** Packed bytes → entries. Decides by magic what was given and sends every byte to the sink, whatever the structure says. */
import type { Buffer } from 'node:buffer';
import type { EntryWriter, Sink } from '../base/entry.ts';
import { LeakcheckError } from '../base/errors.ts';
import type { Budget } from '../base/limits.ts';
import type { IncompleteCode } from '../base/types.ts';
import { ByteSource } from './byte-source.ts';
import { isGzip } from './gzip-header.ts';
import { gunzip, type GzipListener } from './gunzip.ts';
import { readHeader } from './tar/header.ts';
import { TarWalker } from './tar/walker.ts';

const TAR_BLOCK = 512;

/** Names what stands there instead of a tarball; nothing of its content. */
function describe(head: Buffer): string {
  const text = head.toString('latin1').trimStart().toLowerCase();
  if (head.length === 0) return 'it is empty';
  if (text.startsWith('<!doctype') || text.startsWith('<html')) return 'it is an HTML page';
  if (text.startsWith('<?xml')) return 'it is an XML document';
  if (text.startsWith('{') || text.startsWith('[')) return 'it is a JSON document';
  if (text.startsWith('pk\u0003\u0004')) return 'it is a zip archive';
  if (head.length >= 4 && head.readUInt32BE(0) === 0x28b52ffd) return 'it is compressed with zstd';
  return 'it is neither gzip nor tar';
}

/** A listener that reports to the sink; `end` closes what it opened. */
function gzipListener(sink: Sink): GzipListener & { end(): void } {
  let residue: EntryWriter | null = null;
  return {
    end: () => residue?.end(),
    fields(bytes) {
      const writer = sink.open({ path: ['<gzip header>'], type: 'metadata', via: 'residue' });
      writer.push(bytes);
      writer.end();
      sink.fact({
        kind: 'archive',
        rule: 'archive-metadata',
        path: ['<gzip header>'],
        detail: 'the gzip header carries a name or comment',
        offset: 0,
        benign: true,
      });
    },
    residue(bytes, offset) {
      residue ??= sink.open({ path: [`<after gzip data @ ${offset}>`], type: 'residue', via: 'residue' });
      residue.push(bytes);
    },
    defect(code: IncompleteCode, detail) {
      sink.incomplete({ code, detail, waivable: false });
    },
  };
}

/** Inflated chunks of a gzip tarball, or the bytes of a plain tar. Throws ENOTARBALL for anything else. */
async function decoded(source: ByteSource, sink: Sink): Promise<AsyncIterable<Buffer>> {
  const head = await source.peek(TAR_BLOCK);
  if (isGzip(head)) {
    const listener = gzipListener(sink);
    return (async function* () {
      yield* gunzip(source, listener);
      listener.end();
    })();
  }
  if (head.length === TAR_BLOCK && readHeader(head, undefined, undefined)) {
    const detail = 'a plain tar without compression';
    sink.fact({ kind: 'archive', rule: 'archive-metadata', path: ['<archive>'], detail, offset: 0, benign: true });
    return (async function* () {
      for (let chunk = await source.chunk(); chunk; chunk = await source.chunk()) yield chunk;
    })();
  }
  throw new LeakcheckError('ENOTARBALL', `not an npm tarball: ${describe(head)}`, {
    hint: 'give a .tgz made by npm pack, a package name, or the address of a tarball',
  });
}

/**
 * Reads the whole artifact into the sink. Returns the number of entries and of inflated bytes.
 * Throws ENOTARBALL if the bytes are no tarball at all, EABORT when the signal fires.
 */
export async function unpackArtifact(
  chunks: AsyncIterable<Uint8Array>,
  sink: Sink,
  budget: Budget,
  signal?: AbortSignal,
): Promise<{ entries: number; inflatedBytes: number }> {
  const source = new ByteSource(chunks);
  const walker = new TarWalker(sink);
  let inflatedBytes = 0;
  try {
    for await (const chunk of await decoded(source, sink)) {
      if (signal?.aborted) throw new LeakcheckError('EABORT', 'interrupted');
      inflatedBytes += chunk.length;
      if (!budget.inflate(chunk.length)) {
        const detail = `the archive inflates to more than ${budget.limits.inflatedBytes} bytes`;
        sink.incomplete({ code: 'limit', detail, waivable: true });
        break;
      }
      walker.push(chunk);
    }
  } finally {
    await source.close();
  }
  walker.end();
  return { entries: walker.entries, inflatedBytes };
}
