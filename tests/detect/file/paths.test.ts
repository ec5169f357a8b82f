import { describe, expect, it } from 'vitest';
import { detector } from '../../../src/detect/file/index.ts';
import { FILE_ROWS } from '../../../src/detect/file/table.ts';
import { detect, NO_MANIFEST } from '../../support/detect.ts';

function rules(...paths: string[]): string[] {
  return detect(
    detector,
    paths.map((path) => ({ path })),
  ).found.map(({ ruleId, severity, severityIfOpen }) => `${ruleId} ${severity}/${severityIfOpen}`);
}

describe('paths', () => {
  it.each([
    ['.git/HEAD', 'source-vcs-directory critical/critical'],
    ['lib/.git', 'source-vcs-directory critical/critical'],
    ['.jj/repo/store', 'source-vcs-directory high/high'],
    ['src/CVS/Root', 'source-vcs-directory high/high'],
    ['CLAUDE.md', 'ai-agent-instructions high/low'],
    ['docs/Agents.md', 'ai-agent-instructions high/low'],
    ['Agent.md', 'ai-agent-instructions high/low'],
    ['lib/GEMINI.md', 'ai-agent-instructions high/low'],
    ['.github/copilot-instructions.md', 'ai-agent-instructions high/low'],
    ['.clinerules/style.md', 'ai-agent-instructions high/low'],
    ['.claude/notes.md', 'ai-agent-directory medium/low'],
    ['.cursor/rules/a.mdc', 'ai-agent-directory high/medium'],
    ['.aider.conf.yml', 'ai-agent-directory high/medium'],
    ['.aider.chat.history.md', 'ai-session-transcript critical/high'],
    ['.specstory/history/a.md', 'ai-session-transcript critical/high'],
    ['.idea/workspace.xml', 'dev-file-ide medium/low'],
    ['x/app.iml', 'dev-file-ide medium/low'],
    ['.vscode/launch.json', 'dev-file-ide medium/low'],
    ['.project', 'dev-file-ide low/low'],
    ['lib/.DS_Store', 'dev-file-os-metadata low/low'],
    ['__MACOSX/a', 'dev-file-os-metadata low/low'],
    ['Thumbs.db', 'dev-file-os-metadata low/low'],
    ['coverage/lcov-report/a.html', 'dev-file-coverage high/low'],
    ['coverage/src/a.ts.html', 'dev-file-coverage high/low'],
    ['.nyc_output/1.json', 'dev-file-coverage high/low'],
    ['clover.xml', 'dev-file-coverage medium/low'],
    ['bun.lock', 'dev-file-lockfile low/info'],
    ['sub/package-lock.json', 'dev-file-lockfile low/info'],
    ['.github/workflows/a.yml', 'dev-file-repository-config medium/info'],
    ['.gitlab-ci.yml', 'dev-file-repository-config medium/info'],
    ['.travis.yml', 'dev-file-repository-config low/info'],
    ['Dockerfile', 'dev-file-repository-config medium/info'],
    ['Dockerfile.prod', 'dev-file-repository-config medium/info'],
    ['k8s/deploy.yaml', 'dev-file-repository-config medium/info'],
    ['.husky/pre-commit', 'dev-file-repository-config medium/info'],
    ['.gitattributes', 'dev-file-repository-config low/info'],
    ['TODO', 'dev-file-repository-config medium/info'],
    ['npm-debug.log.123', 'debug-log-file high/medium'],
    ['yarn-error.log', 'debug-log-file high/medium'],
    ['logs/out.txt', 'debug-log-file medium/low'],
    ['server.log', 'debug-log-file medium/low'],
  ])('%s', (path, expected) => {
    expect(rules(path)).toEqual([expected]);
  });

  it.each([
    'index.js',
    'lib/languages/dockerfile.js',
    'es/dockerfile.d.ts',
    'todos.md',
    'todo-app.js',
    'changelog.log',
    '.github/FUNDING.yml',
    'npm-shrinkwrap.json',
    'lib/coverage/index.js',
    'dist/logs/index.js',
    'lib/helm/index.js',
    'claude.js',
    'docs/docs/api/Agent.md',
    'website/docs/gemini.md',
    'xgit/HEAD',
    'x.idea',
    'src/rules/index.js',
  ])('nothing: %s', (path) => {
    expect(rules(path)).toEqual([]);
  });

  it('makes one finding of a folder and one of every single file', () => {
    const files = ['.idea/a.xml', '.idea/b/c.xml', 'sub/.idea/d.xml', 'a.iml', 'b.iml'];
    const identities = detect(
      detector,
      files.map((path) => ({ path })),
    ).found.map((one) => one.identity);
    expect(identities).toEqual(['.idea/', '.idea/', 'sub/.idea/', 'a.iml', 'b.iml']);
  });

  it('folds development files of bundled dependencies into one finding, but keeps secrets and fixtures apart', () => {
    const found = rules(
      'node_modules/a/.travis.yml',
      'node_modules/b/.idea/x.xml',
      'node_modules/b/CLAUDE.md',
      'test/fixtures/node_modules/c/.travis.yml',
    );
    expect(found).toEqual([
      'package-bundled-residue low/info',
      'package-bundled-residue low/info',
      'dev-file-repository-config low/info',
      'ai-agent-instructions high/low',
    ]);
  });

  it('only lists instructions that "files" names, not those that a folder brings along', () => {
    const manifest = { ...NO_MANIFEST, files: ['dist', './AGENTS.md'] };
    const { found } = detect(detector, [{ path: 'AGENTS.md' }, { path: 'dist/CLAUDE.md' }], manifest);
    expect(found.map((one) => one.severity)).toEqual(['info', 'high']);
  });

  it('looks into nested archives and not into map contents', () => {
    const inner = { path: ['a.tgz', '.travis.yml'] as const, via: 'archive' as const };
    const content = { path: ['a.js.map', '.travis.yml'] as const, via: 'map-content' as const };
    expect(detect(detector, [inner]).found).toHaveLength(1);
    expect(detect(detector, [content]).found).toHaveLength(0);
  });

  it('lists folders in lower case and only rules that the detector declares', () => {
    for (const row of FILE_ROWS) {
      expect(detector.rules).toContain(row.rule);
      for (const folder of row.folders ?? []) expect(folder).toBe(folder.toLowerCase());
    }
  });
});
