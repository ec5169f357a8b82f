/** Two runs give the same bytes in every format, apart from times: on Node 20 and 24, wherever the tarballs and temporary files lie. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cachedPath, fetchCorpus, quickCorpus } from './support/corpus.ts';
import { hasPython, present, python } from './support/outside.ts';

const CLI = join(process.cwd(), 'dist/cli.js');
const TOOLS = process.env['LEAKCHECK_TOOLS'] ?? join(homedir(), '.cache/leakcheck-tools');
const NODE_24 = join(TOOLS, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
const BATCH = 60;
/** Formats, and what is printed. */
const FILES = ['json=a', 'pretty=b', 'sarif=c', 'junit=d', 'markdown=e', 'summary=f', 'github=g'];

const folder = mkdtempSync(join(tmpdir(), 'determinism-'));
afterAll(() => rmSync(folder, { recursive: true }));
let places = 0;

/** Times of a run in the formats that tell them. */
function timeless(text: string): string {
  return text
    .replace(/"startedAt": ?"[^"]{0,40}"/g, '"startedAt": ""')
    .replace(/"(?:start|end)TimeUtc": ?"[^"]{0,40}"/g, '"TimeUtc": ""')
    .replace(/"ms": ?\d+/g, '"ms": 0')
    .replace(/\b(?:timestamp|time)="[^"]{0,40}"/g, 'time=""')
    .replace(/(?<=, )\d+(?:\.\d+)? (?:ms|s|min)(?=[),])/g, '0 s');
}

/** Copies the tarballs to a place of their own and returns everything that a run there says. */
function reports(tarballs: readonly string[], node: string): readonly string[] {
  const cwd = join(folder, 'x'.repeat(1 + places++));
  const temp = join(cwd, 'temp');
  mkdirSync(temp, { recursive: true });
  for (const path of tarballs) copyFileSync(path, join(cwd, basename(path)));
  const targets = tarballs.map((path) => `./${basename(path)}`);
  const outputs = FILES.flatMap((file) => ['-o', file]);
  const env = { ...process.env, TMPDIR: temp };
  const { stdout, stderr } = spawnSync(node, [CLI, ...targets, ...outputs, '--no-config'], {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  });
  const files = FILES.map((file) => readFileSync(join(cwd, file.replace(/^.*=/, '')), 'utf8'));
  rmSync(cwd, { recursive: true });
  return [stdout, stderr, ...files].map(timeless);
}

describe.skipIf(!present(existsSync(NODE_24), `Node 24 (${NODE_24})`))('the reports of Node 20 and 24', () => {
  const packages = quickCorpus();
  beforeAll(() => fetchCorpus(packages), 600_000);

  test.skipIf(packages.length === 0)('on published packages', () => {
    const tarballs = packages.map(cachedPath);
    const first = reports(tarballs, process.execPath);
    expect(first.every((text, at) => at === 1 || text.length > 100)).toBe(true);
    expect(first[0]).not.toMatch(/\d ms|\d\.\d s\b/);
    expect(reports(tarballs, process.execPath)).toEqual(first);
    expect(reports(tarballs, NODE_24)).toEqual(first);
  });

  const cases = join(folder, 'cases');
  mkdirSync(cases);
  const hostile = hasPython() ? (python('hostile/make.py', cases, '2026') as string[]) : [];
  const batches = Array.from({ length: Math.ceil(hostile.length / BATCH) }, (_, index) => index * BATCH);
  test.each(batches)('on hostile tarballs, from number %d on', (start) => {
    const tarballs = hostile.slice(start, start + BATCH);
    expect(reports(tarballs, NODE_24)).toEqual(reports(tarballs, process.execPath));
  });
});
