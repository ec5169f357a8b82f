/** Finds out which source of which map a recorded text is. */
import type { SourceMapFacts } from '../base/entry.ts';
import { describeMap, isNovel } from '../detect/source-map/texts.ts';
import { isThirdParty } from '../detect/source-map/source-name.ts';
import { displayName } from '../unpack/expand/source-map/display-name.ts';
import type { RecordedText } from './recorder.ts';

export interface Origin {
  readonly source: string | null;
  readonly firstParty: boolean;
  readonly novel: boolean;
}

/** Names that unpack/ gives; it lets no map forge them. */
const UNNAMED = /^<source \d{1,16}>$/;

/** What the maps of one entry say of its texts. */
class Origins {
  /** By content and displayed name, and by content alone. */
  readonly #named = new Map<string, Origin>();
  readonly #any = new Map<string, Origin>();
  #hasUncounted = false;

  add(facts: SourceMapFacts, shipped: ReadonlySet<string>): void {
    this.#hasUncounted ||= facts.uncounted > 0;
    const { texts } = describeMap(facts, shipped);
    for (const [at, text] of texts.entries()) {
      const source = facts.names[facts.contents[at]!.index] ?? null;
      const origin = { source, firstParty: text.firstParty, novel: isNovel(text) };
      const content = `${text.digest}:${text.bytes}`;
      if (!this.#any.has(content)) this.#any.set(content, origin);
      for (const root of source ? [null, ...facts.sourceRoots] : [null]) {
        const key = `${content}:${source ? displayName(source, root, 0) : ''}`;
        if (!this.#named.has(key)) this.#named.set(key, origin);
      }
    }
  }

  /** Null if the text belongs to no map: there was an object that only looked like one. */
  find({ info, digest, bytes }: RecordedText, shipped: ReadonlySet<string>): Origin | null {
    const name = info.path.at(-1)!;
    const content = `${digest}:${bytes}`;
    const found = this.#named.get(`${content}:${UNNAMED.test(name) ? '' : name}`) ?? this.#any.get(content);
    if (found || !this.#hasUncounted) return found ?? null;
    const firstParty = !isThirdParty(name);
    return { source: UNNAMED.test(name) ? null : name, firstParty, novel: firstParty && !shipped.has(digest) };
  }
}

/** A function that tells the origin of a text, null for one that is in no map. */
export function originsOf(
  maps: readonly SourceMapFacts[],
  shipped: ReadonlySet<string>,
): (text: RecordedText) => Origin | null {
  const byPath = new Map<string, Origins>();
  for (const facts of maps) {
    const key = facts.path.join('\0');
    const origins = byPath.get(key) ?? new Origins();
    byPath.set(key, origins);
    origins.add(facts, shipped);
  }
  return (text) => byPath.get(text.info.path.slice(0, -1).join('\0'))?.find(text, shipped) ?? null;
}
