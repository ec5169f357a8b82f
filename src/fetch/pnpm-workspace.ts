/** The `packages` list of pnpm-workspace.yaml: the one list of texts that is needed, without a YAML parser. */

const KEY = /^(?:packages|"packages"|'packages')\s*:\s*(.*)$/;
const QUOTED = /^(?:'([^']{0,512})'|"([^"\\]{0,512})")\s*(?:#.*)?$/;
/** A plain scalar that YAML reads as itself: no indicator at its start, no comment or mapping in it. */
const PLAIN = /^([^\s'"!&*>|%@`{}[\],#?:-][^\s'"{}[\],#:]{0,511})\s*(?:\s#.*)?$/;

/** The patterns; null if the file has no such list. Throws SyntaxError for a form of YAML that is not understood. */
export function readPnpmPackages(text: string): readonly string[] | null {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const start = lines.findIndex((line) => KEY.test(line));
  if (start === -1) return null;
  const rest = withoutComment(KEY.exec(lines[start] ?? '')?.[1] ?? '');
  return rest === '' ? blockList(lines.slice(start + 1)) : flowList(rest);
}

function blockList(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (withoutComment(line) === '') continue;
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
    if (item === undefined && /^\S/.test(line)) break;
    items.push(scalar(item ?? line));
  }
  return items;
}

function flowList(text: string): string[] {
  const inner = /^\[(.*)\]$/.exec(text)?.[1];
  if (inner === undefined) throw new SyntaxError(`not a list: ${text}`);
  const parts = inner.split(',').map((part) => part.trim());
  return parts.at(-1) === '' ? parts.slice(0, -1).map(scalar) : parts.map(scalar);
}

function scalar(text: string): string {
  const value = QUOTED.exec(text.trim()) ?? PLAIN.exec(text.trim());
  if (value === null) throw new SyntaxError(`not a plain or quoted text: ${text.trim()}`);
  return value[1] ?? value[2] ?? '';
}

function withoutComment(text: string): string {
  return text.replace(/(?:^|\s)#.*$/, '').trim();
}
