import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'ai-mcp-config',
  title: 'MCP server configuration',
  family: 'ai-artifact',
  severity: 'critical',
  severityIfOpen: 'high',
  what: '`.mcp.json`, `mcp.json`, `claude_desktop_config.json` and their kin with `mcpServers` or `servers`. Literal secrets in `env`, `headers`, `args` and `url` decide the severity.',
  why: 'the settings start servers with the credentials of the person who wrote them',
  fix: [
    {
      tool: 'any',
      text: 'Revoke the credential, then refer to it: `"API_KEY": "${env:API_KEY}"` or the form your client knows.',
    },
    { tool: 'npm', text: 'Keep the file out of the package: list what ships in `files`.' },
  ],
  example: '.mcp.json   {"mcpServers":{"db":{"command":"npx","env":{"API_KEY":"…"}}}}',
  quiet:
    'Files with references only are low. The key `mcpServers` in code and documentation is no finding: the file name and the structure decide.',
  cwe: 'CWE-798',
  source: 'Model Context Protocol documentation, connecting to local servers',
});
