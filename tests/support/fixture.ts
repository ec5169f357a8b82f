/** Cases as folders: the files of a package, and `expected.json` with what is to be found in it. See fixtures/README.md. */
import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Judged, Location, Report } from '../../src/base/types.ts';
import { expand, make, type Made } from './fixture-values.ts';
import { BLOCK, member } from './tar-blocks.ts';
import { makeTarball } from './tarball.ts';

/** Folders of fixtures/ that are no rules: tools of the world tests. */
export const TOOLS: readonly string[] = ['bundlers', 'forms', 'packers'];
const SHEET = 'expected.json';
const MANIFEST = { name: 'fixture', version: '1.0.0', license: 'UNLICENSED', files: ['dist'] };

interface OddEntry {
  readonly name: string;
  readonly type?: string;
  readonly content?: string;
}

interface Sheet {
  /** Paths of the package for files that need another name here, because git or npm treat theirs in a special way. */
  readonly names?: Readonly<Record<string, string>>;
  readonly made?: Readonly<Record<string, Made>>;
  /** Entries behind the files, as no packer writes them; names are those in the tar. */
  readonly entries?: readonly OddEntry[];
  /** Text behind the end of the compressed tar. */
  readonly after?: string;
  readonly config?: object;
  readonly words?: readonly string[];
  /** A directory is packed by npm. */
  readonly target?: 'tarball' | 'directory';
  /** For a directory: it is a repository with these files in its only commit. */
  readonly tracked?: readonly string[];
  readonly outcome: Report['verdict']['outcome'];
  /** As `findingLine` writes them, in the order of the report. */
  readonly findings: readonly string[];
}

export interface FixtureCase {
  readonly rule: string;
  readonly name: string;
  readonly sheet: Sheet;
  readonly files: Readonly<Record<string, Buffer>>;
}

export function readFixtures(root: string): FixtureCase[] {
  const rules = folders(root).filter((name) => !TOOLS.includes(name));
  return rules.flatMap((rule) => folders(join(root, rule)).map((name) => readCase(join(root, rule, name), rule, name)));
}

function folders(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

function readCase(folder: string, rule: string, name: string): FixtureCase {
  const sheet = JSON.parse(readFileSync(join(folder, SHEET), 'utf8')) as Sheet;
  const files: Record<string, Buffer> = { 'package.json': Buffer.from(JSON.stringify(MANIFEST)) };
  const here = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = here.map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll('\\', '/'),
  );
  for (const path of paths.toSorted()) {
    if (path === SHEET) continue;
    const text = readFileSync(join(folder, path), 'utf8');
    files[sheet.names?.[path] ?? path] = Buffer.from(expand(text, `${rule}/${name}`));
  }
  for (const [path, made] of Object.entries(sheet.made ?? {})) files[path] = make(made, rule);
  return { rule, name, sheet, files };
}

/** The tarball that npm would have written, but for what the sheet makes odd. */
export function packFixture({ files, sheet }: FixtureCase): Buffer {
  const odd = (sheet.entries ?? []).map(({ name, type, content }) =>
    member(content ?? '', { name, ...(type === undefined ? {} : { type }) }),
  );
  const tar = gunzipSync(makeTarball(files));
  const body = [tar.subarray(0, tar.length - 2 * BLOCK), ...odd, Buffer.alloc(2 * BLOCK)];
  return Buffer.concat([gzipSync(Buffer.concat(body)), Buffer.from(sheet.after ?? '')]);
}

/** `high rule-id path:line, path:line`: what a person would check. */
export function findingLine({ effective, ruleId, locations }: Judged): string {
  return `${effective} ${ruleId} ${locations.map(place).join(', ')}`;
}

function place({ path, line }: Location): string {
  return path.join(' > ') + (line === undefined ? '' : `:${line}`);
}
