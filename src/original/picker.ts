/** Takes of an artifact that is read once more only what is asked for: maps, and of the texts they are for their extent. */
import { Buffer } from 'node:buffer';
import type { EntryWriter, Expander } from '../base/entry.ts';
import type { EntryPath } from '../base/types.ts';
import type { MapAnswers } from '../detect/original/answers.ts';
import { pathKey } from '../detect/source-map/links.ts';
import { TapWriter } from '../detect/tap-writer.ts';
import { PositionsReader } from '../unpack/expand/source-map/positions-reader.ts';
import { utf16Order, Utf16Writer } from '../unpack/expand/source-map/utf16.ts';
import { isInline, type Owned } from './map-index.ts';
import { TrailingCode } from './trailing-code.ts';

const LF = 10;

/** What a text shows of whether a map can be its own. */
export interface Extent {
  /** Counted from 0. */
  lastLine: number;
  /** For an inline map: false if code follows it. */
  isOfficial: boolean;
}

export interface Job {
  readonly owned: Owned;
  readonly answers: MapAnswers;
  readonly extent: Extent;
}

export interface Picker {
  /** Must be the first of all expanders. */
  readonly expander: Expander;
  /** True when everything was seen. */
  isDone(): boolean;
}

const NOWHERE: EntryWriter = { push() {}, cut() {}, end() {} };

/** Measures a text. */
class ExtentWriter implements EntryWriter {
  readonly #extent: Extent;
  readonly #trailing: TrailingCode | null;

  constructor({ owned, extent }: Job) {
    this.#extent = extent;
    this.#trailing = isInline(owned) ? new TrailingCode() : null;
  }

  push(bytes: Uint8Array): void {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = buffer.indexOf(LF); at >= 0; at = buffer.indexOf(LF, at + 1)) this.#extent.lastLine++;
    this.#trailing?.push(bytes);
  }

  cut(): void {}

  end(): void {
    if (this.#trailing) this.#extent.isOfficial = this.#trailing.isOfficial;
  }
}

function readerOf({ answers }: Job, head: Uint8Array): EntryWriter {
  const order = utf16Order(head);
  const reader = new PositionsReader(answers);
  return order ? new Utf16Writer(reader, order) : reader;
}

/** Keys of everything that something in a path is decoded from. */
function outerKeys(path: EntryPath): string[] {
  return path.slice(1).map((_, index) => path.slice(0, index + 1).join('\0'));
}

export function picker(jobs: readonly Job[]): Picker {
  const maps = new Map(jobs.map((job) => [pathKey(job.owned.map), job] as const));
  const texts = new Map(jobs.map((job) => [pathKey(job.owned.generated), job] as const));
  const outer = new Set(jobs.flatMap(({ owned }) => [...outerKeys(owned.map), ...outerKeys(owned.generated)]));
  const missing = new Set([...maps.keys(), ...texts.keys()]);
  return {
    expander: {
      name: 'picker',
      lead(info, head) {
        const key = pathKey(info.path);
        const map = maps.get(key);
        const text = texts.get(key);
        const isOuter = outer.has(key);
        if (!map && !text) return isOuter ? null : () => NOWHERE;
        const seen: EntryWriter = { ...NOWHERE, end: () => void missing.delete(key) };
        const own = [...(map ? [readerOf(map, head)] : []), ...(text ? [new ExtentWriter(text)] : []), seen];
        return (raw) => new TapWriter(isOuter ? [raw, ...own] : own);
      },
    },
    isDone: () => missing.size === 0,
  };
}
