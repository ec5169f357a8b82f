/** Formats for other programs, and what a run tells them beside the verdict. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workflowCommands } from '../support/workflow-commands.ts';
import { buildCommandLine, type CommandLine } from './command.ts';

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine();
});
afterAll(() => cli.remove());

async function written(name: string): Promise<string> {
  return readFile(join(cli.folder, name), 'utf8');
}

describe('-o', () => {
  it('knows SARIF and Markdown by their extensions, and the others by their names', async () => {
    const files = ['a.sarif', 'b.md', 'summary=c.md', 'github=d.txt'];
    const { code } = await cli.run(['leak', ...files.flatMap((file) => ['-o', file])]);
    expect(code).toBe(1);
    expect(JSON.parse(await written('a.sarif'))).toMatchObject({ version: '2.1.0', runs: [{}] });
    expect(await written('b.md')).toContain('| `secret-npm-token` |');
    expect(await written('c.md')).toBe(await written('b.md'));
    expect(workflowCommands(await written('d.txt'))).toMatchObject([{ name: 'error' }]);
  });

  it('writes 20 packages into a SARIF file, and the next ones beside it', async () => {
    const targets = Array.from({ length: 45 }, (_, index) => `p${index}`);
    expect((await cli.run([...targets, '-o', 'many.v1.sarif', '-q'])).code).toBe(0);
    const names = (await readdir(cli.folder)).filter((name) => name.startsWith('many')).toSorted();
    expect(names).toEqual(['many.v1.2.sarif', 'many.v1.3.sarif', 'many.v1.sarif']);
    const counts = await Promise.all(names.map(async (name) => JSON.parse(await written(name)).runs.length));
    expect(counts).toEqual([20, 5, 20]);
  });
});

describe('-f', () => {
  it('github prints annotations before the report', async () => {
    const { stdout } = await cli.run(['leak', '-f', 'github']);
    expect(stdout).toMatch(/^::error file=dist\/cli\.js,title=leakcheck%3A critical secret-npm-token::/);
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^✖ fail/);
  });

  it('sarif and markdown print what -o would write', async () => {
    expect(JSON.parse((await cli.run(['leak', '-f', 'sarif'])).stdout)).toMatchObject({ version: '2.1.0' });
    expect((await cli.run(['leak', '-f', 'markdown'])).stdout).toMatch(/^### ✖ fail `leak 1\.2\.3`\n/);
  });
});

describe('messages', () => {
  it('are no workflow commands', async () => {
    for (const flag of ['::error::x', '##[add-mask]x', '--\n::error::x']) {
      const { stdout, stderr } = await cli.run(['--rule', flag]);
      expect(stderr).not.toBe('');
      expect(workflowCommands(stdout + stderr)).toEqual([]);
    }
  });
});

describe('--warn-only', () => {
  it('forgives a failure, and only that', async () => {
    expect((await cli.run(['leak', '--warn-only'])).code).toBe(0);
    expect((await cli.run(['leak', '--warn-only'])).stdout).toContain('✖ fail');
    expect((await cli.run(['gap', '--warn-only'])).code).toBe(2);
    expect((await cli.run(['missing', '--warn-only'])).code).toBe(2);
    expect((await cli.run(['--warn-only', '--fail-on', 'x'])).code).toBe(2);
  });
});
