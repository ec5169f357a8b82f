/**
 * Containers inside the artifact. The expander recognises them by their first bytes and puts them aside, because decoders
 * need random access or wait for zlib; `drain` then decodes them one after the other, with what turns up in them.
 * A tar needs neither and is walked while it passes.
 */
import type { Consumer, EntryInfo, Expander, Sink } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';
import { thousands } from '../../base/numbers.ts';
import type { Spool, Stored } from '../../base/spool.ts';
import { sayTooDeep } from '../too-deep.ts';
import { EmbeddedPart, type Found } from './embedded.ts';
import { BUN_MARK, SEA_MARK } from './executable.ts';
import { accountsForAll, type Job } from './job.ts';
import { RAW_BYTES, ZIP_STRUCTURE } from './names.ts';
import { containerKind, type ContainerKind } from './kind.ts';
import { EMBEDDED } from './magic.ts';
import { Pace } from './pace.ts';
import { SpoolTee } from './spool-tee.ts';
import { TarTee } from './tar-tee.ts';
import { sayUnsupported, UNSUPPORTED, UnsupportedPart, type Format } from './unsupported.ts';

export interface Containers {
  readonly expander: Expander;
  /** Decodes what was put aside. Throws EABORT when the signal fires. */
  drain(sink: Sink, signal?: AbortSignal): Promise<void>;
}

/** A tar begins with a name, and a name may begin like JSON: a map must not hide behind that. */
function mayBeJson(head: Uint8Array): boolean {
  return [0x7b, 0x5b, 0x29].includes(head[0]!) || head[0]! <= 0x20;
}

/** More places than this that look like the beginning of compressed data, in all files together, are no accident. */
const MAX_LOOKS = 10_000;
/** So many of them may turn out to be none. */
const PATIENCE = 1_000;
/** Their readers look at every byte, or leave the rest to entries of their own: nothing is embedded in them. */
const READ_WHOLE: ReadonlySet<ContainerKind['name']> = new Set(['tar', 'gzip', 'zstd', 'zip', 'asar']);

/** The reader of zips looks into what is around their members; the other one is what a limit kept from being decoded. */
const NO_ZIPS: ReadonlySet<string> = new Set([ZIP_STRUCTURE, RAW_BYTES]);

/** One per artifact. */
export function findContainers(budget: Budget, spool: Spool): Containers {
  let waiting: Job[] = [];
  let looks = 0;
  const patience = { left: PATIENCE, told: false };
  /** Entries that are containers. */
  const known = new WeakSet<EntryInfo>();
  /** Executables with a mark of those that carry programs. */
  const marked = new WeakSet<EntryInfo>();
  const embedded = new WeakMap<EntryInfo, Found>();
  const told = new WeakMap<EntryInfo, Set<Format>>();

  function foundIn(info: EntryInfo): Found {
    const last = embedded.get(info);
    const found = last && !last.ended ? last : { places: [], hasZip: false, kept: false, ended: false };
    embedded.set(info, found);
    return found;
  }

  const putAside =
    (job: Omit<Job, 'stored' | 'whole'>) =>
    (stored: Stored, whole: boolean): void =>
      void waiting.push({ ...job, stored, whole });

  async function drain(sink: Sink, pace: Pace): Promise<void> {
    const jobs = waiting;
    waiting = [];
    if (jobs.length === 0) return;
    const { decode } = await import('./decode.ts');
    for (const job of jobs) {
      const isMarked = job.kind !== 'executable' || marked.has(job.info);
      const framesRead = isMarked && (await decode(job, sink, budget, pace));
      const places = framesRead ? job.places.filter(({ kind }) => kind !== 'zstd') : job.places;
      if (job.kind === 'executable' && places.length > 0) {
        await decode({ ...job, kind: 'embedded', places }, sink, budget, pace);
      }
      job.stored.release();
      // What was in it goes first, so that little lies aside at any time.
      await drain(sink, pace);
    }
  }

  /** False, after saying so once, when there were too many. */
  function mayLook(info: EntryInfo, sink: Sink): boolean {
    looks++;
    if (looks === MAX_LOOKS + 1) {
      const detail = `more than ${thousands(MAX_LOOKS)} places look like compressed data; from here on they were not decoded`;
      sink.incomplete({ code: 'limit', path: info.path, detail, waivable: true });
    }
    return looks <= MAX_LOOKS;
  }

  /** Says it once for each format and file. */
  function unsupportedPart(info: EntryInfo, magic: string, format: Format, at: number, sink: Sink): Consumer | null {
    const said = told.get(info) ?? new Set();
    if (known.has(info) || said.has(format) || (at === 0 && info.type !== 'metadata')) return null;
    told.set(info, said);
    return new UnsupportedPart(magic, format, () => {
      if (said.has(format)) return;
      said.add(format);
      sayUnsupported(info, format.format, format.archive, ` at byte ${at}`, sink);
    });
  }

  return {
    expander: {
      name: 'container',
      lead(info, head) {
        if (info.type === 'metadata') return null;
        const kind = containerKind(head, info.path.at(-1)!);
        if (!kind) return null;
        if (READ_WHOLE.has(kind.name)) known.add(info);
        if (kind.name === 'executable' && head[0] !== 0x7f) marked.add(info);
        return (raw, sink) => {
          if (kind.name === 'unsupported') {
            sayUnsupported(info, kind.format, kind.archive, '', sink);
            return raw;
          }
          // Whether an executable is a container at all is only known when it is decoded.
          if (!budget.mayNest(info.path) && kind.name !== 'executable') {
            sayTooDeep('a container', info.path, budget, sink);
            return raw;
          }
          if (kind.name === 'tar') {
            const full = budget.nest(info.path);
            if (full === null) return new TarTee(info.path, raw, sink, budget, mayBeJson(head));
            const detail = `${full}; the content of this tar was searched, and not decoded`;
            sink.incomplete({ code: 'limit', path: info.path, detail, waivable: true });
            return raw;
          }
          const found = foundIn(info);
          found.kept ||= kind.name === 'executable';
          const job = { info, kind: kind.name, places: found.places, base: 0, patience };
          return new SpoolTee(spool.open(), raw, !accountsForAll(job), putAside(job));
        };
      },
      keywords: [...EMBEDDED.keys(), ...UNSUPPORTED.keys(), BUN_MARK, SEA_MARK],
      attach(info, offset, sink, _before, keyword) {
        const unsupported = UNSUPPORTED.get(keyword);
        if (unsupported) return unsupportedPart(info, keyword, unsupported, offset - keyword.length, sink);
        const kind = EMBEDDED.get(keyword);
        if (!kind) marked.add(info);
        if (!kind || known.has(info)) return null;
        const found = foundIn(info);
        if (kind === 'zip' ? found.hasZip || NO_ZIPS.has(info.path.at(-1)!) : !mayLook(info, sink)) return null;
        const place = { kind, at: offset - keyword.length };
        // What the file begins with was recognised by that.
        if (place.at === 0 && kind !== 'gzip' && info.type !== 'metadata') return null;
        const whole = info.placeAt ? { ...info, path: info.placeAt(place.at) } : info;
        const job = { info: whole, kind: 'embedded', places: found.places, base: -place.at, patience } as const;
        return new EmbeddedPart(keyword, place, found, () => spool.open(), putAside(job));
      },
    },
    drain: (sink, signal) => drain(sink, new Pace(signal)),
  };
}
