/** Source text in what is no map: bundles of development mode, statistics of bundlers, coverage reports, executables. */
import type { SourceCarrier } from '../../base/entry.ts';
import { plural, size } from '../../base/numbers.ts';
import type { RuleId } from '../../base/rule-ids.ts';
import { cleanSourceName } from '../../base/source-name.ts';
import type { ManifestFacts, MapRecord, Severity } from '../../base/types.ts';
import type { Emit, KnownTexts } from '../define.ts';
import { severityOf } from './embedded.ts';
import { isRuntime, isStyle, isThirdParty } from './source-name.ts';
import { isNovel, tally, type Text } from './texts.ts';

const MAX_EXAMPLES = 5;

interface Judgement {
  readonly ruleId: RuleId;
  readonly severity: Severity;
  readonly severityIfOpen: Severity;
}

const RULES: Readonly<Record<SourceCarrier['carrier'], Judgement>> = {
  'eval-bundle': { ruleId: 'source-map-eval-build', severity: 'high', severityIfOpen: 'low' },
  template: { ruleId: 'source-map-eval-build', severity: 'high', severityIfOpen: 'low' },
  'build-stats': { ruleId: 'source-build-stats', severity: 'high', severityIfOpen: 'low' },
  coverage: { ruleId: 'source-build-stats', severity: 'high', severityIfOpen: 'low' },
  documentation: { ruleId: 'source-build-stats', severity: 'high', severityIfOpen: 'low' },
  executable: { ruleId: 'source-in-executable', severity: 'critical', severityIfOpen: 'info' },
};

function textsOf(fact: SourceCarrier, shipped: KnownTexts): Text[] {
  return fact.texts.map(({ name, digest, bytes }) => ({
    name,
    digest,
    bytes,
    firstParty: !isThirdParty(name),
    runtime: isRuntime(name),
    style: isStyle(name),
    shipped: shipped.has(digest),
  }));
}

/** The inventory record of a carrier: distinct names with a text. Null where maps inside have records of their own. */
export function recordOf(fact: SourceCarrier, shipped: KnownTexts): MapRecord | null {
  if (fact.recorded || fact.texts.length === 0) return null;
  const texts = textsOf(fact, shipped);
  const { sources, bytes } = tally(texts);
  return {
    path: fact.path,
    form: fact.carrier === 'executable' ? 'executable' : 'embedded',
    bytes,
    sources: fact.files,
    sourcesWithContent: sources,
    contentBytes: bytes,
    contentLines: fact.texts.reduce((sum, { lines }) => sum + lines, 0),
    firstParty: tally(texts.filter((text) => text.firstParty)),
    novel: tally(texts.filter(isNovel)),
  };
}

/** Reports of many pages, each with one file. */
const PAGES: ReadonlySet<SourceCarrier['carrier']> = new Set(['coverage', 'documentation']);

/** The pages of a report belong together. */
function together(facts: readonly SourceCarrier[]): readonly (readonly SourceCarrier[])[] {
  const others = facts.filter(({ carrier }) => !PAGES.has(carrier)).map((fact) => [fact]);
  const reports = [...PAGES].map((kind) => facts.filter(({ carrier }) => carrier === kind));
  return [...others, ...reports.filter(({ length }) => length > 0)];
}

/** One finding per carrier. Without text, and where all texts are third-party or shipped anyway, it is mild. */
export function emitCarriers(
  facts: readonly SourceCarrier[],
  shipped: KnownTexts,
  manifest: ManifestFacts | null,
  emit: Emit,
): void {
  for (const group of together(facts)) {
    const { carrier, format, path } = group[0]!;
    const texts = group.flatMap((fact) => textsOf(fact, shipped));
    const files = group.reduce((sum, fact) => sum + fact.files, 0);
    const novel = texts.filter(isNovel);
    const { bytes } = tally(texts);
    const { ruleId, severity: worst, severityIfOpen } = RULES[carrier];
    const severity = worst === 'critical' ? severityOf(novel, manifest) : worst;
    const isMild = novel.length === 0 && !group.some(({ recorded }) => recorded);
    const noun = PAGES.has(carrier) ? 'file' : carrier === 'template' ? 'template' : 'module';
    const what = texts.length > 0 ? `${plural(texts.length, noun)} as text (${size(bytes)})` : null;
    const examples = novel.slice(0, MAX_EXAMPLES).map(({ name }) => cleanSourceName(name));
    const found = {
      ruleId,
      severity: isMild ? 'low' : severity,
      severityIfOpen: isMild ? 'info' : severityIfOpen,
      confidence: 'likely',
      identity: PAGES.has(carrier) ? carrier : `${carrier} ${path.join(' > ')}`,
      message: `${format}: ${what ?? plural(files, 'file name')}`,
      ...(examples.length > 0 ? { details: [`e.g. ${examples.join(', ')}`] } : {}),
      data: { files, texts: texts.length, bytes, novelFiles: novel.length },
    } as const;
    for (const fact of group) emit({ ...found, location: { path: fact.path } });
  }
}
