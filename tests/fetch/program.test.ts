import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { lastLines, runProgram, type Ran } from '../../src/fetch/program.ts';

const NODE = { command: process.execPath, args: [] };

function run(script: string, signal?: AbortSignal): Promise<Ran> {
  return runProgram(NODE, ['-e', script], { cwd: process.cwd(), env: {}, signal, output: 'keep' });
}

it('keeps the end of what a program prints', async () => {
  const { status, stdout, stderr } = await run(
    "console.log('x'.repeat(1e6) + 'end'); console.error('why'); process.exitCode = 3",
  );
  expect(status).toBe(3);
  expect(stdout.length).toBeLessThan(20_000);
  expect(stdout).toMatch(/end\n$/);
  expect(stderr).toBe('why\n');
});

it('ends the program and its children when interrupted', async () => {
  const controller = new AbortController();
  const child =
    "require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });";
  const ran = run(`${child} process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)`, controller.signal);
  setTimeout(() => controller.abort(), 300);
  await expect(ran).rejects.toMatchObject({ code: 'EABORT' });
});

it('rejects for a program that is not there', async () => {
  const options = { cwd: process.cwd(), env: {}, output: 'keep' } as const;
  await expect(runProgram({ command: '/nowhere/program', args: [] }, [], options)).rejects.toMatchObject({
    code: 'ENOENT',
  });
});

it('quotes a few lines, and no token', () => {
  const token = `npm_${randomBytes(18).toString('hex')}`;
  const lines = [...Array.from({ length: 20 }, (_, line) => `line ${line}`), `token ${token}`, '', 'y'.repeat(1000)];
  const quoted = lastLines({ stderr: lines.join('\n'), stdout: 'unused' });
  expect(quoted.length).toBe(8);
  expect(quoted[6]).toBe('token …');
  expect(quoted[7]?.length).toBe(200);
  expect(lastLines({ stderr: ' \n', stdout: 'said here' })).toEqual(['said here']);
});
