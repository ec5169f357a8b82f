/** MCP server settings: decided by the file's name and its structure; a literal in env, headers or args is a credential. */
import { compileGlob } from '../../base/glob.ts';
import { isJsonArray, isJsonObject, parseLooseJson } from '../../base/loose-json.ts';
import { plural } from '../../base/numbers.ts';
import { pathIdentity } from '../../base/fingerprint.ts';
import type { JsonObject, JsonValue } from '../../base/types.ts';
import { innerPath, isRealFile, type Hooks } from '../define.ts';
import { credentialIn } from '../secret/command.ts';
import { hasUrlPassword, isSecretLike } from '../secret/literal.ts';
import { isPlaceholder } from '../secret/placeholder.ts';
import { text } from './json-text.ts';

const MAX_BYTES = 1024 * 1024;
const SHOWN = 5;

const isConfig = compileGlob('**/{.mcp.json,mcp.json,claude_desktop_config.json,mcp_config.json,mcp-config.json}');

export function mcpConfig(): Hooks {
  return {
    wants: (info) => (isRealFile(info) && isConfig(innerPath(info.path)) ? MAX_BYTES : 0),
    content(info, { bytes }, emit) {
      const servers = serversOf(parseLooseJson(text(bytes)));
      if (servers === null) return;
      const credentials = servers.flatMap((server, index) => credentialsOf(server, index));
      const found = credentials.length > 0;
      emit({
        ruleId: 'ai-mcp-config',
        severity: found ? 'critical' : 'low',
        severityIfOpen: found ? 'high' : 'low',
        confidence: found ? 'likely' : 'certain',
        identity: pathIdentity(info.path, null),
        message: describe(servers.length, credentials.length),
        details: credentials.slice(0, SHOWN),
        data: { servers: servers.length, credentials: credentials.length },
        location: { path: info.path },
        cappedByPath: true,
      });
    },
  };
}

function serversOf(config: JsonValue | undefined): JsonObject[] | null {
  if (!isJsonObject(config)) return null;
  const servers = config['mcpServers'] ?? config['servers'];
  return isJsonObject(servers) ? Object.values(servers).filter(isJsonObject) : null;
}

/** Names the place by server index and section, never the value. */
function credentialsOf(server: JsonObject, index: number): string[] {
  const found: string[] = [];
  const { env, headers, args, url } = server;
  for (const [name, value] of strings(env)) {
    if (isSecretLike(name, value)) found.push(`server ${index}: a literal secret in env`);
  }
  for (const [name, value] of strings(headers)) {
    const literal = value.replace(/^(?:Bearer|Basic|token) /i, '');
    const isAuthorization = /^(?:proxy-)?authorization$/i.test(name) && literal.length >= 8 && !isPlaceholder(literal);
    if (isAuthorization || isSecretLike(name.replaceAll('-', '_'), value)) {
      found.push(`server ${index}: a literal credential in headers`);
    }
  }
  const line = isJsonArray(args) ? ` ${args.filter((arg) => typeof arg === 'string').join(' ')}` : '';
  const inArguments = credentialIn(line);
  if (inArguments !== null) found.push(`server ${index}: ${inArguments} in args`);
  if (typeof url === 'string' && hasUrlPassword(url)) found.push(`server ${index}: a password in url`);
  return found;
}

function strings(value: JsonValue | undefined): [string, string][] {
  const entries = Object.entries(isJsonObject(value) ? value : {});
  return entries.flatMap(([name, item]) => (typeof item === 'string' ? [[name, item] as [string, string]] : []));
}

function describe(servers: number, credentials: number): string {
  const count = plural(servers, 'server');
  if (credentials === 0) return `MCP settings with ${count}: commands and addresses, no literal secret`;
  return `MCP settings with ${count} and a literal credential`;
}
