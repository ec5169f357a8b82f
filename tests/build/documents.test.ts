/** What the documents promise can be followed: links lead somewhere, examples are valid, names of options are real. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/policy/parse.ts';

const MAX_LINES: ReadonlyMap<string, number> = new Map([
  ['README.md', 200],
  ['CONTRIBUTING.md', 100],
]);
const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'docs/config.md', 'docs/formats.md'];
const HELP = ['program', 'scan-options'].map((name) => readFileSync(`src/cli/${name}.ts`, 'utf8')).join('\n');
/** Of programs that the documents tell the reader to run beside leakcheck. */
const FOREIGN = /^--(?:out|filename|save-dev|ignore-scripts|publish|provenance|check|sourcemap|sources-content)$/;

describe.each(DOCUMENTS)('%s', (name) => {
  const text = readFileSync(name, 'utf8');

  it('is as short as agreed', () => {
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(MAX_LINES.get(name) ?? 250);
  });

  it('links to files that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]{1,200})/g)].map(([, link]) => join(dirname(name), link!));
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });

  it('names options that exist', () => {
    const options = [...text.matchAll(/(?<![\w-])--[a-z][a-z-]{1,30}/g)].map(([option]) => option);
    expect(
      options.filter((option) => !HELP.includes(`${option} `) && !HELP.includes(`${option}'`) && !FOREIGN.test(option)),
    ).toEqual([]);
  });

  it('has configurations that are taken', () => {
    const blocks = [...text.matchAll(/```json\n([^`]{1,4000})```/g)].map(([, block]) => block!);
    for (const block of blocks.filter((one) => one.includes('"$schema"'))) {
      expect(parseConfig({ name, text: block, form: 'json' }, '2026-11-01')?.extends.length).toBe(1);
    }
    expect(blocks.some((one) => one.includes('"$schema"'))).toBe(name === 'README.md' || name === 'docs/config.md');
  });
});
