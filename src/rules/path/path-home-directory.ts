import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'path-home-directory',
  title: 'Home directory with a user name',
  family: 'personal-data',
  severity: 'medium',
  severityIfOpen: 'low',
  what: 'Absolute paths below `/Users/<name>`, `/home/<name>` or `C:\\Users\\<name>` in text, with any separators, also percent-encoded. The name is masked in reports.',
  why: 'the path names a person and shows how that machine is laid out',
  fix: [
    {
      tool: 'any',
      text: 'Find the tool that wrote it, often a module id or comment of a bundler plugin, and give it relative paths.',
    },
    {
      tool: 'esbuild',
      text: 'A plugin that resolves to absolute paths prints them as `namespace:/path`: return paths relative to the project.',
    },
    { tool: 'npm', text: 'In `_where` and `_args` of bundled packages: bundle with npm 7 or newer.' },
  ],
  example: '// replace-modules:/Users/<name>/src/acme/util.js',
  quiet:
    'Stand-ins (`/home/user`, `/Users/example`, `/home/node`), routes of web sites, patterns and templates. Examples in comments and documentation are low, and info in open source.',
  cwe: 'CWE-200',
  source: 'reproducible-builds.org, build path',
});
