/** The corpus of published packages: what is true about each, and its tarball, downloaded once and checked by digest. */
import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Severity } from '../../../src/base/types.ts';
import { CACHE, dataFile } from './outside.ts';

/** A rule that must report. `unit` says what `count` and `min` count. */
export interface Expectation {
  readonly rule: string;
  readonly count?: number;
  readonly min?: number;
  readonly unit?: string;
  readonly paths?: readonly string[];
  readonly strings?: number;
  readonly atMost?: Severity;
}

export interface CorpusPackage {
  readonly spec: string;
  /** SRI string, `sha512-<base64>`. */
  readonly sha512: string;
  readonly unpackedBytes: number;
  readonly files: number;
  readonly maps: number;
  readonly mapsWithContent: number;
  readonly mapTruth?: {
    readonly sources: number;
    readonly sourcesWithContent: number;
    readonly contentBytes: number;
    readonly novelFirstPartyContents: number;
    readonly novelFirstPartyBytes: number;
  };
  readonly expect: readonly Expectation[];
  readonly expectZero: readonly string[];
  readonly expectNone?: readonly string[];
  readonly expectGate: 'pass' | 'fail';
}

/** Small packages that together cover most rules: below 5 MB packed. */
const QUICK: ReadonlySet<string> = new Set([
  '@sentry/cli@2.39.1',
  'agent-base@4.2.1',
  'axios@1.7.9',
  'extglob@2.0.4',
  'nanoid@3.3.12',
  'node-notifier@8.0.2',
  'resolve@1.22.10',
  'resolve@1.22.12',
  'rxjs@7.8.2',
  'sitemap@9.0.1',
  'smtp-server@3.13.6',
  'tunnel@0.0.6',
  'xmldom@0.1.27',
  'zod@3.25.76',
]);

/** Every package of the corpus, or none if the test data is not there. */
export function corpus(): readonly CorpusPackage[] {
  const path = dataFile('corpus/packages.json');
  if (path === null) return [];
  return (JSON.parse(readFileSync(path, 'utf8')) as { packages: CorpusPackage[] }).packages;
}

export function quickCorpus(): readonly CorpusPackage[] {
  return corpus().filter(({ spec }) => QUICK.has(spec));
}

export function cachedPath({ sha512 }: CorpusPackage): string {
  return join(CACHE, `${Buffer.from(sha512.slice('sha512-'.length), 'base64').toString('hex')}.tgz`);
}

async function verify(path: string, { spec, sha512 }: CorpusPackage): Promise<void> {
  const digest = createHash('sha512')
    .update(await readFile(path))
    .digest('base64');
  if (`sha512-${digest}` !== sha512) throw new Error(`${spec} in ${path} is not the file of the corpus`);
}

async function download(wanted: CorpusPackage): Promise<void> {
  const folder = join(CACHE, `.download-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  try {
    const pack = ['pack', wanted.spec, '--json', '--ignore-scripts', '--pack-destination', folder];
    const { stdout } = await promisify(execFile)('npm', pack);
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
    const path = join(folder, filename);
    await verify(path, wanted);
    await rename(path, cachedPath(wanted));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Brings the tarballs into the cache, two downloads at a time; throws if one cannot be had or is another file. */
export async function fetchCorpus(wanted: readonly CorpusPackage[]): Promise<void> {
  const queue = [...wanted];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (existsSync(cachedPath(next))) await verify(cachedPath(next), next);
      else await download(next);
    }
  };
  await Promise.all([worker(), worker()]);
}
