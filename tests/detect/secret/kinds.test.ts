/** Every row of the table: complete, readable, found in each carrier, never inside something longer. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import type { EntryPath } from '../../../src/base/types.ts';
import { RULE_IDS } from '../../../src/base/rule-ids.ts';
import { severityRank } from '../../../src/base/sort.ts';
import { members } from '../../../src/detect/secret/alphabet.ts';
import { isArithmetic } from '../../../src/detect/secret/grade.ts';
import { isLiteral, parseShape, type Item, type Sequence } from '../../../src/detect/secret/shape.ts';
import type { SecretKind } from '../../../src/rules/secret/kinds/define.ts';
import { SECRET_KINDS } from '../../../src/rules/secret/kinds/index.ts';
import { RULES } from '../../../src/rules/index.ts';
import { AFTER, BEFORE, QUOTES } from '../../support/around.ts';
import { kindsIn, scanSecrets } from '../../support/secret-scan.ts';
import { isShaped, samplesOf, type Sample } from '../../support/secret-samples.ts';

const shaped = SECRET_KINDS.filter(isShaped);
const byId = new Map(SECRET_KINDS.map((kind) => [kind.id, kind]));

/** What is missing in a row, by name. */
function missing(kind: SecretKind): string[] {
  const gaps: string[] = [];
  if (!/^secret-[a-z0-9-]+$/.test(kind.id)) gaps.push('id');
  if (!RULE_IDS.includes(kind.rule) || !RULES.has(kind.rule)) gaps.push('rule');
  if (kind.title.length < 3) gaps.push('title');
  if (kind.provider === '') gaps.push('provider');
  if (kind.revoke.length < 8) gaps.push('revoke');
  if (kind.provider !== 'generic' && kind.provider !== 'npm' && !kind.page.startsWith('https://')) gaps.push('page');
  if (isShaped(kind) && (kind.shapes ?? []).length === 0) gaps.push('shapes');
  if (isShaped(kind) && (kind.literals ?? []).length === 0) gaps.push('literals');
  if (isShaped(kind) && kind.left === undefined) gaps.push('left');
  if (!isShaped(kind) && !kind.form) gaps.push('form');
  if (kind.publicByDesign && kind.severity !== 'info') gaps.push('severity info, public by design');
  for (const id of kind.refines ?? []) if (!byId.has(id)) gaps.push(`refined kind ${id}`);
  return gaps;
}

describe('the table of secret kinds', () => {
  it('has complete rows', () => {
    const gaps = SECRET_KINDS.map((kind) => [kind.id, missing(kind)] as const).filter(([, gap]) => gap.length > 0);
    expect(Object.fromEntries(gaps)).toEqual({});
  });

  it('has every id once', () => {
    expect(byId.size).toBe(SECRET_KINDS.length);
  });

  it('grades no kind above its rule', () => {
    const above = SECRET_KINDS.filter(
      (kind) => severityRank(kind.severity) < severityRank(RULES.get(kind.rule)!.severity),
    );
    expect(above.map(({ id }) => id)).toEqual([]);
  });

  it('has shapes with bounded runs that begin or are found by a literal of three bytes', () => {
    for (const { literals = [], shapes = [], wider = [] } of shaped) {
      for (const literal of literals) expect(literal.length).toBeGreaterThanOrEqual(3);
      for (const sequence of [...shapes, ...wider].flatMap(parseShape)) {
        const runs = sequence.flatMap((item) => (isLiteral(item) ? [] : [item]));
        for (const run of runs) expect(run.max).toBeLessThanOrEqual(2_048);
      }
    }
  });
});

/** The shape begins with a run of no fixed length: one byte more or less in front is the same kind. */
function beginsLoosely({ shapes = [] }: SecretKind): boolean {
  const first = parseShape(shapes[0]!)[0]![0]!;
  return !isLiteral(first) && first.min !== first.max;
}

/** The sequence is the other with an optional part behind it: without that part the credential is whole, too. */
function goesOnFrom(other: Sequence, sequence: Sequence): boolean {
  const same = (item: Sequence[number], at: number) => JSON.stringify(item) === JSON.stringify(sequence[at]);
  return other.length < sequence.length && other.every(same);
}

/** Shapes that begin or end in such a byte go on there. */
function isPart(sample: Sample, text: string, end: 'first' | 'last'): boolean {
  const { kind } = sample;
  if (text === '') return false;
  if (end === 'first') return kind.left === 'queryKey' && !['&'].includes(text);
  const runs = (kind.shapes ?? []).flatMap(parseShape).map((sequence) => sequence.at(-1)!);
  const goesOn = runs.some((item) => !isLiteral(item) && item.table[text.charCodeAt(0)] === 1);
  return goesOn && text !== '-->';
}

