/** Two rules, one with and one without every optional text. */
import type { RuleId } from '../../../src/base/rule-ids.ts';
import type { Rule } from '../../../src/rules/define.ts';

const rules: readonly Rule[] = [
  {
    id: 'source-map-embedded-source',
    title: 'Source map with the original files',
    family: 'source-exposure',
    severity: 'critical',
    severityIfOpen: 'medium',
    what: 'A source map whose sourcesContent holds the text of files that are not part of the package otherwise.',
    why: 'anyone can rebuild your source tree from this file',
    fix: [
      { tool: 'any', text: 'add "!**/*.map" to "files" in package.json' },
      { tool: 'esbuild', text: 'build with --sources-content=false, which keeps line numbers and leaves the text out' },
    ],
    example: 'dist/cli.js.map\n{"version":3,"sources":["../src/cli.ts"],"sourcesContent":["…"]}',
    quiet: 'Maps without sourcesContent, and maps whose files ship anyway.',
    cwe: 'CWE-540',
    source: 'ECMA-426, section 5.1',
  },
  {
    id: 'secret-npm-token',
    title: 'npm access token',
    family: 'credential',
    severity: 'critical',
    severityIfOpen: 'critical',
    what: 'A token of the npm registry.',
    why: 'public as soon as you publish; a published version cannot be overwritten',
    fix: [{ tool: 'any', text: 'revoke the token now, then read it from the environment' }],
    example: 'dist/config.js',
    quiet: 'Tokens whose checksum is wrong.',
  },
  {
    id: 'scan-incomplete',
    title: 'Something could not be checked',
    family: 'scan',
    severity: 'info',
    severityIfOpen: 'info',
    what: 'A part of the package that was not read.',
    why: 'a leak in there would not have been seen',
    fix: [{ tool: 'any', text: 'leave the file out, or raise the limit it hit' }],
    example: 'vendor/blob.zip',
    quiet: 'Nothing.',
  },
];

export const RULES: ReadonlyMap<RuleId, Rule> = new Map(rules.map((rule) => [rule.id, rule]));
