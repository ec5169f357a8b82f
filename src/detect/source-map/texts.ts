/** The embedded texts of a package: each distinct text once, with its owner and whether it is also shipped as a file. */
import type { MapContent, SourceMapFacts } from '../../base/entry.ts';
import type { MapRecord } from '../../base/types.ts';
import { isRuntime, isStyle, isThirdParty } from './source-name.ts';

export interface Text {
  readonly name: string;
  readonly bytes: number;
  readonly firstParty: boolean;
  readonly runtime: boolean;
  readonly style: boolean;
  readonly shipped: boolean;
}

/** What is counted of a list of texts. */
export interface Tally {
  readonly sources: number;
  readonly bytes: number;
}

function describe(facts: SourceMapFacts, content: MapContent, shipped: ReadonlySet<string>): Text {
  const name = facts.names[content.index] ?? null;
  return {
    name: name ?? `<source ${content.index}>`,
    bytes: content.bytes,
    firstParty: !isThirdParty(name) && !facts.ignored.has(content.index),
    runtime: isRuntime(name),
    style: isStyle(name),
    shipped: shipped.has(content.digest),
  };
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
export function toRecord(facts: SourceMapFacts, shipped: ReadonlySet<string>): MapRecord {
  const texts = facts.contents.map((content) => describe(facts, content, shipped));
  const known = tally(texts);
  const firstParty = tally(texts.filter((text) => text.firstParty));
  const novel = tally(texts.filter(isNovel));
  const rest = { sources: facts.uncounted, bytes: facts.contentBytes - known.bytes };
  return {
    path: facts.path,
    form: facts.form,
    sources: facts.sources,
    sourcesWithContent: facts.withContent,
    contentBytes: facts.contentBytes,
    contentLines: facts.contentLines,
    firstParty: { sources: firstParty.sources + rest.sources, bytes: firstParty.bytes + rest.bytes },
    novel: { sources: novel.sources + rest.sources, bytes: novel.bytes + rest.bytes },
  };
}

/** Every distinct text of the maps, by digest: four maps with the same text give it away once. */
export function distinctTexts(maps: readonly SourceMapFacts[], shipped: ReadonlySet<string>): Text[] {
  const texts = new Map<string, Text>();
  for (const facts of maps) {
    for (const content of facts.contents) {
      const known = texts.get(content.digest);
      const text = describe(facts, content, shipped);
      if (!known || (!known.firstParty && text.firstParty)) texts.set(content.digest, text);
    }
  }
  return [...texts.values()];
}
