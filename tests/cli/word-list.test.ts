import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { makePackage } from '../support/tarball.ts';

const BIN = join(import.meta.dirname, '../../dist/cli.js');

function run(words: string | null, args: readonly string[] = ['./a.tgz']): { code: number | null; out: string } {
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-words-')));
  const files = { 'dist/a.js': 'export const blueFalconUrl = 1;\n' };
  writeFileSync(join(cwd, 'a.tgz'), makePackage('acme-words', '1.0.0', files));
  writeFileSync(join(cwd, 'package.json'), JSON.stringify({ name: 'acme-words', version: '1.0.0' }));
  if (words !== null) writeFileSync(join(cwd, 'words.txt'), words);
  const env = { ...process.env, LEAKCHECK_DENY_WORDS: 'words.txt', NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], { cwd, env, encoding: 'utf8' });
  return { code: status, out: stdout + stderr };
}

describe('LEAKCHECK_DENY_WORDS', () => {
  it('finds a listed name in any casing and does not repeat it', () => {
    const { code, out } = run('# names\n\nBlue Falcon\n', ['./a.tgz', '--rule', 'internal-deny-word=error']);
    expect(code).toBe(1);
    expect(out).toContain('internal-deny-word');
    expect(out.toLowerCase()).not.toMatch(/blue ?falcon/);
  });

  it.each([
    ['is missing', null, 'the word list words.txt cannot be read'],
    ['is empty', '# nothing yet\n', 'the word list words.txt holds no words'],
    ['holds a word too long', `${'x'.repeat(70)}\n`, 'word 1 of the list is longer than 64 characters'],
  ])('is exit 2 if the list %s', (_, words, message) => {
    const { code, out } = run(words);
    expect(code).toBe(2);
    expect(out).toContain(message);
  });

  it('refuses a list that lies in the folder to be packed', () => {
    const { code, out } = run('Blue Falcon\n', ['.']);
    expect(code).toBe(2);
    expect(out).toContain('the word list words.txt lies in ., which is packed');
    expect(out.toLowerCase()).not.toMatch(/blue ?falcon/);
  });
});
