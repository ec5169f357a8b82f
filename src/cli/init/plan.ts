/** Which files `leakcheck init` would write, and what it has to say. Pure: a second run on its own result plans nothing. */
import { join } from 'node:path';
import { detectVisibility } from '../../policy/visibility.ts';
import type { FileChange } from '../write-files.ts';
import { editScript } from './edit-script.ts';
import type { PackageFile, Survey } from './survey.ts';
import { workflow } from './workflow.ts';

export function planChanges(survey: Survey): readonly FileChange[] {
  const { folder } = survey;
  const config = survey.hasConfig ? [] : [created(folder, 'leakcheck.config.json', configText(survey))];
  const hooks = survey.packages.flatMap((one) => hookChange(one, survey));
  const ci = survey.ci === 'github' ? [created(folder, '.github/workflows/leakcheck.yml', workflowText(survey))] : [];
  return [...config, ...hooks, ...ci];
}

function created(folder: string, name: string, after: string): FileChange {
  return { path: join(folder, name), name, before: null, after };
}

function configText(survey: Survey): string {
  const $schema = './node_modules/leakcheck/dist/schema/config.json';
  return `${JSON.stringify({ $schema, visibility: visibilityOf(survey) }, null, 2)}\n`;
}

/** What all packages prove; `auto` if they do not agree. */
function visibilityOf({ root, packages }: Survey): 'open' | 'closed' | 'auto' {
  const judged = packages.length === 0 ? [root] : packages;
  const values = new Set(judged.map(({ facts }) => detectVisibility(facts).value));
  const [first = 'auto'] = values;
  return values.size === 1 ? first : 'auto';
}

const HOOK = 'leakcheck hook';

/** First in postpack, because later commands may change files; in yarn last in prepack, because postpack is too late. */
function hookChange({ path, name, text, facts }: PackageFile, { client }: Survey): readonly FileChange[] {
  const script = client === 'yarn' ? 'prepack' : 'postpack';
  if (facts.scripts[script]?.includes(HOOK)) return [];
  const after = editScript(text, script, (now = '') => {
    if (now.trim() === '') return HOOK;
    return script === 'prepack' ? `${now} && ${HOOK}` : `${HOOK} && ${now}`;
  });
  return [{ path, name, before: text, after }];
}

function workflowText({ client, declared, hasLockfile, root, packages }: Survey): string {
  const hasBuild = root.facts.scripts['build'] !== undefined;
  const hasPrepack = [root, ...packages].some(({ facts }) => facts.scripts['prepack'] !== undefined);
  return workflow({ client, declared, hasLockfile, hasBuild, hasPrepack });
}
