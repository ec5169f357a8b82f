import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'ai-model-artifact',
  title: 'Model, data set or notebook output',
  family: 'ai-artifact',
  severity: 'medium',
  severityIfOpen: 'low',
  what: 'Model weights and vector indexes, known by their first bytes; prompts with answers in `evals` and `datasets`; notebooks whose cells have outputs.',
  why: 'weights and data sets carry what they were trained on, and notebook cells keep what they printed',
  fix: [
    { tool: 'npm', text: 'List what ships in `files` of package.json; without a list npm packs this file.' },
    { tool: 'jupyter', text: 'Clear outputs before committing, for example with `nbstripout`.' },
    { tool: 'any', text: 'If the model is the product, accept the finding with that reason.' },
  ],
  example: 'research/eval.ipynb',
  quiet: 'Notebooks without outputs; files with such a name and other content.',
  cwe: 'CWE-538',
  source: 'nbformat documentation, code cell outputs',
});
