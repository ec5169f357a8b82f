import { describe, expect, it } from 'vitest';
import { detector } from '../../../src/detect/environment/index.ts';
import { detect, summary } from '../../support/detect.ts';

const VARIABLES = {
  PATH: '/usr/local/bin:/usr/bin',
  HOME: '/home/mwagner',
  PWD: '/home/mwagner/acme',
  npm_config_cache: '/home/mwagner/.npm',
  npm_config_user_agent: 'npm/11.0.0 node/v20.0.0',
  GITHUB_REPOSITORY: 'acme/shop',
  CI_COMMIT_BRANCH: 'feature-7',
};

function inText(bytes: string, path = 'dist/index.js'): string[] {
  return summary(detect(detector, [{ path, bytes }]));
}

const HIGH = ['debug-environment-dump high/high likely'];

describe('a dumped environment', () => {
  const lines = Object.entries(VARIABLES).map(([name, value]) => `${name}=${value}`);
  const literal = Object.entries(VARIABLES).map(([name, value]) => `  ${name}: "${value}",`);

  it.each([
    ['JSON', JSON.stringify(VARIABLES)],
    ['JSON with blanks', JSON.stringify(VARIABLES, null, 2)],
    ['JSON in a string', `x=${JSON.stringify(JSON.stringify(VARIABLES))}`],
    ['an object literal', `var process_env = {\n${literal.join('\n')}\n};`],
    ['minified', `var e={${literal.join('').replaceAll(': ', ':').replaceAll('  ', '')}};`],
    ['lines of a shell', lines.join('\n')],
    [
      'Windows',
      JSON.stringify({
        Path: 'C:\\Windows',
        USERPROFILE: 'C:\\Users\\x',
        npm_config_cache: 'C:\\a',
        HOME: 'C:\\Users\\x',
      }),
    ],
    [
      'GitHub',
      JSON.stringify({ GITHUB_WORKSPACE: '/home/runner/work/a/a', GITHUB_SHA: 'abc', GITHUB_REF: 'refs/heads/main' }),
    ],
    [
      'GitHub without a folder',
      JSON.stringify({ GITHUB_SHA: '4f'.repeat(20), GITHUB_REF: 'refs/heads/main', GITHUB_ACTOR: 'mwagner' }),
    ],
    ['GitLab without a folder', 'CI_JOB_ID=1234567\nCI_COMMIT_SHA=abc\nCI_COMMIT_BRANCH=feature-7\n'],
    ['GitLab', 'CI_PROJECT_DIR=/builds/acme/shop\nCI_JOB_ID=7\nCI_COMMIT_SHA=abc\n'],
  ])('%s', (_, text) => {
    expect(inText(text)).toEqual(HIGH);
  });

  it('names variables, never values', () => {
    const { found } = detect(detector, [{ path: 'a.js', bytes: JSON.stringify(VARIABLES) }]);
    expect(found[0]?.data).toMatchObject({ variables: 7 });
    expect(JSON.stringify(found)).not.toMatch(/mwagner|shop|feature/);
  });

  it('is one finding per file', () => {
    const { found } = detect(detector, [{ path: 'a.js', bytes: `${JSON.stringify(VARIABLES)}\n${lines.join('\n')}` }]);
    expect(found).toHaveLength(1);
  });
});

describe('code that handles variables', () => {
  it.each([
    'const home = process.env.HOME || process.env.USERPROFILE; const p = env.PATH;',
    'x = { HOME: process.env.HOME, PWD: process.env.PWD, PATH: process.env.PATH };',
    'x = { HOME: e.HOME, PWD: e.PWD, PATH: "x" };',
    '{"GITHUB_WORKSPACE":"GITHUB_WORKSPACE","GITHUB_SHA":"GITHUB_SHA","GITHUB_REF":"GITHUB_REF"}',
    'env:\n  GITHUB_WORKSPACE: ${{ github.workspace }}\n  GITHUB_SHA: ${{ github.sha }}\n  GITHUB_REF: ${{ github.ref }}\n',
    'if (env.npm_config_user_agent) { a(env.npm_config_cache, env.npm_config_prefix) }',
    'HOME=/root PATH=$PATH:/usr/bin npm ci',
    '{"GITHUB_WORKSPACE":"string","GITHUB_SHA":"string","GITHUB_REF":"string"}',
    '{"GITHUB_SHA":"commit","GITHUB_REF":"ref","GITHUB_RUN_ID":"run"}',
    '{ GITHUB_SHA: "sha", GITHUB_REPOSITORY: "owner/name", CI_COMMIT_SHA: "sha" }',
    '["npm_config_a","npm_config_b","npm_config_c"]',
    'npm_config_cache: "where", npm_config_prefix: "there", npm_config_x: "that"',
  ])('nothing: %s', (text) => {
    expect(inText(text)).toEqual([]);
  });

  it('does not join strings of a program that lie side by side', () => {
    expect(inText('HOME=/\0PWD=/a/b\0PATH=/usr/bin\0npm_config_x=/a\0', 'bin/a')).toEqual([]);
  });
});

it('is linear on anchors that never end', () => {
  const start = performance.now();
  inText('npm_config_'.repeat(4_000));
  inText('"HOME":'.repeat(4_000));
  inText('HOME=/a '.repeat(2_000));
  expect(performance.now() - start).toBeLessThan(6_000);
});
