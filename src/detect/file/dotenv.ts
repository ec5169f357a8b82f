/** dotenv files: a file of this name is local configuration, whatever it holds; a literal secret in it makes it worse. */
import { compileGlob, splitPath } from '../../base/glob.ts';
import { plural } from '../../base/numbers.ts';
import { pathIdentity } from '../../base/fingerprint.ts';
import type { Severity } from '../../base/types.ts';
import { innerPath, isRealFile, type Hooks } from '../define.ts';
import { latin1 } from '../latin1.ts';
import { isSecretLike } from '../secret/literal.ts';
import { isPlaceholder } from '../secret/placeholder.ts';
import { readAssignments, type Assignment } from './assignments.ts';
import { placeAt } from './place.ts';

const MAX_BYTES = 256 * 1024;
const NAMES_SHOWN = 5;

const isExact = compileGlob('**/{.env,.env.*}');
const isAny = compileGlob('**/*.env');
/** Words of a name that mark a file without real values. */
const TEMPLATE_WORDS: ReadonlySet<string> = new Set(
  'example examples sample template tmpl tpl dist defaults default schema vault'.split(' '),
);
/** Type declarations, modules and notes that are called after dotenv. */
const CODE: ReadonlySet<string> = new Set(['ts', 'js', 'mjs', 'cjs', 'json', 'md', 'map']);

type Form = 'exact' | 'other' | null;

export function dotenv(): Hooks {
  return {
    wants: (info) => (isRealFile(info) && form(innerPath(info.path)) !== null ? MAX_BYTES : 0),
    content(info, { bytes }, emit) {
      const assignments = readAssignments(latin1(bytes));
      const secrets = assignments.filter(({ name, value }) => isSecretLike(name, value));
      if (form(innerPath(info.path)) !== 'exact' && secrets.length === 0) return;
      const [severity, severityIfOpen] = grade(assignments, secrets);
      emit({
        ruleId: 'credential-file-dotenv',
        severity,
        severityIfOpen,
        confidence: 'certain',
        identity: pathIdentity(info.path, null),
        message: describe(assignments.length, secrets.length),
        details: secrets.slice(0, NAMES_SHOWN).map(({ name }) => `${name} has a literal value`),
        data: { kind: 'secret-dotenv-file', assignments: assignments.length, secretLike: secrets.length },
        location: secrets[0] === undefined ? { path: info.path } : placeAt(info, bytes, secrets[0].index),
        cappedByPath: true,
      });
    },
  };
}

function form(path: string): Form {
  const found = isExact(path) ? 'exact' : isAny(path) ? 'other' : null;
  if (found === null) return null;
  const words = splitPath(path).at(-1)!.split(/[._-]/);
  return words.some((word) => TEMPLATE_WORDS.has(word)) || CODE.has(words.at(-1)!) ? null : found;
}

function grade(assignments: readonly Assignment[], secrets: readonly Assignment[]): readonly [Severity, Severity] {
  if (secrets.length > 0) return ['critical', 'high'];
  return assignments.some(({ value }) => !isPlaceholder(value)) ? ['high', 'high'] : ['info', 'info'];
}

function describe(assignments: number, secrets: number): string {
  if (assignments === 0) return 'dotenv file without settings';
  const count = plural(assignments, 'setting');
  if (secrets === 0) return `dotenv file with ${count}`;
  return `dotenv file with ${count}, ${secrets} with a secret in clear`;
}
