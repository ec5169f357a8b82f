/** The edit of `files` and `.npmignore` that keeps a file out, for every state that a package.json may be in. */
import { describe, expect, it } from 'vitest';
import type { Cause } from '../../../src/base/cause.ts';
import { applyChanges } from '../../../src/base/json-edit.ts';
import type { RuleId } from '../../../src/base/rule-ids.ts';
import type { EntryPath, FindingStatus, Judged, Severity } from '../../../src/base/types.ts';
import { explainCauses } from '../../../src/detect/cause/index.ts';
import { proposeFiles } from '../../../src/detect/cause/file-list.ts';
import { judged } from '../../support/findings.ts';

function found(
  ruleId: RuleId,
  paths: readonly string[],
  data = {},
  severity: Severity = 'high',
  status: FindingStatus = 'failing',
): Judged {
  const locations = paths.map((path) => ({ path: [path] as EntryPath }));
  return judged(ruleId, severity, status, { locations, data });
}

function explain(
  manifest: object,
  packed: readonly string[],
  findings: readonly Judged[],
  more: Record<string, string> = {},
): (readonly Cause[])[] {
  const files = new Map(Object.entries({ 'package.json': JSON.stringify(manifest, null, 2), ...more }));
  const project = { client: 'npm', files, names: [], extended: new Map(), git: null } as const;
  return explainCauses(findings, project, ['package.json', ...packed]).map(({ causes = [] }) => causes);
}

function edits(causes: readonly Cause[] | undefined): string[] {
  return (causes ?? []).map(({ file, line, edit }) => `${file}:${line} ${edit}`);
}

const DOTENV = found('credential-file-dotenv', ['dist/.env']);

describe('"files"', () => {
  it.each([
    [['dist'], 'add "!dist/.env" to "files"', ['dist', '!dist/.env']],
    [['dist', '!**/*.map'], 'add "!dist/.env" to "files"', ['dist', '!**/*.map', '!dist/.env']],
    [['dist', 'dist/.env'], 'remove "dist/.env" from "files"', ['dist']],
    [['./dist/.env', 'dist/index.js'], 'remove "./dist/.env" from "files"', ['dist/index.js']],
    [
      ['!dist/.env', 'dist'],
      'move "!dist/.env" to the end of "files": it only counts behind what it forbids',
      ['dist', '!dist/.env'],
    ],
    [['*'], 'set "files": ["dist", "!dist/.env"]', ['dist', '!dist/.env']],
    [
      ['lib/x.js', './', '!test'],
      'set "files": ["lib/x.js", "dist", "!dist/.env", "!test"]',
      ['lib/x.js', 'dist', '!dist/.env', '!test'],
    ],
  ])('%j: %s', (files, edit, after) => {
    const manifest = { name: 'a', main: 'dist/index.js', files };
    const [causes] = explain(manifest, ['dist/index.js', 'dist/.env'], [DOTENV]);
    expect(edits(causes)).toEqual([`package.json:4 ${edit}`]);
    const text = applyChanges(JSON.stringify(manifest, null, 2), causes![0]!.changes!);
    expect(JSON.parse(text)).toEqual({ ...manifest, files: after });
  });

  it('is left alone where it forbids the file already, behind everything', () => {
    const manifest = { name: 'a', main: 'dist/index.js', files: ['dist', '!dist/.env'] };
    expect(explain(manifest, ['dist/index.js', 'dist/.env'], [DOTENV])).toEqual([[]]);
  });

  it('names a folder of a tool, and a folder that holds nothing else', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `dist/logs/${name}.log`);
    const manifest = { name: 'a', main: 'dist/index.js', files: ['dist', 'logs'] };
    const agent = found('ai-agent-directory', ['dist/.claude/a.md', 'dist/.claude/b.md'], { folder: 'dist/.claude' });
    const logs = found(
      'debug-log-file',
      many.map((path) => path.replace('dist/', '')),
    );
    const causes = explain(manifest, ['dist/index.js', ...many, 'logs/a.log'], [agent, logs]);
    expect(edits(causes[0])).toEqual(['package.json:4 add "!dist/.claude" to "files"']);
    expect(edits(causes[1])).toEqual(['package.json:4 remove "logs" from "files"']);
  });

  it('cannot keep out what npm packs always, nor an entry point or a bundled dependency', () => {
    const manifest = { name: 'a', main: 'dist/index.js', bin: { a: './bin/a' }, files: ['dist'] };
    for (const path of ['package.json', 'README.md', 'LICENSE', 'dist/index.js', 'bin/a', 'node_modules/a/.env']) {
      expect(explain(manifest, [path], [found('credential-file-dotenv', [path])])).toEqual([[]]);
    }
  });

  it('is not touched for code that holds a secret or a key, but for a key file', () => {
    const manifest = { name: 'a', main: 'dist/index.js', files: ['dist'] };
    const packed = ['dist/index.js', 'dist/sign.js', 'dist/server.key'];
    const findings = [
      found('secret-npm-token', ['dist/sign.js']),
      found('key-private-key', ['dist/sign.js', 'dist/server.key']),
    ];
    const [token, key] = explain(manifest, packed, findings);
    expect(edits(token)).toEqual([]);
    expect(edits(key)).toEqual(['package.json:4 add "!dist/server.key" to "files"']);
  });

  it('is no matter for what is accepted or only informs', () => {
    const manifest = { name: 'a', files: ['dist'] };
    const findings = [
      found('credential-file-dotenv', ['dist/.env'], {}, 'critical', 'accepted'),
      found('dev-file-lockfile', ['dist/yarn.lock'], {}, 'info', 'note'),
    ];
    expect(explain(manifest, ['dist/.env', 'dist/yarn.lock'], findings)).toEqual([[], []]);
  });
});

