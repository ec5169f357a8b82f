/** Finds out which source of which map a recorded text is. */
import type { SourceCarrier, SourceMapFacts } from '../base/entry.ts';
import { cleanSourceName } from '../base/source-name.ts';
import type { EntryPath } from '../base/types.ts';
import type { KnownTexts } from '../detect/define.ts';
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
const UNNAMED = /^<source(?: \d{1,16})?>$/;

/** With more roots in one map, equal texts under different names may be taken for each other. */
const MAX_ROOTS = 2;

function byName(name: string | null, digest: string, shipped: KnownTexts): Origin {
  const firstParty = !isThirdParty(name);
  return { source: name, firstParty, novel: firstParty && !shipped.has(digest) };
}

/** What tells one text of an entry from another. */
interface Content {
  readonly digest: string;
  readonly bytes: number;
}

/** What the maps of one entry, or the entry as a carrier of sources, say of its texts. */
class Origins {
  /** By content and displayed name, and by content alone. */
  readonly #named = new Map<string, Origin>();
  readonly #any = new Map<string, Origin>();
  #hasUncounted = false;

  addMap(facts: SourceMapFacts, shipped: KnownTexts): void {
    this.#hasUncounted ||= facts.uncounted > 0;
    const { texts } = describeMap(facts, shipped);
    for (const [at, text] of texts.entries()) {
      const source = facts.names[facts.contents[at]!.index] ?? null;
      const origin = { source, firstParty: text.firstParty, novel: isNovel(text) };
      const roots = source ? [null, ...facts.sourceRoots.slice(0, MAX_ROOTS)] : [null];
      this.#add(
        text,
        roots.map((root) => (source ? displayName(source, root, 0) : '')),
        origin,
      );
    }
  }

  addCarrier({ texts }: SourceCarrier, shipped: KnownTexts): void {
    for (const text of texts) {
      const { name, digest } = text;
      this.#add(text, [cleanSourceName(name)], byName(name === '' ? null : name, digest, shipped));
    }
  }

  /** Null if the text belongs to no map: there was an object that only looked like one. */
  find({ info, digest, bytes }: RecordedText, shipped: KnownTexts): Origin | null {
    const name = info.path.at(-1)!;
    const content = `${digest}:${bytes}`;
    const found = this.#named.get(`${content}:${UNNAMED.test(name) ? '' : name}`) ?? this.#any.get(content);
    if (found || !this.#hasUncounted) return found ?? null;
    return byName(UNNAMED.test(name) ? null : name, digest, shipped);
  }

  #add({ digest, bytes }: Content, displayed: readonly string[], origin: Origin): void {
    const content = `${digest}:${bytes}`;
    if (!this.#any.has(content)) this.#any.set(content, origin);
    for (const name of displayed) {
      const key = `${content}:${name}`;
      if (!this.#named.has(key)) this.#named.set(key, origin);
    }
  }
}

/** A function that tells the origin of a text, null for one that is in no map. */
export function originsOf(
  maps: readonly SourceMapFacts[],
  carriers: readonly SourceCarrier[],
  shipped: KnownTexts,
): (text: RecordedText) => Origin | null {
  const byPath = new Map<string, Origins>();
  const at = (path: EntryPath): Origins => {
    const key = path.join('\0');
    const origins = byPath.get(key) ?? new Origins();
    byPath.set(key, origins);
    return origins;
  };
  for (const map of maps) at(map.path).addMap(map, shipped);
  for (const carrier of carriers) at(carrier.path).addCarrier(carrier, shipped);
  return (text) => byPath.get(text.info.path.slice(0, -1).join('\0'))?.find(text, shipped) ?? null;
}
