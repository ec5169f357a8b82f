/** The JSON report: every fact of the run, always in the same order. Its schema is docs/schema/report.json. */
import { compareText } from '../base/sort.ts';
import type { Report } from '../base/types.ts';
import { escapeJson } from './escape.ts';
import { totalOutcome, type FormatOptions } from './options.ts';
import { REPORT_SCHEMA } from './schema.ts';
import type { JsonSchema } from './schema-types.ts';

/** One document for all reports. `errors` is there only if a target could not be judged. */
export function json(reports: readonly Report[], { unjudged }: Pick<FormatOptions, 'unjudged'>): string {
  const errors = unjudged.length > 0 ? { errors: unjudged } : {};
  const document = { schemaVersion: 1, outcome: totalOutcome(reports, unjudged), reports, ...errors };
  return `${escapeJson(JSON.stringify(inOrder(document, REPORT_SCHEMA), null, 2))}\n`;
}

/** Properties in the order of the schema; those it does not name follow, sorted. */
function inOrder(value: unknown, schema: JsonSchema | undefined): unknown {
  const resolved = schema?.$ref === undefined ? schema : REPORT_SCHEMA.$defs?.[schema.$ref.slice('#/$defs/'.length)];
  if (Array.isArray(value)) return value.map((item) => inOrder(item, resolved?.items));
  if (typeof value !== 'object' || value === null) return value;
  const properties = resolved?.properties ?? {};
  const present = new Map<string, unknown>(Object.entries(value));
  const known = Object.keys(properties).filter((key) => present.has(key));
  const others = [...present.keys()].filter((key) => !Object.hasOwn(properties, key)).toSorted(compareText);
  return Object.fromEntries(
    [...known, ...others].map((key) => [key, inOrder(present.get(key), ownProperty(properties, key))]),
  );
}

function ownProperty(properties: Readonly<Record<string, JsonSchema>>, key: string): JsonSchema | undefined {
  return Object.hasOwn(properties, key) ? properties[key] : undefined;
}
