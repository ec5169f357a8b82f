import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'personal-data-file',
  title: 'Database or dump',
  family: 'personal-data',
  severity: 'critical',
  severityIfOpen: 'medium',
  what: 'Local databases (SQLite, Access, Redis, Realm), known by their first bytes, and dumps with rows (PostgreSQL, MySQL, SQLite, MongoDB).',
  why: 'they hold rows of whatever ran on that machine: users, sessions, customers',
  fix: [
    { tool: 'npm', text: 'List what ships in `files` of package.json; without a list npm packs this file.' },
    {
      tool: 'any',
      text: 'If a database is the product, ship one without rows of people, and accept the finding with that reason.',
    },
  ],
  example: 'data/app.sqlite3',
  quiet:
    'Schemas and migrations without rows; a few INSERT lines. SQL files with many rows and no dump header are possible only.',
  cwe: 'CWE-359',
  source: 'npm documentation, package.json, files',
});
