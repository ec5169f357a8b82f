/** The one place where text that others wrote becomes safe to show on a terminal. */

const MAX_NAME = 200;
const MAX_TEXT = 4000;

/**
 * Controls (C0, DEL, C1), line and paragraph separators, bidi marks, invisible and ignorable characters, blanks other
 * than the space, private-use characters and lone surrogates: whatever moves, hides or reorders other text.
 */
const UNSAFE = /(?! )\p{Zs}|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{DI}\u2800]/gu;
const UNSAFE_OR_NOT_ASCII = /[^\x20-\x7e]/gu;
const TYPOGRAPHY: ReadonlyMap<string, string> = new Map([
  ['…', '...'],
  ['·', '-'],
  ['–', '-'],
  ['×', 'x'],
]);

/** Shows unsafe characters as `\u{202e}`; without `unicode` all that is not ASCII. Long text loses its middle. */
export function escapeText(text: string, unicode: boolean = true): string {
  const short = shorten(text, MAX_TEXT);
  if (unicode) return short.replace(UNSAFE, escapeCharacter);
  return short.replace(UNSAFE_OR_NOT_ASCII, (found) => TYPOGRAPHY.get(found) ?? escapeCharacter(found));
}

/** For names of files, packages, hosts: as `escapeText`, shortened in the middle over 200 characters. */
export function escapeName(name: string, unicode: boolean = true): string {
  return escapeText(shorten(name, MAX_NAME), unicode);
}

/**
 * For finished JSON text, where these characters only occur within strings: as `\\u202e`, which any parser reads back.
 * `##[` is broken up, too: anywhere in a log of GitHub Actions it starts a command.
 */
export function escapeJson(json: string): string {
  return json
    .replace(UNSAFE, (found) => (found === '\n' ? found : escapeUnits(found)))
    .replace(/#(?=#\[)/g, escapeUnits);
}

function escapeUnits(found: string): string {
  return found.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function escapeCharacter(found: string): string {
  return `\\u{${found.codePointAt(0)!.toString(16)}}`;
}

/** Cuts the middle out of `text`, never half a character. */
function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const half = Math.floor((max - 1) / 2);
  const head = text.slice(0, half).replace(/[\ud800-\udbff]$/, '');
  const tail = text.slice(-half).replace(/^[\udc00-\udfff]/, '');
  return `${head}…${tail}`;
}
