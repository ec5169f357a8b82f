/** action.yml, the code and the README name the same inputs and outputs. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const METADATA = readFileSync('action.yml', 'utf8');

/** Names of the members of a top-level mapping that is written one member per line. */
function declared(section: 'inputs' | 'outputs'): string[] {
  const lines = METADATA.split('\n');
  const names: string[] = [];
  for (const line of lines.slice(lines.indexOf(`${section}:`) + 1)) {
    const name = /^ {2}([a-z0-9-]+):/.exec(line)?.[1];
    if (name === undefined) break;
    names.push(name);
  }
  return names.toSorted();
}

const CODE = readdirSync('src/action')
  .map((name) => readFileSync(`src/action/${name}`, 'utf8'))
  .join('\n');

function used(call: RegExp): string[] {
  return [...new Set([...CODE.matchAll(call)].map(([, name]) => name!))].toSorted();
}

/** Names in the first column of the README's table with that heading. */
function documented(heading: 'input' | 'output'): string[] {
  const readme = readFileSync('README.md', 'utf8');
  const [table = ''] = readme.slice(readme.indexOf(`| ${heading} |`)).split('\n\n');
  return [...table.matchAll(/^\| ([^|]*) \|/gm)]
    .flatMap(([, cell]) => [...cell!.matchAll(/`([a-z0-9-]+)`/g)].map(([, name]) => name!))
    .toSorted();
}

describe('the lists of', () => {
  it('inputs are the same', () => {
    expect(declared('inputs')).toContain('fail-on');
    expect(used(/runner\.(?:input|flag|choice)\(\s*'([a-z0-9-]+)'/g)).toEqual(declared('inputs'));
    expect(documented('input')).toEqual(declared('inputs'));
  });

  it('outputs are the same', () => {
    expect(declared('outputs')).toContain('tarball');
    expect(used(/runner\.output\(\s*'([a-z0-9-]+)'/g)).toEqual(declared('outputs'));
    expect(documented('output')).toEqual(declared('outputs'));
  });
});

describe('action.yml', () => {
  it('starts the bundle', () => {
    expect(METADATA).toContain('runs: { using: node24, main: dist/action/index.js }');
  });

  it('has defaults only where the configuration has no say', () => {
    const defaults = METADATA.split('\n').filter((line) => line.includes(' default: '));
    expect(defaults.map((line) => /^ {2}([a-z-]+):/.exec(line)?.[1])).toEqual(['target', 'annotations', 'summary']);
  });
});