describe.each(shaped.map((kind) => [kind.id, kind] as const))('%s', (id, kind) => {
  const samples = [...samplesOf(kind, 'first'), ...samplesOf(kind, 'second')];

  it('is found in each of its forms, as itself and nothing else', () => {
    for (const { text } of samples) {
      expect([text.length, kindsIn(`const x = ${JSON.stringify(text)};`)]).toEqual([text.length, [id]]);
      expect(kindsIn(JSON.stringify(JSON.stringify({ x: text })))).toEqual([id]);
      expect(kindsIn(`${'x();'.repeat(2_000)}${text}`)).toEqual([id]);
    }
  });

  it('fails or warns, unless it is public by design', () => {
    for (const { text } of samples) {
      const [finding] = scanSecrets(text).findings;
      expect(finding!.severity === 'info').toBe(kind.publicByDesign === true);
    }
  });

  it.each(samplesOf(kind, 'around').map((sample, at) => [at, sample] as const))(
    'is found before and after everything that may stand around form %i',
    (_at, sample) => {
      const { value, text: whole } = sample;
      const quoted = whole.includes(`"${value}"`);
      const openings = kind.assigned || kind.context?.anchor === 'assigned' ? QUOTES : BEFORE;
      const opened = openings.filter((text) => !isPart(sample, text, 'first'));
      const closed = AFTER.filter((text) => !isPart(sample, text, 'last'));
      const before = (text: string) => whole.replace(quoted ? `"${value}` : value, () => `${text}${value}`);
      const after = (text: string) => whole.replace(quoted ? `${value}"` : value, () => `${value}${text}`);
      const lost = [
        ...opened.filter((text) => !kindsIn(before(text)).includes(id)),
        ...closed.filter((text) => !kindsIn(after(text)).includes(id)).map((text) => `… ${text}`),
      ];
      expect(lost).toEqual([]);
    },
  );

  it('is not found inside of a longer run', () => {
    if (kind.check?.name === 'sas' || beginsLoosely(kind)) return;
    for (const { value, text } of samples) {
      const found = kindsIn(text.replace(value, `${'a1'.repeat(3)}${value}`));
      // A name may begin with anything: `storageAccountKey`.
      expect(found.filter((other) => !kind.refines?.includes(String(other)))).toEqual([]);
    }
  });

  it('is not found in front of a longer run of its own alphabet', () => {
    const sequences = [...kind.shapes!, ...(kind.wider ?? [])].flatMap(parseShape);
    const ends = sequences.map((sequence) => sequence.at(-1)!);
    const limit = Math.max(...ends.map((end) => (isLiteral(end) ? 0 : end.max)));
    if (kind.check?.name === 'sas' || limit > 300) return;
    for (const [at, { value, text }] of samplesOf(kind, 'first').entries()) {
      const end = ends[at]!;
      if (isLiteral(end) || sequences.some((other) => goesOnFrom(other, sequences[at]!))) continue;
      const alphabet = members(end.table);
      const more = Array.from({ length: limit + 100 }, (_, index) => alphabet[(index * 7) % alphabet.length]!);
      expect(kindsIn(text.replace(value, `${value}${more.join('')}`))).not.toContain(id);
    }
  });

  it('is not found as the first part of a longer name, unless a checksum proves it', () => {
    if (kind.wider !== undefined) return;
    const sequences = kind.shapes!.flatMap(parseShape);
    const holdsUnderscore = (item: Item): boolean => !isLiteral(item) && item.table[0x5f] === 1;
    if (sequences.some((sequence) => sequence.slice(-2).some(holdsUnderscore))) return;
    if (sequences.some((one) => sequences.some((other) => goesOnFrom(other, one)))) return;
    for (const { value, text } of samplesOf(kind, 'first')) {
      const found = kindsIn(text.replace(value, `${value}_old.2`));
      expect(found.includes(id)).toBe(isArithmetic(kind.check?.name));
    }
  });

  it('is not found when it is cut or in other bytes', () => {
    const [sample] = samples;
    const { value, text } = sample!;
    if (beginsLoosely(kind)) return;
    const first = parseShape(kind.shapes![0]!)[0]![0]!;
    const at = isLiteral(first) ? first.text.length + 2 : 2;
    expect(kindsIn(text.replace(value, `${value.slice(0, at)}\u0001${value.slice(at + 1)}`))).not.toContain(id);
    expect(kindsIn(text.replace(value, value.slice(0, 6)))).not.toContain(id);
  });

  it('gives the same findings for every split of its bytes', () => {
    const bytes = Buffer.from(`let a = "${samples[0]!.text}";\n`, 'latin1');
    const whole = scanSecrets(bytes).findings;
    expect(scanSecrets(bytes, [1]).findings).toEqual(whole);
    const step = Math.ceil(bytes.length / 24);
    for (let at = 1; at < bytes.length; at += step) {
      expect(scanSecrets(bytes, [at, bytes.length]).findings).toEqual(whole);
    }
  });

  it('never says any part of its value', () => {
    const [sample] = samples;
    const path: EntryPath = ['dist/cli.js'];
    const report = JSON.stringify(scanSecrets(sample!.text, [65_536], path).findings);
    const body = sample!.value.slice(-12);
    expect(report).not.toContain(body.slice(0, 8));
    expect(report).not.toContain(body.slice(4));
  });
});

describe('lengths', () => {
  const fixed = shaped.filter(
    ({ context, shapes = [], wider }) =>
      context?.anchor === undefined &&
      wider === undefined &&
      shapes.length === 1 &&
      parseShape(shapes[0]!).length === 1,
  );

  it.each(fixed.map((kind) => [kind.id, kind] as const))('one byte more is no %s', (id, kind) => {
    const last = parseShape(kind.shapes![0]!)[0]!.at(-1)!;
    if (isLiteral(last) || last.min !== last.max) return;
    const [sample] = samplesOf(kind, 'longer');
    const alphabet = members(last.table);
    expect(kindsIn(sample!.text.replace(sample!.value, `${sample!.value}${alphabet[3]!}`))).not.toContain(id);
  });
});
