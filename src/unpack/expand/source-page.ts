/**
 * Pages that show a source file, with marks around what was not run or what is a keyword. The text is taken out of its marks and
 * counted; the page itself is searched as it passes.
 */
import { Buffer } from 'node:buffer';
import type { Consumer, EntryInfo, Expander, Sink } from '../../base/entry.ts';
import { digestText } from '../../base/text-digest.ts';
import { unescapeHtml } from './html-entities.ts';
import { SOURCE_PAGES, type SourcePage } from './source-pages.ts';

const MAX_NAME = 4_096;
/** Longer texts are not taken. */
const MAX_TEXT = 32 * 1024 * 1024;

/** A name, or a text, that is still to be filled in: the template of such pages, or the program that joins them together. */
const PLACEHOLDER = /\$\{|\{\{|<%/;
const FILLED_IN = /^\s*(?:\\n)*(?:\$\{|\{\{|["'`]\s*[+,.;)])[^\n]*$/;
/** A letter that the report puts before a branch that was not taken. */
const BRANCH_MARK = 'missing-if-branch';
/** Bytes that follow a string in a program. */
const CODE: readonly number[] = [...',;)+]} \n\r'].map((char) => char.charCodeAt(0));

/** The source behind the marks; `html` has one character per byte. */
function withoutMarks(html: string, { padding }: SourcePage): Buffer {
  const parts: string[] = [];
  let from = 0;
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', from)) {
    const close = html.indexOf('>', open);
    if (close < 0) break;
    parts.push(html.slice(from, open));
    from = close + 1;
    const isMark = html.slice(open, close).includes(BRANCH_MARK);
    if (isMark) from = Math.max(from, html.indexOf('<', from));
  }
  parts.push(html.slice(from));
  // A blank line is shown as a blank that does not break.
  const lines = parts.join('').split('\n');
  const text = lines.map((line) => (line === '&nbsp;' ? '' : line)).join('\n');
  return Buffer.from(unescapeHtml(padding ? text.replace(padding, '') : text), 'latin1');
}

class PageReader implements Consumer {
  readonly #page: SourcePage;
  readonly #done: (name: string, text: Buffer) => void;
  #state: 'name' | 'seek' | 'text';
  #held = '';
  #name: string;
  #parts: string[] = [];
  #length = 0;

  /** `fallback`: the name of the file, if the page does not say it. */
  constructor(page: SourcePage, fallback: string, done: (name: string, text: Buffer) => void) {
    this.#page = page;
    this.#done = done;
    this.#name = page.tag === null ? fallback : '';
    this.#state = page.tag === null ? 'text' : 'name';
  }

  push(bytes: Uint8Array): boolean {
    this.#held += Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    if (this.#state === 'name' && !this.#readName()) return this.#held.length < MAX_NAME;
    if (this.#state === 'seek' && !this.#findText()) return true;
    return this.#state !== 'text' || this.#readText();
  }

  /** Without the end of its text it is no page of a report. */
  end(): void {
    this.#held = '';
  }

  #readName(): boolean {
    const end = this.#held.indexOf('<');
    if (end < 0) return false;
    this.#name = Buffer.from(this.#held.slice(0, end), 'latin1').toString('utf8').trim();
    this.#held = this.#held.slice(end);
    this.#state = 'seek';
    return !PLACEHOLDER.test(this.#name);
  }

  #findText(): boolean {
    const tag = this.#page.tag!;
    const at = this.#held.indexOf(tag);
    const end = at < 0 ? -1 : this.#held.indexOf('>', at);
    if (end >= 0) {
      this.#held = this.#held.slice(end + 1);
      this.#state = 'text';
      return true;
    }
    const isTag = at >= 0 && this.#held.length - at < MAX_NAME;
    this.#held = this.#held.slice(isTag ? at : -tag.length);
    return false;
  }

  /** False once the text is complete, or too long. */
  #readText(): boolean {
    const end = this.#held.indexOf(this.#page.end);
    const keep = end < 0 ? Math.max(0, this.#held.length - this.#page.end.length) : end;
    this.#parts.push(this.#held.slice(0, keep));
    this.#length += keep;
    this.#held = this.#held.slice(keep);
    if (end >= 0) this.#done(this.#name, withoutMarks(this.#parts.join(''), this.#page));
    return end < 0 && this.#length <= MAX_TEXT;
  }
}

/** True for a quote and what follows a string: this is the code of a program that writes such pages. */
function endsLiteral(bytes: Uint8Array, at: number): boolean {
  const [quote, next] = bytes.subarray(at, at + 2);
  return (quote === 0x22 || quote === 0x27 || quote === 0x60) && (next === undefined || CODE.includes(next));
}

export function sourcePageExpander(): Expander {
  const pages = new Map(SOURCE_PAGES.map((page) => [page.keyword, page]));
  return {
    name: 'source-page',
    keywords: [...pages.keys()],
    guard: (bytes, _start, end) => !endsLiteral(bytes, end),
    attach(info, _offset, sink, _before, keyword) {
      const page = pages.get(keyword)!;
      return new PageReader(page, fileOf(info), (name, text) => report(info, page, name, text, sink));
    },
  };
}

/** Such a page is called like its file. */
function fileOf({ path }: EntryInfo): string {
  const page = path.at(-1)!;
  return page.slice(page.lastIndexOf('/') + 1).replace(/\.html?$/, '');
}

function report({ path }: EntryInfo, { carrier, format }: SourcePage, name: string, text: Buffer, sink: Sink): void {
  if (name === '' || text.length === 0 || FILLED_IN.test(text.toString('latin1'))) return;
  const lines = text.toString('latin1').split('\n').length;
  sink.fact({
    kind: 'source-carrier',
    path,
    carrier,
    format,
    files: 1,
    texts: [{ name, bytes: text.length, lines, digest: digestText(text) }],
    recorded: false,
  });
}
