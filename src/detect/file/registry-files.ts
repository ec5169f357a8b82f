/** Registry credentials in the files of other package managers: bun, pnpm, pip, twine, cargo, RubyGems. */
import { Secret } from '../../base/evidence.ts';
import { compileGlob } from '../../base/glob.ts';
import { innerPath, isRealFile, type Context, type Hooks } from '../define.ts';
import { latin1 } from '../latin1.ts';
import { hasUrlPassword } from '../secret/literal.ts';
import { isPlaceholder, isTemplate } from '../secret/placeholder.ts';
import { placeAt } from './place.ts';

const MAX_BYTES = 64 * 1024;

interface Form {
  readonly test: (path: string) => boolean;
  readonly keys: readonly string[];
  readonly tool: string;
}

const FORMS: readonly Form[] = [
  { test: compileGlob('**/{bunfig.toml,.bunfig.toml}'), keys: ['token', 'password'], tool: 'bun' },
  { test: compileGlob('**/{.pypirc,.pypirc.*}'), keys: ['password', 'token'], tool: 'twine' },
  { test: compileGlob('**/{pip.conf,pip.ini}'), keys: ['index-url', 'extra-index-url', 'password'], tool: 'pip' },
  { test: compileGlob('**/.cargo/{credentials,credentials.toml}'), keys: ['token'], tool: 'cargo' },
  { test: compileGlob('**/.gem/credentials'), keys: ['rubygems_api_key'], tool: 'RubyGems' },
];

/** `key = value` in TOML (tables and inline tables), INI and YAML. */
const SETTING = /(?:^|[{,\s:])([A-Za-z][A-Za-z_-]{2,40})["']?[ \t]{0,8}[=:][ \t]{0,8}["']?([^\s"',}]{4,2048})/g;

export function registryFiles(context: Context): Hooks {
  const formOf = (path: string): Form | undefined => FORMS.find((form) => form.test(path));
  return {
    wants: (info) => (isRealFile(info) && formOf(innerPath(info.path)) !== undefined ? MAX_BYTES : 0),
    content(info, { bytes }, emit) {
      const form = formOf(innerPath(info.path));
      for (const match of latin1(bytes).matchAll(SETTING)) {
        const [whole, key = '', value = ''] = match;
        if (form === undefined || !form.keys.includes(key) || !isCredential(key, value)) continue;
        const secret = new Secret(value);
        const kind = 'registry-credential';
        emit({
          ruleId: 'credential-file-registry',
          severity: 'critical',
          confidence: 'certain',
          identity: context.digest(secret),
          message: `registry credential for ${form.tool} (${key}) in clear`,
          data: { kind, key, tool: form.tool },
          evidence: context.redact(secret, kind, key),
          location: placeAt(info, bytes, match.index + whole.indexOf(key)),
          cappedByPath: true,
        });
      }
    },
  };
}

function isCredential(key: string, value: string): boolean {
  if (key.endsWith('index-url')) return hasUrlPassword(value);
  return !isTemplate(value) && !isPlaceholder(value);
}
