/** `budgets`: how large a release may be. Findings are made from what was counted in the bytes. */
import { fingerprint } from '../base/fingerprint.ts';
import { plural, size } from '../base/numbers.ts';
import type { RuleId } from '../base/rule-ids.ts';
import { comparePath } from '../base/sort.ts';
import type { Facts, Finding, Location } from '../base/types.ts';
import type { JsonNode } from '../base/json-positions.ts';
import type { Measured } from './measured.ts';
import { sizeOf } from './nodes.ts';

const NAMES = ['packed', 'unpacked', 'files', 'largestFile', 'sourceMaps'] as const;
type BudgetName = (typeof NAMES)[number];

/** Bytes, and for `files` their number; absent: any. */
export type Budgets = { readonly [Name in BudgetName]?: number };

export function readBudgets(node: JsonNode): Budgets {
  const pairs = NAMES.map((name) => [name, sizeOf(node, name)] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

interface Count {
  readonly ruleId: RuleId;
  readonly actual: number;
  /** What is too large, and in words how large it and the budget are. */
  readonly what: string;
  readonly show: (value: number) => string;
  readonly locations: readonly Location[];
  /** What may be the reason. */
  readonly listed: Facts['largestFiles'];
}

const MAX_LOCATIONS = 100;

/** One finding for each budget that is exceeded. */
export function budgetFindings(measured: Measured, budgets: Budgets): readonly Finding[] {
  return NAMES.flatMap((name) => {
    const budget = budgets[name];
    if (budget === undefined) return [];
    const count = countOf(name, measured);
    return count.actual > budget ? [exceeded(count, budget)] : [];
  });
}

function countOf(name: BudgetName, { subject, facts, sourceMaps }: Measured): Count {
  const bytes = { show: size, locations: [placeOf(facts)], listed: facts.largestFiles };
  switch (name) {
    case 'packed':
      return { ...bytes, ruleId: 'budget-packed-size', actual: subject.packedBytes, what: 'the tarball is' };
    case 'unpacked':
      return { ...bytes, ruleId: 'budget-unpacked-size', actual: facts.unpackedBytes, what: 'all files together are' };
    case 'largestFile': {
      const locations = facts.largestFiles.slice(0, 1).map(({ path }): Location => ({ path: [path] }));
      return { ...bytes, ruleId: 'budget-largest-file', actual: facts.largestFile, what: 'a file is', locations };
    }
    case 'files': {
      const show = (value: number): string => plural(value, 'file');
      return {
        ...bytes,
        ruleId: 'budget-file-count',
        actual: facts.files,
        what: 'the package holds',
        show,
        listed: [],
      };
    }
    case 'sourceMaps': {
      const sorted = sourceMaps.toSorted((a, b) => b.bytes - a.bytes || comparePath(a.path, b.path));
      let actual = 0;
      for (const map of sorted) actual += map.bytes;
      const what = `${plural(sorted.length, 'source map')}:`;
      const locations = sorted.map(({ path }) => ({ path }));
      return { show: size, ruleId: 'budget-source-maps', actual, what, locations, listed: [] };
    }
  }
}

/** Where the whole is put together. */
function placeOf({ manifest, largestFiles: [first] }: Facts): Location {
  return { path: [manifest === null && first ? first.path : 'package.json'] };
}

function exceeded({ ruleId, actual, what, show, locations, listed }: Count, budget: number): Finding {
  const most = budget === 0 ? 'none is allowed' : `the budget is ${exactly(show, actual, budget)}`;
  const lines = listed.map(({ path, bytes }) => `${size(bytes).padStart(8)}  ${path}`);
  return {
    ruleId,
    severity: 'medium',
    confidence: 'certain',
    message: `${what} ${exactly(show, budget, actual)}; ${most}`,
    ...(lines.length === 0 ? {} : { details: ['largest files:', ...lines] }),
    data: { actual, budget },
    locations: locations.slice(0, MAX_LOCATIONS),
    locationCount: locations.length,
    fingerprint: fingerprint(ruleId, ruleId),
  };
}

/** Two sizes that would read alike are told in bytes. */
function exactly(show: (value: number) => string, other: number, value: number): string {
  return show(other) === show(value) ? plural(value, 'byte') : show(value);
}
