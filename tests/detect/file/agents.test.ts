import { describe, expect, it } from 'vitest';
import { detector } from '../../../src/detect/file/index.ts';
import { credentialIn } from '../../../src/detect/secret/command.ts';
import { detect } from '../../support/detect.ts';
import { npmToken, randomText } from '../../support/tokens.ts';

const value = randomText('agents', 32);

function settings(allow: readonly string[], extra: object = {}): string {
  return JSON.stringify({ permissions: { allow }, ...extra });
}

function findIn(path: string, bytes: string): ReturnType<typeof detect>['found'] {
  return detect(detector, [{ path, bytes }]).found.filter((one) => one.ruleId !== 'ai-agent-directory');
}

describe('credentialIn', () => {
  it.each([
    `curl -H "Authorization: Bearer ${value}" https://api.acme.io`,
    `curl -H 'Authorization: Basic ${value}' https://api.acme.io`,
    `curl -u alice:${value} https://acme.io`,
    `docker login -u alice -p ${value} registry.acme.io`,
    `export API_TOKEN=${value}`,
    `DB_PASSWORD='${value}' node x.js`,
    `npm config set x ${npmToken('command')}`,
    `psql postgres://app:${value}@db.acme.io/x`,
    `node deploy.js --api-key ${value}`,
    `curl -H \\"Authorization: Bearer ${value}\\" x`,
  ])('%s', (command) => {
    expect(credentialIn(command)).not.toBeNull();
  });

  it.each([
    'npm run test:*',
    'git commit -m "use a bearer token"',
    'curl -H "Authorization: Bearer $TOKEN" https://api.acme.io',
    'curl -u "$USER:$PASS" x',
    'docker login -p "$PASSWORD" x',
    'export API_TOKEN=$(cat token)',
    'PATH_TO_KEY=./key.pem node x.js',
    'mkdir -p some/long/folder/name',
    'NODE_ENV=production node build.js',
  ])('nothing: %s', (command) => {
    expect(credentialIn(command)).toBeNull();
  });

  it('stays linear', () => {
    const start = performance.now();
    credentialIn('login '.repeat(1_400));
    credentialIn('A'.repeat(8_000) + '=');
    credentialIn(' --a'.repeat(2_000));
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('Claude Code local settings', () => {
  const path = '.claude/settings.local.json';

  it('is high without a credential and counts entries', () => {
    const [found, ...rest] = findIn(path, settings(['Bash(npm test:*)', 'WebFetch(domain:example.org)']));
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ ruleId: 'ai-claude-local-settings', severity: 'high', data: { allowed: 2 } });
    expect(found?.severityIfOpen).toBeUndefined();
  });

  it('is critical with one and names the entry, not the command', () => {
    const commands = ['Bash(ls)', `Bash(curl -H "Authorization: Bearer ${value}" https://api.acme.io)`];
    const [found] = findIn(path, `// local\n${settings(commands, { env: { MY_SECRET: value } }).replace('}}', '},}')}`);
    expect(found).toMatchObject({ severity: 'critical', data: { allowed: 2, credentials: 2 } });
    expect(found?.details).toEqual([
      'permissions.allow[1] holds an Authorization header',
      'env holds a variable with a secret',
    ]);
    expect(JSON.stringify(found)).not.toMatch(new RegExp(`acme|${value.slice(0, 8)}`));
  });

  it.each(['', '{', '[]', '{"permissions":[]}'])('is reported even if it cannot be read: %j', (text) => {
    expect(findIn(path, text)).toMatchObject([{ ruleId: 'ai-claude-local-settings', severity: 'high' }]);
  });
});

describe('MCP settings', () => {
  it.each([
    ['.mcp.json', { mcpServers: { a: { command: 'npx', env: { API_KEY: value } } } }],
    ['.vscode/mcp.json', { servers: { a: { url: 'https://x', headers: { Authorization: `Bearer ${value}` } } } }],
    ['claude_desktop_config.json', { mcpServers: { a: { command: 'x', args: ['--api-key', value] } } }],
    ['mcp.json', { mcpServers: { a: { url: `https://bob:${value}@mcp.acme.io` } } }],
    ['mcp.json', { mcpServers: { a: { url: 'https://x', headers: { 'X-Api-Key': value } } } }],
  ])('%s with a literal', (path, config) => {
    const found = findIn(path, JSON.stringify(config)).filter((one) => one.ruleId === 'ai-mcp-config');
    expect(found).toMatchObject([{ severity: 'critical', severityIfOpen: 'high', data: { credentials: 1 } }]);
    expect(JSON.stringify(found)).not.toContain(value.slice(0, 8));
  });

  it('is low with references only', () => {
    const config = { mcpServers: { a: { command: 'npx', env: { API_KEY: '${env:API_KEY}', DEBUG: '1' } } } };
    expect(findIn('.mcp.json', JSON.stringify(config))).toMatchObject([{ severity: 'low', severityIfOpen: 'low' }]);
  });

  it.each([
    ['.mcp.json', '{"name":"x"}'],
    ['.mcp.json', '{'],
    ['README.md', '{"mcpServers":{"a":{"env":{"API_KEY":"x"}}}}'],
    ['dist/cli.js', `x={"mcpServers":{"a":{"env":{"API_KEY":"${value}"}}}}`],
  ])('nothing: %s with %s', (path, text) => {
    expect(findIn(path, text)).toEqual([]);
  });
});

describe('session transcripts', () => {
  const use = '{"role":"assistant","content":[{"type":"tool_use","id":"1"}]}';
  const result = '{"role":"user","content":[{"type":"tool_result","tool_use_id":"1"}]}';
  const envelope = '{"sessionId":"1","cwd":"/x","type":"user","message":{}}';

  it.each([
    ['a.jsonl', `${use}\n${result}\n`],
    ['projects/x/1.jsonl', envelope],
    ['claude-session-1.json', `[${use},${result}]`],
    ['transcripts/a.json', `[${use},${result}]`],
  ])('%s', (path, text) => {
    expect(findIn(path, text)).toMatchObject([
      { ruleId: 'ai-session-transcript', severity: 'critical', severityIfOpen: 'high', confidence: 'likely' },
    ]);
  });

  it.each([
    ['data.jsonl', '{"prompt":"a","completion":"b"}\n'],
    ['a.jsonl', use],
    ['dist/api.js', `${use}${result}`],
  ])('nothing: %s', (path, text) => {
    expect(findIn(path, text)).toEqual([]);
  });
});
