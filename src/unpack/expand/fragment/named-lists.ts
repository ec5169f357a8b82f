/** Lists of texts under the name of a variable: they belong to a map if anything of the file names them as its texts. */
import type { EntryInfo, LookBehind, Sink, SourceMapFacts } from '../../../base/entry.ts';

/** Of one file; who has more hides nothing. */
const MAX_LISTS = 64;
const MAX_NAMES = 256;
/** A name, and no word that has a meaning there. */
const NAME = /^(?!(?:sourcesContent|null|undefined|void|new|this|await|concat)$)[A-Za-z_$]/;
const LOOK_BEHIND = 256;
/** What stands behind the key where a variable, several of them, or what a call adds to one, are its value. */
const USE =
  /^["'`]?\]?\s{0,40}[:=]\s{0,40}(\[(?:\s{0,40}\.{3}[\w$.]{1,64},?){1,16}\s{0,40}\]|[\w$.]{1,64}?(?:\.concat\([\w$., ]{1,64}\)|(?![\w$.([])))/;
/** Another name of the list: `a = m.sourcesContent = []`. */
const ALIAS = /(?:^|[^\w$.])([\w$]{1,64})\s{0,8}=\s{0,8}(?:[\w$]{1,64}\.){1,4}$/;

interface Lists {
  readonly used: Set<string>;
  waiting: { readonly name: string; readonly facts: SourceMapFacts }[];
}

/** Another name of the list whose key stands there. */
export function aliasBefore(before: LookBehind): string | null {
  return ALIAS.exec(String.fromCharCode(...before(LOOK_BEHIND)))?.[1] ?? null;
}

/** The variables that hold the texts, by what stands behind the key up to the first text. */
function namesIn(head: string): string[] {
  const value = USE.exec(head)?.[1] ?? '';
  const names = value.match(/[\w$.]+/g) ?? [];
  return names.map((path) => path.replace(/\.concat$/, '').replace(/^.*\./, ''));
}

/** One per artifact. */
export class NamedLists {
  readonly #lists = new WeakMap<EntryInfo, Lists>();

  #of(info: EntryInfo): Lists {
    const lists = this.#lists.get(info) ?? { used: new Set(), waiting: [] };
    this.#lists.set(info, lists);
    return lists;
  }

  /** A map in the entry has its texts where the text behind its key says, or by the other name of its list. */
  use(info: EntryInfo, alias: string | null, head: string, sink: Sink): void {
    const names = [...namesIn(head), ...(alias === null ? [] : [alias])].filter((name) => NAME.test(name));
    if (names.length === 0) return;
    const lists = this.#of(info);
    for (const name of names) if (lists.used.size < MAX_NAMES) lists.used.add(name);
    for (const { name, facts } of lists.waiting) if (names.includes(name)) sink.fact(facts);
    lists.waiting = lists.waiting.filter(({ name }) => !names.includes(name));
  }

  /** Texts stand there. */
  add(info: EntryInfo, name: string, facts: SourceMapFacts, sink: Sink): void {
    const { used, waiting } = this.#of(info);
    if (used.has(name)) sink.fact(facts);
    else if (waiting.length < MAX_LISTS) waiting.push({ name, facts });
  }
}
