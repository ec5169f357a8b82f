/** How package managers are started, by the rules of both kinds of systems, in folders made for that. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProgram } from '../../../src/fetch/pack/find-program.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-programs-')));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(name: string, text: string = ''): string {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const NODE = process.execPath;
/** As `npm install --global` writes it. */
const WRAPPER = `@ECHO off\r\nGOTO start\r\n:find_dp0\r\nSET dp0=%~dp0\r\nEXIT /b\r\n:start\r\nSETLOCAL\r\nCALL :find_dp0\r\n
endLocal & goto #_undefined_# 2>NUL || title %COMSPEC% & "%_prog%"  "%dp0%\\node_modules\\pnpm\\bin\\pnpm.cjs" %*\r\n`;

describe('npm', () => {
  it('on Windows is a script for Node, never the wrapper on the PATH', async () => {
    write('bin/npm.cmd', '@ECHO off');
    write('bin/npm', '#!/bin/sh');
    const cli = write('bin/node_modules/npm/bin/npm-cli.js');
    const env = { PATH: ['relative', join(root, 'none'), join(root, 'bin')].join(delimiter) };
    expect(await findProgram('npm', env, 'win32')).toEqual({ command: NODE, args: [cli] });
    expect(await findProgram('npm', { Path: env.PATH }, 'win32')).toEqual({ command: NODE, args: [cli] });
  });

  it.skipIf(process.platform === 'win32')('elsewhere is where the link on the PATH leads', async () => {
    const cli = write('lib/node_modules/npm/bin/npm-cli.js');
    mkdirSync(join(root, 'bin'));
    symlinkSync(cli, join(root, 'bin/npm'));
    expect(await findProgram('npm', { PATH: join(root, 'bin') }, 'posix')).toEqual({ command: NODE, args: [cli] });
  });

  it.each(['posix', 'win32'] as const)('that is running comes first, by the rules of %s', async (platform) => {
    write('bin/node_modules/npm/bin/npm-cli.js');
    const cli = write('running/npm-cli.js');
    const running = { npm_execpath: write('running/npx-cli.js'), npm_node_execpath: '/opt/node' };
    const found = await findProgram('npm', { ...running, PATH: join(root, 'bin') }, platform);
    expect(found).toEqual({ command: '/opt/node', args: [cli] });
  });

  it.each([
    ['posix', 'bin/node', 'lib/node_modules/npm/bin/npm-cli.js'],
    ['win32', 'node.exe', 'node_modules/npm/bin/npm-cli.js'],
  ] as const)('that came with Node is taken last, by the rules of %s', async (platform, executable, script) => {
    const env = { PATH: join(root, 'none'), npm_node_execpath: join(root, 'own', executable) };
    await expect(findProgram('npm', env, platform)).rejects.toMatchObject({ code: 'EPACK' });
    const cli = write(`own/${script}`);
    expect(await findProgram('npm', env, platform)).toEqual({ command: env.npm_node_execpath, args: [cli] });
  });
});

describe('pnpm', () => {
  it('on Windows is an executable, or the script in the wrapper', async () => {
    write('a/pnpm.cmd', 'something else');
    write('b/pnpm.cmd', WRAPPER);
    const script = join(root, 'b/node_modules/pnpm/bin/pnpm.cjs');
    const env = { PATH: [join(root, 'a'), join(root, 'b')].join(delimiter) };
    expect(await findProgram('pnpm', env, 'win32')).toEqual({ command: NODE, args: [script] });
    const exe = write('a/pnpm.exe');
    expect(await findProgram('pnpm', env, 'win32')).toEqual({ command: exe, args: [] });
    await expect(findProgram('yarn', env, 'win32')).rejects.toMatchObject({ code: 'EPACK' });
  });

  it('elsewhere is what the PATH says', async () => {
    expect(await findProgram('pnpm', { PATH: root }, 'posix')).toEqual({ command: 'pnpm', args: [] });
  });

  it('that is running is the one that packs', async () => {
    const env = { npm_config_user_agent: 'pnpm/10.0.0 npm/? node/v20', npm_execpath: '/opt/pnpm.cjs' };
    for (const platform of ['posix', 'win32'] as const)
      expect(await findProgram('pnpm', env, platform)).toEqual({ command: NODE, args: ['/opt/pnpm.cjs'] });
  });
});
