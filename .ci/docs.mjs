/** Writes docs/rules/ from the rules. `--check` changes nothing and exits 1 if a page is missing, left over or out of date. */
import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { settle } from './generated.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PAGES = `${ROOT}/docs/rules`;

/** Node 20 cannot import TypeScript: the rules are data, so they are bundled in memory. */
async function loadRules() {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: 'export { RULES } from "./index.ts"; export { waysToAccept } from "./accept.ts";',
      resolveDir: `${ROOT}/src/rules`,
    },
    bundle: true,
    write: false,
    format: 'esm',
  });
  const text = Buffer.from(outputFiles[0].contents).toString('base64');
  const { RULES, waysToAccept } = await import(`data:text/javascript;base64,${text}`);
  return [...RULES.values()].map((rule) => ({ ...rule, accept: waysToAccept(rule) }));
}

function severity({ severity: closed, severityIfOpen: open }) {
  return closed === open ? closed : `${closed}; ${open} for open packages`;
}

/** A sentence of its own: the text in the rule continues one. */
function sentence(text) {
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

function page(rule) {
  const fixes = rule.fix.map(({ tool, text }) => `- **${tool === 'any' ? 'In any case' : tool}:** ${text}`);
  const facts = [
    ['Severity, at worst', severity(rule)],
    ['Family', rule.family],
    ...(rule.cwe === undefined
      ? []
      : [['Weakness', `[${rule.cwe}](https://cwe.mitre.org/data/definitions/${rule.cwe.slice(4)}.html)`]]),
    ...(rule.source === undefined ? [] : [['Source', rule.source]]),
  ];
  return `<!-- Written by .ci/docs.mjs from src/rules: do not edit. -->
# ${rule.id}

${rule.title}.

| | |
|---|---|
${facts.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}

## What it looks at
${rule.what}

## Why it matters
${sentence(rule.why)}

## How to fix it
${fixes.join('\n')}

## Example
\`\`\`text
${rule.example}
\`\`\`

## What stays quiet
${rule.quiet}

## How to accept it
${rule.accept.map(({ command, meaning }) => `- \`${command}\`: ${meaning}`).join('\n')}
`;
}

const HEADINGS = {
  'source-exposure': 'Source exposure',
  credential: 'Credentials',
  'key-material': 'Keys',
  'ai-artifact': 'AI agents',
  'personal-data': 'Personal data',
  'internal-infrastructure': 'Internal infrastructure',
  'dev-environment': 'Development files',
  'debug-info': 'Debug information',
  'packaging-hygiene': 'Packaging',
  'release-diff': 'Changes since the last release',
  scan: 'The scan itself',
};

function overview(rules) {
  const tables = Object.entries(HEADINGS).flatMap(([family, heading]) => {
    const rows = rules
      .filter((rule) => rule.family === family)
      .map((rule) => `| [${rule.id}](${rule.id}.md) | ${rule.title} | ${severity(rule)} |`);
    return rows.length === 0
      ? []
      : [`## ${heading}\n| rule | what | severity, at worst |\n|---|---|---|\n${rows.join('\n')}\n`];
  });
  return `<!-- Written by .ci/docs.mjs from src/rules: do not edit. -->
# Rules

What leakcheck reports. A severity is the worst case for a closed package; findings can be milder.

${tables.join('\n')}`;
}

const rules = await loadRules();
const wanted = new Map(rules.map((rule) => [`${PAGES}/${rule.id}.md`, page(rule)]));
wanted.set(`${PAGES}/README.md`, overview(rules));
const present = await readdir(PAGES).catch(() => []);
for (const name of present) {
  if (name.endsWith('.md') && !wanted.has(`${PAGES}/${name}`)) wanted.set(`${PAGES}/${name}`, null);
}
await settle([...wanted], 'node .ci/docs.mjs');
