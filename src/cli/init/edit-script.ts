/** Changes one script of a package.json and leaves every other character as it is. */
import { LeakcheckError } from '../../base/errors.ts';
import { addMember, applyChanges, objectText, replaceNode } from '../../base/json-edit.ts';
import { member, parseJson } from '../../base/json-positions.ts';

/**
 * What the script `name` becomes: `change` gets what is there, or undefined. Throws EUSAGE for scripts of a wrong type,
 * JsonSyntaxError for no JSON.
 */
export function editScript(text: string, name: string, change: (now: string | undefined) => string): string {
  const root = parseJson(text, { comments: false });
  if (root.kind !== 'object') throw unusable('there is no object');
  const scripts = member(root, 'scripts')?.value;
  const script = scripts && member(scripts, name)?.value;
  if (scripts && scripts.kind !== 'object') throw unusable('"scripts" is no object');
  if (script && script.kind !== 'string') throw unusable(`"${name}" is no text`);
  const value = JSON.stringify(change(script?.value));
  if (script) return applyChanges(text, [replaceNode(script, value)]);
  if (scripts) return applyChanges(text, [addMember(text, scripts, name, value)]);
  return applyChanges(text, [addMember(text, root, 'scripts', objectText(text, 1, [[name, value]]))]);
}

function unusable(what: string): LeakcheckError {
  return new LeakcheckError('EUSAGE', `${what} in package.json`, { hint: 'npm could not run it either' });
}
