/** Hides credentials in texts that are about to be shown: names of files, of sources, of settings. */
import { Buffer } from 'node:buffer';
import { findAnchored } from './match.ts';
import { fulfils } from './needs.ts';
import { anchorsAt, tableKeywords } from './table.ts';
import type { Span } from './variant.ts';

const BEFORE = 256;
const AFTER = 2_304;
const HIDDEN = '…';

const JWT = /(?<![\w-])eyJ[\w-]{8,2048}\.eyJ[\w-]{8,4096}\.[\w-]{10,1024}/g;
const URL_PASSWORD = /(:\/\/[^\s:@/?#"'<>\\]{0,128}:)[^\s@/?#"'<>\\]{3,256}@/g;

let literals: RegExp | null = null;

function literalPattern(): RegExp {
  const escaped = tableKeywords().map((text) => text.replaceAll(/[^\w-]/g, String.raw`\$&`));
  literals ??= new RegExp(escaped.toSorted((a, b) => b.length - a.length).join('|'), 'g');
  return literals;
}

/**
 * The text with every credential that is known by its own form cut to its public prefix and `…`. Works on JSON text too:
 * nothing that JSON needs is replaced.
 */
export function maskSecrets(text: string): string {
  return maskTokens(text).replaceAll(JWT, `eyJ${HIDDEN}`).replaceAll(URL_PASSWORD, `$1${HIDDEN}@`);
}

function maskTokens(text: string): string {
  const pattern = literalPattern();
  let shown = '';
  let done = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const token = tokenAt(text, match.index, match[0], done);
    if (token === null) pattern.lastIndex = match.index + 1;
    else {
      shown += `${text.slice(done, token.start)}${token.prefix}${HIDDEN}`;
      done = token.end;
      pattern.lastIndex = token.end;
    }
  }
  return done === 0 ? text : shown + text.slice(done);
}

interface Token extends Span {
  readonly prefix: string;
}

/** The credential that holds the literal at `index`; null if there is none, or if it begins before `from`. */
function tokenAt(text: string, index: number, literal: string, from: number): Token | null {
  const first = Math.max(0, index - BEFORE);
  const around = text.slice(first, index + AFTER);
  // A slash is a byte of base64, but in a path it ends a name.
  for (const window of [around, around.replaceAll('/', ' ')]) {
    const token = tokenIn(window, index - first, literal);
    if (token !== null && first + token.start >= from)
      return { start: first + token.start, end: first + token.end, prefix: token.prefix };
  }
  return null;
}

function tokenIn(window: string, at: number, literal: string): Token | null {
  const bytes = Buffer.from(window, 'latin1');
  const span: Span = { start: 0, end: 0 };
  for (const anchor of anchorsAt(literal)) {
    if (anchor.by === 'near' || anchor.by === 'assigned') continue;
    if (!findAnchored(bytes, at, at + literal.length, anchor, span, { cut: false })) continue;
    const value = window.slice(span.start, span.end);
    const prefix = value.startsWith(anchor.variant.prefix) ? anchor.variant.prefix : '';
    const { needs } = anchor.kind;
    if (needs && !fulfils(prefix === '' ? value : value.slice(prefix.length), needs)) continue;
    return { ...span, prefix };
  }
  return null;
}
