/** One entry in given chunks through detectors and all decoders of texts. */
import { Buffer } from 'node:buffer';
import { Budget, DEFAULT_LIMITS, type Limits } from '../../src/base/limits.ts';
import type { Detector } from '../../src/detect/define.ts';
import { detector as key } from '../../src/detect/key/index.ts';
import { Pass, type PassResult } from '../../src/detect/pass.ts';
import { makePlan } from '../../src/detect/plan.ts';
import { detector as sourceMap } from '../../src/detect/source-map/index.ts';
import { textExpanders } from '../../src/unpack/expand/index.ts';
import { byteByByte, randomSplits, splitAt } from './map-sink.ts';

const KEYS_AND_MAPS: readonly Detector[] = [key, sourceMap];
/** Up to here every two-way split is tried. */
const ALL_SPLITS = 4_096;
/** Building the plan takes longer than most runs. */
const RUNS = 200;

type Run = (chunks: readonly Uint8Array[], name?: string) => PassResult;

/** What decoders count goes on from one run to the next. */
function runner(limits: Partial<Limits> = {}): Run {
  const budget = new Budget({ ...DEFAULT_LIMITS, ...limits });
  const plan = makePlan(KEYS_AND_MAPS, textExpanders(budget));
  return (chunks, name = 'lib/a.js') => {
    const pass = new Pass(plan, budget);
    const writer = pass.open({ path: [name], type: 'file', via: 'tar' });
    for (const chunk of chunks) writer.push(Uint8Array.from(chunk));
    writer.end();
    return pass.finish(0);
  };
}

export function passChunks(chunks: readonly Uint8Array[], name?: string, limits?: Partial<Limits>): PassResult {
  return runner(limits)(chunks, name);
}

/** What is said, without what depends on a run. */
function told({ findings, maps, incomplete }: PassResult): string {
  return JSON.stringify([findings.map(({ ruleId, data, locations }) => [ruleId, data, locations]), maps, incomplete]);
}

/** The pieces that give another result than the whole, as their sizes. */
export function differing(bytes: Uint8Array, name?: string, seeds = 20): string[] {
  const whole = told(passChunks([bytes], name));
  const splits = [byteByByte(bytes)];
  for (let at = 1; at < bytes.length && bytes.length <= ALL_SPLITS; at++) splits.push(splitAt(bytes, at));
  for (let seed = 1; seed <= seeds; seed++) splits.push(randomSplits(bytes, seed, 300));
  let run = runner();
  return splits
    .filter((chunks, i) => {
      if (i % RUNS === 0) run = runner();
      return told(run(chunks, name)) !== whole;
    })
    .map((chunks) => chunks.map(({ length }) => length).join(' '));
}

/** Kinds and rules of what is found in a text. */
export function foundIn(text: string | Uint8Array, name?: string): string[] {
  return passChunks([Buffer.from(text)], name).findings.map(
    ({ ruleId, data }) => `${String(data?.['kind'] ?? ruleId)}`,
  );
}
