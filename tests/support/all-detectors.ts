/** Files in memory through all detectors at once, as a short list of what they say. */
import { Buffer } from 'node:buffer';
import { Budget } from '../../src/base/limits.ts';
import { DETECTORS } from '../../src/detect/index.ts';
import { Pass } from '../../src/detect/pass.ts';
import { makePlan } from '../../src/detect/plan.ts';
import { textExpanders } from '../../src/unpack/expand/index.ts';
import { expand } from './fixture-values.ts';
import type { Files } from './map-package.ts';

export const PACKAGE: object = { name: 'sample', version: '1.0.0', files: ['dist'] };

/** Everything that is said about a closed package. Texts may hold `{{…}}`, as those of fixtures do. */
export function said(files: Files, manifest: object = PACKAGE): string[] {
  const budget = new Budget();
  const pass = new Pass(makePlan(DETECTORS, textExpanders(budget)), budget);
  for (const [path, content] of Object.entries({ 'package.json': JSON.stringify(manifest), ...files })) {
    const bytes = Buffer.from(typeof content === 'string' ? expand(content, path) : content);
    const writer = pass.open({ path: [path], type: 'file', via: 'tar', size: bytes.length });
    writer.push(bytes);
    writer.end();
  }
  const { findings, incomplete } = pass.finish(0);
  return [...findings.map(({ severity, ruleId }) => `${severity} ${ruleId}`), ...incomplete.map(({ code }) => code)];
}
