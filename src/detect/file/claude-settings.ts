/** Claude Code's settings.local.json: keeps every command that was approved with "always allow", word for word. */
import { compileGlob } from '../../base/glob.ts';
import { isJsonArray, isJsonObject, parseLooseJson } from '../../base/loose-json.ts';
import { plural } from '../../base/numbers.ts';
import { pathIdentity } from '../../base/fingerprint.ts';
import type { JsonValue } from '../../base/types.ts';
import { innerPath, isRealFile, type Hooks } from '../define.ts';
import { credentialIn } from '../secret/command.ts';
import { isSecretLike } from '../secret/literal.ts';
import { text } from './json-text.ts';

const MAX_BYTES = 1024 * 1024;
const SHOWN = 5;

const isSettings = compileGlob('**/.claude/settings.local.json');

interface Reading {
  readonly allowed: number;
  /** Where credentials are, by index or name, never what they are. */
  readonly credentials: readonly string[];
}

export function claudeSettings(): Hooks {
  return {
    wants: (info) => (isRealFile(info) && isSettings(innerPath(info.path)) ? MAX_BYTES : 0),
    content(info, { bytes }, emit) {
      const { allowed, credentials } = read(parseLooseJson(text(bytes)));
      emit({
        ruleId: 'ai-claude-local-settings',
        severity: credentials.length > 0 ? 'critical' : 'high',
        confidence: 'certain',
        identity: pathIdentity(info.path, null),
        message: describe(allowed, credentials.length),
        details: credentials.slice(0, SHOWN),
        data: { allowed, credentials: credentials.length },
        fix: [
          'add ".claude/" to .gitignore and list what ships in "files" of package.json',
          ...(credentials.length > 0
            ? ['revoke the credentials in it first: unpublishing does not recall copies']
            : []),
        ],
        location: { path: info.path },
      });
    },
  };
}

function read(settings: JsonValue | undefined): Reading {
  if (!isJsonObject(settings)) return { allowed: 0, credentials: [] };
  const permissions = settings['permissions'];
  const credentials: string[] = [];
  let allowed = 0;
  for (const list of ['allow', 'ask', 'deny'] as const) {
    const entries = isJsonObject(permissions) ? permissions[list] : undefined;
    if (!isJsonArray(entries)) continue;
    if (list === 'allow') allowed = entries.length;
    for (const [index, entry] of entries.entries()) {
      const credential = typeof entry === 'string' ? credentialIn(entry) : null;
      if (credential !== null) credentials.push(`permissions.${list}[${index}] holds ${credential}`);
    }
  }
  const variables = settings['env'];
  for (const [name, value] of Object.entries(isJsonObject(variables) ? variables : {})) {
    if (typeof value === 'string' && isSecretLike(name, value)) credentials.push('env holds a variable with a secret');
  }
  return { allowed, credentials };
}

function describe(allowed: number, credentials: number): string {
  const commands = allowed === 0 ? '' : ` with ${plural(allowed, 'approved command')}, word for word`;
  const secrets = credentials === 0 ? '' : `; ${plural(credentials, 'credential')} in it`;
  return `local settings of Claude Code${commands}${secrets}`;
}
