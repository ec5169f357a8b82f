/** A package in memory, through the real pass with the source map detector alone. */
import { Buffer } from 'node:buffer';
import { Budget } from '../../src/base/limits.ts';
import type { Finding } from '../../src/base/types.ts';
import { Pass, type PassResult } from '../../src/detect/pass.ts';
import { makePlan } from '../../src/detect/plan.ts';
import { detector } from '../../src/detect/source-map/index.ts';
import { textExpanders } from '../../src/unpack/expand/index.ts';

/** Written in two parts, so that this text is no reference itself. */
export const LINK: string = ['//# source', 'MappingURL='].join('');

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Scans `files`; objects of the manifest come first, in package.json. */
export function scanPackage(
  files: Files,
  manifest: object = {},
  split: (bytes: Buffer) => Iterable<Uint8Array> = (bytes) => [bytes],
): PassResult {
  const budget = new Budget();
  const pass = new Pass(makePlan([detector], textExpanders(budget)), budget);
  const all = { 'package.json': JSON.stringify({ name: 'sample', version: '1.0.0', ...manifest }), ...files };
  for (const [path, content] of Object.entries(all)) {
    const bytes = Buffer.from(content);
    const writer = pass.open({ path: [path], type: 'file', via: 'tar', size: bytes.length });
    for (const part of split(bytes)) writer.push(part);
    writer.end();
  }
  return pass.finish(0);
}

/** `rule severity/severityIfOpen` of every finding, in the order of the report. */
export function rated({ findings }: PassResult): string[] {
  return findings.map((one) => `${one.ruleId} ${one.severity}/${one.severityIfOpen ?? one.severity}`);
}

/** The only finding of a rule. */
export function only({ findings }: PassResult, ruleId: string): Finding {
  const found = findings.filter((one) => one.ruleId === ruleId);
  if (found.length !== 1) throw new Error(`${found.length} findings of ${ruleId}`);
  return found[0]!;
}

export interface MapOptions {
  readonly [key: string]: unknown;
}

/** A source map with these names and texts. */
export function makeMap(texts: Readonly<Record<string, string | null>>, more: MapOptions = {}): string {
  const names = Object.keys(texts);
  return JSON.stringify({
    version: 3,
    sources: names,
    sourcesContent: Object.values(texts),
    names: [],
    mappings: 'AAAA',
    ...more,
  });
}

/** A file that links the map beside it, and the map. */
export function withLink(name: string, map: string): Files {
  return { [name]: `x();\n${LINK}${name.replace(/^.*\//, '')}.map\n`, [`${name}.map`]: map };
}
