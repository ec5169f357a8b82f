import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'source-map-absolute-path',
  title: 'Absolute path or file: URL in a source map',
  family: 'source-exposure',
  severity: 'medium',
  severityIfOpen: 'low',
  what: 'An entry of `sources` or a `sourceRoot` that begins with `/`, a drive letter or `file:`.',
  why: 'the path names the user, the machine or the CI layout that the package was built with',
  fix: [
    { tool: 'any', text: 'Build with relative paths and leave `sourceRoot` unset.' },
    { tool: 'tsc', text: 'Remove `"sourceRoot"`: tsc copies it into the map as it is.' },
    { tool: 'webpack', text: 'Set `output.devtoolModuleFilenameTemplate` to `"webpack:///[resource-path]"`.' },
  ],
  example: '{"sources":["file:///home/NAME/project/src/index.ts"], …}',
  quiet: '`webpack://`, `turbopack://` and virtual module names are not absolute paths.',
  cwe: 'CWE-538',
  source: 'ECMA-426, Source map format',
});
