/** Hides credentials in texts that are about to be shown: names of files, of sources, of settings. */
import { Buffer } from 'node:buffer';
import { maskKeys } from '../../base/key-spans.ts';
import { findAnchored } from './match.ts';
import { fulfils } from './needs.ts';
import { anchorsAt, tableKeywords } from './table.ts';
import type { Span } from './variant.ts';

const BEFORE = 256;
const AFTER = 2_304;
/** No credential of the table has fewer characters. */
const SHORTEST = 10;
const HIDDEN = '…';

const JWT = /(?<![\w-])eyJ[\w-]{8,2048}\.eyJ[\w-]{8,4096}\.[\w-]{10,1024}/g;
const URL_PASSWORD = /(:\/{1,2}[^\s:@/?#"'<>\\]{0,128}:)[^\s@/?#"'<>\\]{3,256}@/g;
/** A name without a password, as long as a key. */
const URL_KEY = /(:\/{1,2})(?=[a-z]{0,256}\d)[\w.~%+-]{20,256}@/gi;
const SETTING =
  /((?:_auth(?:Token)?|_?password)\\{0,7}["']?(?:(?:\s|%20){1,3}|\s{0,3}(?:[=:]|%3[ad])\s{0,3})\\{0,7}["']?)(?=[A-Za-z]{0,256}\d)[\w+/=-]{16,1024}/gi;

let literals: RegExp | null = null;

function literalPattern(): RegExp {
  if (literals !== null) return literals;
  const escaped = tableKeywords().map((text) => text.replaceAll(/[^\w-]/g, String.raw`\$&`));
  return (literals = new RegExp(escaped.toSorted((a, b) => b.length - a.length).join('|'), 'g'));
}

/** True at a blank, a quote, a bracket of a tag and the ends of the text: no credential reaches over them. */
function isEdge(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return !(code > 0x20) || code === 0x22 || code === 0x27 || code === 0x3c || code === 0x3e;
}

/** True if the run around a literal is as long as a credential may be. Most literals stand in short words. */
function mayBeToken(text: string, start: number, end: number): boolean {
  let from = start;
  while (start - from < SHORTEST && !isEdge(text, from - 1)) from--;
  let to = end;
  while (to - from < SHORTEST && !isEdge(text, to)) to++;
  return to - from >= SHORTEST;
}

/**
 * The text with every credential that is known by its own form cut to its public prefix and `…`. Works on JSON text too:
 * nothing that JSON needs is replaced.
 */
export function maskSecrets(text: string): string {
  return maskTokens(maskKeys(text))
    .replaceAll(JWT, `eyJ${HIDDEN}`)
    .replaceAll(URL_PASSWORD, `$1${HIDDEN}@`)
    .replaceAll(URL_KEY, `$1${HIDDEN}@`)
    .replaceAll(SETTING, `$1${HIDDEN}`);
}

function maskTokens(text: string): string {
  const pattern = literalPattern();
  let shown = '';
  let done = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const { index, 0: literal } = match;
    const token = mayBeToken(text, index, index + literal.length) ? tokenAt(text, index, literal, done) : null;
    if (token === null) pattern.lastIndex = index + 1;
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
  const at = index - first;
  let token = tokenIn(around, at, literal, from - first);
  // A slash is a byte of base64, but in a path it ends a name: the one in front, or all.
  if (token === null && around[at - 1] === '/') {
    token = tokenIn(`${around.slice(0, at - 1)} ${around.slice(at)}`, at, literal, from - first);
  }
  if (token === null && around.includes('/')) {
    token = tokenIn(around.replaceAll('/', ' '), at, literal, from - first);
  }
  return token && { start: first + token.start, end: first + token.end, prefix: token.prefix };
}

function tokenIn(window: string, at: number, literal: string, least: number): Token | null {
  const bytes = Buffer.from(window, 'latin1');
  const span: Span = { start: 0, end: 0 };
  for (const anchor of anchorsAt(literal)) {
    if (anchor.by === 'near' || anchor.by === 'assigned') continue;
    if (!findAnchored(bytes, at, at + literal.length, anchor, span, { cut: false })) continue;
    const value = window.slice(span.start, span.end);
    const prefix = value.startsWith(anchor.variant.prefix) ? anchor.variant.prefix : '';
    const { needs } = anchor.kind;
    if (needs && !fulfils(prefix === '' ? value : value.slice(prefix.length), needs)) continue;
    return span.start >= least ? { ...span, prefix } : null;
  }
  return null;
}
