/**
 * Texts of a map that code keeps in a variable, as a list or one by one. Found by how source files begin in a string literal
 * behind `name = [`, `name.push(` and `name[0] =`.
 */
import { Buffer } from 'node:buffer';
import type { Consumer, EntryInfo, Expander, Sink } from '../../../base/entry.ts';
import type { Budget } from '../../../base/limits.ts';
import type { Covered } from '../covered.ts';
import { CONTENT } from './list-tail.ts';
import { DecoderPool } from '../source-map/content-writer.ts';
import { isBlank } from '../source-map/json-bytes.ts';
import { NOWHERE } from '../source-map/json-walker.ts';
import type { NamedLists } from './named-lists.ts';
import { FragmentReader } from './reader.ts';

/** Of nearly all source files. */
const BEGINNINGS: readonly string[] =
  'import_ import{ export_ /** /*_ //_ const_ function_ #!/ @use_ @import_ package_ \'use_strict "use_strict'
    .split(' ')
    .map((text) => text.replace('_', ' '));
const KEYWORDS = ['"', "'", '`'].flatMap((quote) => BEGINNINGS.map((text) => quote + text));
/** A variable, and how a list begins or is added to. */
const BEFORE = /(?:^|[^\w$])([A-Za-z_$][\w$]{0,63})\s{0,8}(=\s{0,40}\[|\.push\(|\[\d{1,6}\]\s{0,8}=)\s{0,40}$/;
/** What the pattern may end with. */
const MAY_PRECEDE: ReadonlySet<number> = new Set([...'[(= \t\r\n'].map((char) => char.charCodeAt(0)));
const LOOK_BEHIND = 160;
const BRACKET = 0x5b;
const EQUALS = 0x3d;

/** Most texts that begin so stand in JSON, where a colon is before the list. */
function mayFollow(bytes: Uint8Array, start: number): boolean {
  if (start < 3) return true;
  const last = bytes[start - 1]!;
  if (last === BRACKET) return bytes[start - 2] === EQUALS || isBlank(bytes[start - 2]!);
  return MAY_PRECEDE.has(last);
}

class NamedList implements Consumer {
  readonly #reader: FragmentReader;
  /** Where the reader stands. */
  readonly #end: { at: number };

  constructor(reader: FragmentReader, end: { at: number }) {
    this.#reader = reader;
    this.#end = end;
  }

  push(bytes: Uint8Array): boolean {
    const end = this.#reader.push(bytes, 0, () => {});
    this.#end.at += end < 0 ? bytes.length : end;
    if (end >= 0) this.#reader.end();
    return end < 0;
  }

  end(): void {
    this.#reader.end();
  }
}

/** One per artifact. */
export function namedListExpander(budget: Budget, covered: Covered, lists: NamedLists): Expander {
  const pool = new DecoderPool();
  const ends = new WeakMap<EntryInfo, { at: number }>();
  return {
    name: 'named-list',
    keywords: KEYWORDS,
    guard: (bytes, start) => mayFollow(bytes, start),
    attach(info, offset, sink, before, keyword) {
      const found = BEFORE.exec(String.fromCharCode(...before(LOOK_BEHIND)));
      const end = ends.get(info) ?? { at: 0 };
      if (found === null || offset - keyword.length < end.at || covered.has(info, offset - 1)) return null;
      const [, name = '', how = ''] = found;
      const deferred: Sink = {
        // The texts are looked at as they stand in the file.
        open: () => NOWHERE,
        incomplete: (record) => sink.incomplete(record),
        fact: (fact) => fact.kind === 'source-map' && lists.add(info, name, fact, sink),
      };
      end.at = offset;
      ends.set(info, end);
      const list = { name, depth: how.startsWith('[') ? 0 : 1 };
      const reader = new FragmentReader(
        { key: CONTENT, layers: 0, quote: -1, isJson: false, pages: 0, list, inDocument: false, mark: null },
        info,
        deferred,
        budget,
        pool,
      );
      reader.push(Buffer.from(keyword, 'latin1'), 0, () => {});
      return new NamedList(reader, end);
    },
  };
}
