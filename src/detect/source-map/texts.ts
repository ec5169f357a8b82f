/** The embedded texts of a package: each distinct text once, with its owner and whether it is also shipped as a file. */
import type { MapContent, SourceMapFacts } from '../../base/entry.ts';
import type { MapRecord } from '../../base/types.ts';
import type { KnownTexts } from '../define.ts';
import { isRuntime, isStyle, isThirdParty } from './source-name.ts';

export interface Text {
  readonly name: string;
  readonly digest: string;
  readonly bytes: number;
  readonly firstParty: boolean;
  readonly runtime: boolean;
  readonly style: boolean;
  readonly shipped: boolean;
}

/** A map with what is to say of its texts: worked out once. */
export interface DescribedMap {
  readonly facts: SourceMapFacts;
  readonly texts: readonly Text[];
  readonly ownership: MapRecord['ownership'];
}

/** What is counted of a list of texts. */
export interface Tally {
  readonly sources: number;
  readonly bytes: number;
}

function describe(facts: SourceMapFacts, { index, bytes, digest }: MapContent, shipped: KnownTexts): Text {
  const name = facts.names[index] ?? null;
  return {
    name: name === null || name === '' ? `<source ${index}>` : name,
    digest,
    bytes,
    firstParty: !isThirdParty(name) && !facts.ignored.has(index),
    runtime: isRuntime(name),
    style: isStyle(name),
    shipped: shipped.has(digest),
  };
}

export function describeMap(
  facts: SourceMapFacts,
  shipped: KnownTexts,
  ownership?: MapRecord['ownership'],
): DescribedMap {
  return { facts, texts: facts.contents.map((content) => describe(facts, content, shipped)), ownership };
}

export function tally(texts: Iterable<Text>): Tally {
  let sources = 0;
  let bytes = 0;
  for (const text of texts) {
    sources++;
    bytes += text.bytes;
  }
  return { sources, bytes };
}

export function isNovel(text: Text): boolean {
  return text.firstParty && !text.shipped;
}

/** The inventory record of one map. Texts beyond the cap of a record count as novel: they were not compared. */
export function toRecord({ facts, texts, ownership }: DescribedMap): MapRecord {
  const known = tally(texts);
  const firstParty = tally(texts.filter((text) => text.firstParty));
  const novel = tally(texts.filter(isNovel));
  const rest = { sources: facts.uncounted, bytes: facts.contentBytes - known.bytes };
  return {
    path: facts.path,
    form: facts.form,
    bytes: facts.bytes,
    sources: facts.sources,
    sourcesWithContent: facts.withContent,
    contentBytes: facts.contentBytes,
    contentLines: facts.contentLines,
    firstParty: { sources: firstParty.sources + rest.sources, bytes: firstParty.bytes + rest.bytes },
    novel: { sources: novel.sources + rest.sources, bytes: novel.bytes + rest.bytes },
    ...(ownership ? { ownership } : {}),
  };
}

/** Which of two descriptions of one text tells more: the author's file before a copy, a file before the bundler's own. */
function better(a: Text, b: Text): Text {
  if (a.firstParty !== b.firstParty) return a.firstParty ? a : b;
  return a.runtime && !b.runtime ? b : a;
}

/** Every distinct text: four maps with the same text give it away once. */
export function distinctTexts(lists: Iterable<readonly Text[]>): Text[] {
  const texts = new Map<string, Text>();
  for (const list of lists) {
    for (const text of list) {
      const known = texts.get(text.digest);
      texts.set(text.digest, known ? better(known, text) : text);
    }
  }
  return [...texts.values()];
}
