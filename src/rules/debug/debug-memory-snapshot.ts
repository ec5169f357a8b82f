import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'debug-memory-snapshot',
  title: 'Memory snapshot or crash dump',
  family: 'debug-info',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: 'Heap snapshots, core and crash dumps, known by their content whatever their name; diagnostic reports of Node; profiles of a run.',
  why: 'memory holds every secret the process had, and reports hold its whole environment',
  fix: [
    { tool: 'any', text: 'Rotate what the process held first. Then delete the file.' },
    { tool: 'npm', text: 'List what ships in `files` of package.json; without a list npm packs this file.' },
  ],
  example: 'core.4711',
  quiet:
    'Modules called core: only the header of a dump counts. Profiles hold names and paths only and are low; reports without environment are medium.',
  cwe: 'CWE-528',
  source: 'Node.js documentation, heap snapshots and diagnostic report',
});
