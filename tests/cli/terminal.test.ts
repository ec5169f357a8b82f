import { describe, expect, it } from 'vitest';
import { decideColor, decideUnicode, isInHook, type Environment } from '../../src/cli/terminal.ts';

describe('decideColor', () => {
  it.each<[string, Environment, boolean, boolean | undefined, boolean]>([
    ['terminal', {}, true, undefined, true],
    ['pipe', {}, false, undefined, false],
    ['pipe in CI', { CI: 'true' }, false, undefined, false],
    ['dumb terminal', { TERM: 'dumb' }, true, undefined, false],
    ['NO_COLOR', { NO_COLOR: '1' }, true, undefined, false],
    ['empty NO_COLOR', { NO_COLOR: '' }, true, undefined, true],
    ['FORCE_COLOR', { FORCE_COLOR: '1' }, false, undefined, true],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, undefined, false],
    ['empty FORCE_COLOR', { FORCE_COLOR: '' }, false, undefined, false],
    ['NO_COLOR before FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, undefined, false],
    ['FORCE_COLOR before TERM', { FORCE_COLOR: '1', TERM: 'dumb' }, true, undefined, true],
    ['--color before NO_COLOR', { NO_COLOR: '1' }, false, true, true],
    ['--no-color before FORCE_COLOR', { FORCE_COLOR: '1' }, true, false, false],
  ])('%s', (_, env, isTTY, flag, expected) => {
    expect(decideColor(env, isTTY, flag)).toBe(expected);
  });
});

describe('decideUnicode', () => {
  it.each<[Environment, NodeJS.Platform, boolean]>([
    [{}, 'linux', true],
    [{ LANG: 'en_GB.UTF-8' }, 'linux', true],
    [{ LANG: 'C.utf8' }, 'linux', true],
    [{ LANG: 'C' }, 'linux', false],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'POSIX' }, 'linux', false],
    [{ LC_ALL: '', LC_CTYPE: 'UTF-8', LANG: 'C' }, 'darwin', true],
    [{}, 'win32', false],
    [{ WT_SESSION: 'x' }, 'win32', true],
    [{ CI: 'true' }, 'win32', true],
  ])('%j on %s', (env, platform, expected) => {
    expect(decideUnicode(env, platform)).toBe(expected);
  });
});

describe('isInHook', () => {
  it.each(['prepublishOnly', 'prepack', 'postpack', 'prepare', 'publish', 'postpublish', 'version', 'preversion'])(
    '%s is a hook',
    (event) => expect(isInHook({ npm_lifecycle_event: event })).toBe(true),
  );

  it.each(['npx', 'leakcheck', 'test', 'check', 'publish:check', ''])('%j is none', (event) =>
    expect(isInHook({ npm_lifecycle_event: event })).toBe(false),
  );

  it('nothing is none', () => expect(isInHook({})).toBe(false));
});