describe('no "files"', () => {
  it('is added behind what the package is, with what it consists of', () => {
    const manifest = { name: 'a', version: '1.0.0', license: 'MIT', main: 'dist/index.js', scripts: {} };
    const findings = [
      found('credential-file-dotenv', ['.env']),
      found('source-map-embedded-source', ['dist/index.js.map']),
    ];
    const causes = explain(manifest, ['dist/index.js', 'dist/index.js.map', '.env'], findings);
    const expected = ['package.json:5 add "files": ["dist", "!**/*.map"]'];
    expect(causes.map(edits)).toEqual([expected, expected]);
    const text = applyChanges(JSON.stringify(manifest, null, 2), causes[0]![0]!.changes!);
    expect(Object.keys(JSON.parse(text) as object)).toEqual(['name', 'version', 'license', 'main', 'files', 'scripts']);
  });

  it('makes .npmignore another way, until "files" is there', () => {
    const manifest = { name: 'a', main: 'dist/index.js' };
    const ignore = '# tests\ntest\n';
    const [causes] = explain(manifest, ['dist/index.js', '.env'], [found('credential-file-dotenv', ['.env'])], {
      '.npmignore': ignore,
    });
    expect(edits(causes)).toEqual([
      'package.json:3 add "files": ["dist"]; .npmignore means nothing then, delete it',
      '.npmignore:2 add /.env',
    ]);
    expect(causes![1]!.link).toBe('or');
    expect(applyChanges(ignore, causes![1]!.changes!)).toBe('# tests\ntest\n/.env\n');
  });

  it('says so where nothing can be told', () => {
    const [causes] = explain({ name: 'a' }, ['.env', 'x.py'], [found('credential-file-dotenv', ['.env'])]);
    expect(edits(causes)).toEqual(['package.json:2 add "files" with what the package needs at run time']);
    expect(causes![0]).not.toHaveProperty('changes');
  });
});

describe('the proposed list', () => {
  it.each<[object, string[], string[]]>([
    [
      { main: './dist/index.js', types: 'types/index.d.ts' },
      ['dist/index.js', 'types/index.d.ts', 'src/a.ts'],
      ['dist', 'types'],
    ],
    [
      { exports: { '.': { import: './esm/a.js', require: './cjs/a.cjs' }, './*': './parts/*.js' } },
      ['esm/a.js', 'cjs/a.cjs', 'parts/x.js'],
      ['esm', 'cjs', 'parts'],
    ],
    [
      { bin: 'bin/a', main: 'lib' },
      ['bin/a', 'lib/index.js', 'test/a.js', 'templates/x.txt'],
      ['lib', 'bin', 'templates'],
    ],
    [
      {},
      ['index.js', 'util.js', 'lib/a.js', 'test/a.js', '.eslintrc.js', 'vite.config.ts', 'tsconfig.json', 'data.json'],
      ['index.js', 'data.json', 'lib', 'util.js'],
    ],
    [{ main: 'index' }, ['index.js', 'index.d.ts', 'docs/a.md'], ['index.js', 'index.d.ts']],
    [
      { main: 'dist/a.js', scripts: { postinstall: 'node ./scripts/install.js' } },
      ['dist/a.js', 'scripts/install.js'],
      ['dist', 'scripts'],
    ],
    [
      { main: 'dist/a.js', browser: { fs: false, './dist/a.js': './web/a.js', x: 'y' } },
      ['dist/a.js', 'web/a.js'],
      ['dist', 'web'],
    ],
    [{ main: 'dist/a.js' }, ['other.js'], []],
  ])('%j', (manifest, packed, expected) => {
    expect(proposeFiles(manifest as never, packed)).toEqual(expected);
  });
});
