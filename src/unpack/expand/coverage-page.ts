/**
 * Pages of istanbul's HTML report: each holds a source file, with marks around what was not run. The text is taken out of its
 * marks and counted; the page itself is searched as it passes.
 */
import { Buffer } from 'node:buffer';
import type { Consumer, EntryInfo, Expander, Sink } from '../../base/entry.ts';
import { digestText } from '../../base/text-digest.ts';

const TITLE = '<title>Code coverage report for ';
const TEXT_BEGINS = '<pre class="prettyprint';
const TEXT_ENDS = '</pre>';
const MAX_NAME = 4_096;
/** Longer texts are not taken. */
const MAX_TEXT = 32 * 1024 * 1024;

/** A name that is still to be filled in: the template of such pages. */
const PLACEHOLDER = /\$\{|\{\{|<%/;
/** A letter that the report puts before a branch that was not taken. */
const BRANCH_MARK = 'missing-if-branch';
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&nbsp;': ' ', '&amp;': '&' };

/** The source behind the marks; `html` has one character per byte. */
function withoutMarks(html: string): Buffer {
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
  return Buffer.from(
    text.replace(/&(?:lt|gt|nbsp|amp);/g, (found) => ENTITIES[found]!),
    'latin1',
  );
}

class CoveragePage implements Consumer {
  readonly #done: (name: string, text: Buffer) => void;
  #state: 'name' | 'seek' | 'text' = 'name';
  #held = '';
  #name = '';
  #parts: string[] = [];
  #length = 0;

  constructor(done: (name: string, text: Buffer) => void) {
    this.#done = done;
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
    const at = this.#held.indexOf(TEXT_BEGINS);
    const end = at < 0 ? -1 : this.#held.indexOf('>', at);
    if (end >= 0) {
      this.#held = this.#held.slice(end + 1);
      this.#state = 'text';
      return true;
    }
    const isTag = at >= 0 && this.#held.length - at < MAX_NAME;
    this.#held = this.#held.slice(isTag ? at : -TEXT_BEGINS.length);
    return false;
  }

  /** False once the text is complete, or too long. */
  #readText(): boolean {
    const end = this.#held.indexOf(TEXT_ENDS);
    const keep = end < 0 ? Math.max(0, this.#held.length - TEXT_ENDS.length) : end;
    this.#parts.push(this.#held.slice(0, keep));
    this.#length += keep;
    this.#held = this.#held.slice(keep);
    if (end >= 0) this.#done(this.#name, withoutMarks(this.#parts.join('')));
    return end < 0 && this.#length <= MAX_TEXT;
  }
}

export function coveragePageExpander(): Expander {
  return {
    name: 'coverage-page',
    keywords: [TITLE],
    attach: (info, _offset, sink) => new CoveragePage((name, text) => report(info, name, text, sink)),
  };
}

function report({ path }: EntryInfo, name: string, text: Buffer, sink: Sink): void {
  if (name === '' || text.length === 0) return;
  const lines = text.toString('latin1').split('\n').length;
  sink.fact({
    kind: 'source-carrier',
    path,
    carrier: 'coverage',
    format: 'coverage report',
    files: 1,
    texts: [{ name, bytes: text.length, lines, digest: digestText(text) }],
    recorded: false,
  });
}
