/** Writes docs/secret-kinds.md from the table of secret kinds. `--check` changes nothing and exits 1 if it is out of date. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { settle } from './generated.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Node 20 cannot import TypeScript: the rows are data, so they are bundled in memory. */
async function loadKinds() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [`${ROOT}/src/rules/secret/kinds/index.ts`],
    bundle: true,
    write: false,
    format: 'esm',
  });
  const text = Buffer.from(outputFiles[0].contents).toString('base64');
  const { SECRET_KINDS } = await import(`data:text/javascript;base64,${text}`);
  return SECRET_KINDS;
}

function code(text) {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

/** What a failed check makes of a find. */
const ELSE = { ignore: '', doubt: ', else less certain', demote: ', else info', reject: ', else nothing' };

function proof({ check, context, pair, needs }) {
  const parts = [
    check && `${check.name}${ELSE[check.wrong]}`,
    context && `${context.role === 'required' ? 'needs' : 'raised by'} a word near it`,
    needs && `needs ${Object.keys(needs).join(', ')}`,
    pair && 'other half within 200 bytes',
  ];
  return parts.filter(Boolean).join('; ');
}

function row(kind) {
  const shape = [...(kind.shapes ?? []), ...(kind.wider ?? [])].map(code).join('<br>') || kind.form;
  const severity = kind.publicByDesign ? 'info, public by design' : kind.severity;
  const facts = [`**${kind.id}**<br>${kind.title}`, shape, proof(kind), severity, kind.confidence, kind.source];
  return `| ${facts.join(' | ')} |`;
}

function section(provider, kinds) {
  const [{ page, revoke }] = kinds;
  const where = page === '' ? '' : ` Page: <${page}>.`;
  return `## ${provider === 'generic' ? 'Any provider' : provider}
Revoke it ${revoke}.${where}

| kind | structure | evidence | severity | confidence | source |
|---|---|---|---|---|---|
${kinds.map(row).join('\n')}
`;
}

const kinds = await loadKinds();
const providers = [...new Set(kinds.map(({ provider }) => provider))].toSorted((a, b) =>
  a.toLowerCase() < b.toLowerCase() ? -1 : 1,
);
const sections = providers.map((provider) =>
  section(
    provider,
    kinds.filter((kind) => kind.provider === provider),
  ),
);
const page = `<!-- Written by .ci/secret-kinds.mjs from src/rules/secret/kinds: do not edit. -->
# Secret kinds

The ${kinds.length} kinds of credentials that leakcheck knows, by provider. A finding names its kind in \`data.kind\`; the rule
above it decides whether it fails. Severity and confidence are those of a plain find: a right checksum or the other half of a
pair makes it certain, a wrong checksum info, a value that hardly looks random low.

In a structure, \`'x'\` is literal, \`class{n,m}\` a run of a class of bytes, \`( a | b )\` alternatives, \`?\` optional.

${sections.join('\n')}`;
await settle([[`${ROOT}/docs/secret-kinds.md`, page]], 'node .ci/secret-kinds.mjs');
