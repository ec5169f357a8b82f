/** `leakcheck init`: shows what it would write (configuration, hook, workflow), asks, and writes it. */
import { LeakcheckError } from '../../base/errors.ts';
import { isJsonObject, parseLooseJson } from '../../base/loose-json.ts';
import { plural, thousands } from '../../base/numbers.ts';
import type { Visibility } from '../../base/types.ts';
import { entryPaths, proposeFiles } from '../../detect/cause/file-list.ts';
import { listOf } from '../../detect/cause/files-field.ts';
import { detectVisibility } from '../../policy/visibility.ts';
import { escapeText } from '../../report/escape.ts';
import { DONE } from '../exit-code.ts';
import { showChange } from '../init/diff.ts';
import { planChanges } from '../init/plan.ts';
import { survey, type PackageFile, type Survey } from '../init/survey.ts';
import type { InitFlags } from '../program.ts';
import type { Terminal } from '../terminal.ts';
import { writeChanges, type FileChange } from '../write-files.ts';

/** Resolves to the exit code. Throws EUSAGE if nobody can be asked, EWRITE if a file cannot be written. */
export async function initCommand({ yes = false, color }: InitFlags, terminal: Terminal): Promise<number> {
  const found = await survey(terminal);
  const changes = planChanges(found);
  const say = (text: string): Promise<boolean> => terminal.write('stdout', text);
  await say(`${escapeText(summary(found))}\n`);
  if (changes.length === 0) {
    await say('nothing to change: configuration and hook are there\n');
    return DONE;
  }
  const options = terminal.abilities('stdout', color);
  for (const change of changes) await say(`\n${showChange(change, options)}`);
  await say('\n');
  if (!yes && !(await consent(changes, terminal))) {
    await say('nothing was written\n');
    return DONE;
  }
  await writeChanges(changes);
  await say(`wrote ${escapeText(changes.map(({ name }) => name).join(', '))}\n`);
  for (const line of await nextSteps(found)) await say(`${escapeText(line)}\n`);
  return DONE;
}

async function consent(changes: readonly FileChange[], terminal: Terminal): Promise<boolean> {
  if (!terminal.interactive) {
    throw new LeakcheckError('EUSAGE', 'nothing was written: there is nobody to ask', {
      hint: '`leakcheck init --yes` writes what is shown above',
    });
  }
  const answer = await terminal.ask(`write ${plural(changes.length, 'file')}? [y/N] `);
  return /^y(?:es)?$/i.test(answer.trim());
}

/** `@acme/cli: npm, tsdown, GitHub workflows; closed (license "UNLICENSED")` */
function summary(found: Survey): string {
  const { client, bundler, ci } = found;
  const tools = new Set([
    client,
    ...(bundler === null ? [] : [bundler]),
    ...(ci === 'none' ? [] : ['GitHub workflows']),
  ]);
  const { value, proven, reasons } = visibilityShown(found);
  return `${subject(found)}: ${[...tools].join(', ')}; ${value}${proven ? '' : ', unproven'} (${reasons.join(', ')})`;
}

function subject({ root, packages }: Survey): string {
  const [only, second] = packages;
  if (second !== undefined) return plural(packages.length, 'public package');
  const name = (only ?? root).facts.name ?? 'this package';
  return only === undefined ? `${name} (private, so no hook)` : name;
}

function visibilityShown({ root, packages }: Survey): Visibility {
  return detectVisibility((packages[0] ?? root).facts);
}

async function nextSteps(found: Survey): Promise<readonly string[]> {
  const { client, bundler, isInstalled, packages } = found;
  const { RULES } = await import('../../rules/index.ts');
  const fix = RULES.get('source-map-embedded-source')?.fix.find(({ tool }) => tool === bundler)?.text;
  return [
    ...(isInstalled ? [] : [`next: ${ADD[client]}`]),
    ...(visibilityShown(found).proven ? [] : ['if the source is public, make it "visibility": "open"']),
    ...withoutFiles(
      packages.filter(({ facts }) => facts.files === null),
      visibilityShown(found).value === 'open',
    ),
    ...(fix === undefined ? [] : [`source maps in ${bundler}: ${fix}`]),
    'publishing a tarball (npm publish x.tgz) runs no hook: there let `leakcheck x.tgz` judge it first',
  ];
}

function withoutFiles([first, ...others]: readonly PackageFile[], isOpen: boolean): readonly string[] {
  if (first === undefined) return [];
  const where = others.length === 0 ? first.name : `${first.name} and ${thousands(others.length)} more`;
  const list = filesOf(first, isOpen);
  return [`no "files" in ${where}: all of the folder is published; list what it consists of: "files": ${list}`];
}

/** As the fix of a finding would have it, whether or not the package is built. */
function filesOf({ text, names }: PackageFile, isOpen: boolean): string {
  const parsed = parseLooseJson(text);
  const manifest = isJsonObject(parsed) ? parsed : {};
  const proposed = proposeFiles(manifest, [...names, ...entryPaths(manifest, names)]);
  return listOf([...(proposed.length === 0 ? ['dist'] : proposed), ...(isOpen ? [] : ['!**/*.map'])]);
}

const ADD: Readonly<Record<Survey['client'], string>> = {
  npm: 'npm install --save-dev leakcheck',
  pnpm: 'pnpm add --save-dev leakcheck',
  yarn: 'yarn add --dev leakcheck',
  bun: 'bun add --dev leakcheck',
};
