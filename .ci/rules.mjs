/** Writes src/rules/index.ts from the rule files. `--check` changes nothing and exits 1 if the file is out of date. */
import { readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { settle } from './generated.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const RULES = `${ROOT}/src/rules`;

/** Rule files as `folder/id.ts`, sorted by id. */
async function ruleFiles() {
  const entries = await readdir(RULES, { recursive: true });
  const files = entries.map((path) => path.replaceAll('\\', '/')).filter((path) => /^[a-z-]+\/[a-z-]+\.ts$/.test(path));
  return files.toSorted((a, b) => (basename(a) < basename(b) ? -1 : 1));
}

function variable(id) {
  return id.replaceAll(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}

async function index() {
  const rules = (await ruleFiles()).map((path) => ({ path, id: basename(path, '.ts') }));
  const imports = rules.map(({ path, id }) => `import { rule as ${variable(id)} } from './${path}';`);
  const rows = rules.map(({ id }) => `  ['${id}', ${variable(id)}],`);
  return `/** All rules by id. Written by .ci/rules.mjs: do not edit. */
import type { RuleId } from '../base/rule-ids.ts';
import type { Rule } from './define.ts';
${imports.join('\n')}

export const RULES: ReadonlyMap<RuleId, Rule> = new Map<RuleId, Rule>([
${rows.join('\n')}
]);
`;
}

await settle([[`${RULES}/index.ts`, await index()]], 'node .ci/rules.mjs');
