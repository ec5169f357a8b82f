/** All decoders of texts inside texts, which share what they know of an entry. */
import type { EntryInfo, Expander } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';
import { base64TextExpander } from './base64-text.ts';
import { base64MapExpander } from './base64-map.ts';
import { Base64Children } from './base64-run.ts';
import { base64Expander } from './base64.ts';
import { Covered } from './covered.ts';
import { dataUrlExpander } from './data-url.ts';
import { debugTemplateExpander } from './debug-template.ts';
import { escapesExpander } from './escapes.ts';
import { evalExpander } from './eval-bundle.ts';
import { fragmentExpander } from './fragment/index.ts';
import { namedListExpander } from './fragment/named-list.ts';
import { NamedLists } from './fragment/named-lists.ts';
import { mutationPageExpander } from './mutation-page.ts';
import { percentTextExpander } from './percent-text.ts';
import { sourcePageExpander } from './source-page.ts';
import { sourceMapExpander } from './source-map/index.ts';
import type { JsonWalker } from './source-map/json-walker.ts';
import { utf16PartExpander } from './utf16-part.ts';
import { utf16Expander } from './utf16.ts';
import { wasmExpander } from './wasm.ts';

/** One list per artifact. */
export function textExpanders(budget: Budget): Expander[] {
  const walkers = new WeakMap<EntryInfo, JsonWalker>();
  const covered = new Covered();
  const wide = new WeakSet<EntryInfo>();
  const lists = new NamedLists();
  const children = new Base64Children();
  return [
    utf16Expander(budget, wide),
    utf16PartExpander(budget, covered, (info) => wide.has(info)),
    wasmExpander(budget, covered),
    sourceMapExpander(budget, walkers),
    dataUrlExpander(budget, covered),
    base64MapExpander(budget, covered, children),
    base64Expander(budget, covered, children),
    base64TextExpander(budget, covered),
    escapesExpander(budget, covered),
    percentTextExpander(budget, covered),
    evalExpander(),
    debugTemplateExpander(),
    sourcePageExpander(),
    mutationPageExpander(budget),
    namedListExpander(budget, covered, lists),
    fragmentExpander(budget, covered, lists, (info) => walkers.get(info)?.isReading ?? false),
  ];
}
