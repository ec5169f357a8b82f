import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'dev-file-ide',
  title: 'Editor or IDE project file',
  family: 'dev-environment',
  severity: 'medium',
  severityIfOpen: 'low',
  what: '`.idea`, `.vscode`, `.project`, `*.iml`, `*.code-workspace`, `*.sublime-workspace` and similar. One finding per folder.',
  why: 'workspace files hold local paths, user names, open tasks, and addresses of databases and servers',
  fix: [
    { tool: 'npm', text: 'List what ships in `files`, for example `"files": ["dist"]`.' },
    { tool: 'git', text: 'Add the folder to `.gitignore`, and check that no `.npmignore` replaces it.' },
  ],
  example: '.idea/workspace.xml\n.vscode/launch.json',
  quiet: 'Files of bundled dependencies are folded into `package-bundled-residue`.',
  cwe: 'CWE-538',
  source: 'npm documentation, package.json, files',
});
