/**
 * Containers inside the artifact. The expander recognises them by their first bytes and puts them aside, because decoders
 * need random access or wait for zlib; `drain` then decodes them one after the other, with what turns up in them.
 * A tar needs neither and is walked while it passes.
 */
import type { EntryInfo, EntryWriter, Expander, Sink } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';
import type { Spool, Stored } from '../../base/spool.ts';
import { sayTooDeep } from '../too-deep.ts';
import { EmbeddedZip, ZIP_KEYWORD } from './embedded-zip.ts';
import { BUN_MARK, SEA_MARK } from './executable.ts';
import { accountsForAll, type Job } from './job.ts';
import { containerKind } from './kind.ts';
import { Pace } from './pace.ts';
import { SpoolTee } from './spool-tee.ts';
import { TarTee } from './tar-tee.ts';

export interface Containers {
  readonly expander: Expander;
  /** Decodes what was put aside. Throws EABORT when the signal fires. */
  drain(sink: Sink, signal?: AbortSignal): Promise<void>;
}

/** A tar begins with a name, and a name may begin like JSON: a map must not hide behind that. */
function mayBeJson(head: Uint8Array): boolean {
  return [0x7b, 0x5b, 0x29].includes(head[0]!) || head[0]! <= 0x20;
}

/** One per artifact. */
export function findContainers(budget: Budget, spool: Spool): Containers {
  let waiting: Job[] = [];
  /** Entries that are containers, or hold one. */
  const known = new WeakSet<EntryInfo>();
  /** Executables with a mark of those that carry programs. */
  const marked = new WeakSet<EntryInfo>();

  const putAside =
    (job: Pick<Job, 'info' | 'kind' | 'embedded'>) =>
    (stored: Stored, whole: boolean): void =>
      void waiting.push({ ...job, stored, whole });

  async function drain(sink: Sink, pace: Pace): Promise<void> {
    const jobs = waiting;
    waiting = [];
    if (jobs.length === 0) return;
    const { decode } = await import('./decode.ts');
    for (const job of jobs) {
      const isPlain = job.kind === 'executable' && !marked.has(job.info);
      if (!isPlain) await decode(job, sink, budget, pace);
      job.stored.release();
      // What was in it goes first, so that little lies aside at any time.
      await drain(sink, pace);
    }
  }

  return {
    expander: {
      name: 'container',
      lead(info, head) {
        if (info.type === 'metadata') return null;
        const kind = containerKind(head, info.path.at(-1)!);
        if (!kind) return null;
        // A zip may follow an executable.
        if (kind.name !== 'executable') known.add(info);
        else if (head[0] !== 0x7f) marked.add(info);
        return (raw, sink) => {
          if (kind.name === 'unsupported') return refuse(info, kind, raw, sink);
          // Whether an executable or a zip in another file is a container at all is only known when it is decoded.
          if (!budget.mayNest(info.path) && kind.name !== 'executable') {
            sayTooDeep('a container', info.path, budget, sink);
            return raw;
          }
          if (kind.name === 'tar') return new TarTee(info.path, raw, sink, budget, mayBeJson(head));
          const job = { info, kind: kind.name, embedded: false };
          return new SpoolTee(spool.open(), raw, !accountsForAll(job), putAside(job));
        };
      },
      keywords: [ZIP_KEYWORD, BUN_MARK, SEA_MARK],
      attach(info, _offset, _sink, _before, keyword) {
        if (keyword !== ZIP_KEYWORD) {
          marked.add(info);
          return null;
        }
        if (info.type === 'metadata' || known.has(info)) return null;
        const claim = (): boolean => {
          const first = !known.has(info);
          known.add(info);
          return first;
        };
        return new EmbeddedZip(spool, putAside({ info, kind: 'zip', embedded: true }), claim);
      },
    },
    drain: (sink, signal) => drain(sink, new Pace(signal)),
  };
}

function refuse(
  info: EntryInfo,
  { format, archive }: { format: string; archive: boolean },
  raw: EntryWriter,
  sink: Sink,
): EntryWriter {
  const detail = `${format} data cannot be decoded; leave it out of the package, or ship it as gzip or zip`;
  sink.fact({ kind: 'container', path: info.path, format, archive });
  sink.incomplete({ code: 'unsupported-container', path: info.path, detail, waivable: true });
  return raw;
}
