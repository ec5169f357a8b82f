/** Runs the real engine with the secret detector over a text. */
import { Buffer } from 'node:buffer';
import { Budget } from '../../src/base/limits.ts';
import type { EntryPath } from '../../src/base/types.ts';
import { Pass, type PassResult } from '../../src/detect/pass.ts';
import { makePlan } from '../../src/detect/plan.ts';
import { detector } from '../../src/detect/secret/index.ts';

const plan = makePlan([detector], []);

/** `sizes` are those of the chunks, used in turn. */
export function scanSecrets(
  text: string | Buffer,
  sizes: readonly number[] = [65_536],
  path: EntryPath = ['dist/cli.js'],
): PassResult {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
  const pass = new Pass(plan, new Budget());
  const writer = pass.open({ path, type: 'file', via: 'tar' });
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length]!;
    writer.push(bytes.subarray(at, at + size));
    at += size;
  }
  writer.end();
  return pass.finish(0);
}

/** Ids of the kinds that are found, in the order of the report. */
export function kindsIn(text: string | Buffer): unknown[] {
  return scanSecrets(text).findings.map(({ data }) => data['kind']);
}

/** `kind severity confidence` of every finding. */
export function graded(text: string, path: EntryPath = ['dist/cli.js']): string[] {
  return scanSecrets(text, [65_536], path).findings.map(
    ({ data, severity, confidence }) => `${String(data['kind'])} ${severity} ${confidence}`,
  );
}
