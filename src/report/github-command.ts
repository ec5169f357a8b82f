/**
 * Workflow commands of GitHub Actions: how to write one, and how to keep other text from being one. The runner looks for
 * `::name …::` at the start of a line, blanks before it do not matter, and for `##[name …]` anywhere in a line.
 */
import { escapeText } from './escape.ts';

export type AnnotationKind = 'error' | 'warning' | 'notice';

export interface AnnotationPlace {
  readonly file?: string;
  readonly line?: number;
  readonly col?: number;
  readonly title?: string;
}

/** `::error file=…,line=…::message`, with a newline at its end. */
export function annotation(kind: AnnotationKind, message: string, place: AnnotationPlace = {}): string {
  const properties = Object.entries(place)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const head = properties.length === 0 ? kind : `${kind} ${properties.join(',')}`;
  return `::${head}::${escapeData(message)}\n`;
}

/** Line feeds stay, as `%0A`; other characters that act on a terminal are shown. */
function escapeData(text: string): string {
  const lines = text.replaceAll('%', '%25').split('\n');
  return lines.map((line) => escapeText(line)).join('%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

const COMMAND_LINE = /^([^\S\n]*):(?=:)/gm;
const LEGACY_COMMAND = /##(?=\[)/g;

/** Finished text for a log in which no line is a command: one mark of each is shown as its code point. */
export function inert(text: string): string {
  return text.replace(COMMAND_LINE, '$1\\u{3a}').replace(LEGACY_COMMAND, '#\\u{23}');
}
