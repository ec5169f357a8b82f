/** What later steps of a job get to know: the outputs of action.yml, read from the report that was written. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome, Report } from '../base/types.ts';
import { keptName } from '../fetch/keep.ts';

export interface Results {
  readonly verdict: Outcome;
  readonly failing: number;
  readonly tarballs: readonly { readonly path: string; readonly sha256: string }[];
}

interface Document {
  readonly outcome: Outcome;
  readonly reports: readonly Report[];
}

/** Null if no report was written. `folder` is where the judged tarballs were left. */
export async function readResults(reportFile: string, folder: string): Promise<Results | null> {
  if (!existsSync(reportFile)) return null;
  const { outcome, reports }: Document = JSON.parse(await readFile(reportFile, 'utf8'));
  let failing = 0;
  for (const { verdict } of reports) failing += verdict.totals.failing;
  const paths = reports.map(({ subject }) => join(folder, keptName(subject.integrity)));
  const tarballs = paths.filter((path) => existsSync(path)).map(async (path) => ({ path, sha256: await sha256(path) }));
  return { verdict: outcome, failing, tarballs: await Promise.all(tarballs) };
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}
