/**
 * Bundles of webpack's development mode: every module is a string literal in `eval(…)` that ends with a comment naming it.
 * The texts are counted; the literals themselves are searched as they pass.
 */
import { Buffer } from 'node:buffer';
import type { Consumer, EntryInfo, Expander, NamedText, Sink } from '../../base/entry.ts';
import { pathClass } from '../../base/path-class.ts';
import { digestText } from '../../base/text-digest.ts';
import { LiteralString } from './fragment/literal-string.ts';
import { LF } from './source-map/json-bytes.ts';
import { StringDecoder } from './source-map/json-strings.ts';

const KEYWORD = 'eval(';
const HEAD_BYTES = 40;
/** With trusted types, a function makes the script. */
const HEAD = /^\s{0,4}(?:__webpack_require__\.ts\(\s{0,4})?(["'`])/;
const URL_COMMENT = '//# sourceURL=webpack';
const MAX_NAME = 4_096;
const PIECE = 4 * 1024;
/** Longer modules are not read. */
const MAX_MODULE = 32 * 1024 * 1024;
const MAX_MODULES = 200_000;

/** What is known of the modules of one entry. */
interface Bundle {
  readonly texts: Map<string, NamedText>;
  readonly names: Set<string>;
  mapped: number;
}

/** Drops the comments behind the text, and the blank lines before them. */
function withoutComments(module: string): { text: string; mapped: boolean } {
  let end = module.trimEnd().length;
  let mapped = false;
  for (;;) {
    const start = module.lastIndexOf('\n', end - 1) + 1;
    if (!module.startsWith('//# source', start)) break;
    mapped ||= module.startsWith(`${'//# source'}MappingURL=data:`, start);
    end = module.slice(0, start).trimEnd().length;
  }
  return { text: module.slice(0, end), mapped };
}

/** Reads one literal, then stands by until the entry ends if it is to report the bundle. */
class EvalModule implements Consumer {
  readonly #bundle: Bundle;
  /** Reports the bundle at the end of the entry; null for all but the first module of it. */
  readonly #report: () => void;
  #head = '';
  #literal: LiteralString | null = null;
  #json: Buffer = Buffer.alloc(0);
  #length = 0;
  #decoder: StringDecoder | null = null;
  #parts: Buffer[] = [];
  #bytes = 0;
  #isReporter = false;

  constructor(bundle: Bundle, done: () => void) {
    this.#bundle = bundle;
    this.#report = done;
  }

  push(bytes: Uint8Array): boolean {
    if (this.#isReporter) return true;
    let i = 0;
    while (!this.#literal) {
      if (i === bytes.length) return true;
      this.#head += String.fromCharCode(bytes[i++]!);
      const quote = HEAD.exec(this.#head)?.[1];
      if (quote === undefined && this.#head.length >= HEAD_BYTES) return false;
      if (quote !== undefined) this.#begin(quote.charCodeAt(0));
    }
    for (; i < bytes.length; i++) {
      const state = this.#literal.push(bytes[i]!);
      if (state === 'broken' || this.#bytes > MAX_MODULE) return false;
      if (state === 'closed') return this.#close();
      if (this.#length >= PIECE) this.#flush();
    }
    return true;
  }

  end(): void {
    if (this.#isReporter) this.#report();
  }

  #begin(quote: number): void {
    const put = (text: string): void => {
      this.#length += this.#json.write(text, this.#length, 'latin1');
    };
    this.#literal = new LiteralString(put, (byte) => (this.#json[this.#length++] = byte));
    this.#json = Buffer.allocUnsafe(PIECE + 64);
    this.#decoder = new StringDecoder(PIECE, (bytes) => this.#take(bytes));
    this.#literal.begin(quote);
    this.#length = 0;
  }

  #flush(): void {
    this.#decoder!.push(this.#json.subarray(0, this.#length), 0);
    this.#length = 0;
  }

  #take(bytes: Buffer): void {
    this.#parts.push(Buffer.from(bytes));
    this.#bytes += bytes.length;
  }

  #close(): boolean {
    this.#flush();
    this.#decoder!.end();
    this.#take(this.#decoder!.held);
    const module = Buffer.concat(this.#parts);
    this.#parts = [];
    const before = this.#bundle.names.size;
    const at = module.lastIndexOf(URL_COMMENT);
    if (at > 0 && module[at - 1] === LF) this.#add(module, at);
    this.#decoder = null;
    this.#json = Buffer.alloc(0);
    this.#isReporter = before === 0 && this.#bundle.names.size > 0;
    return this.#isReporter;
  }

  #add(module: Buffer, at: number): void {
    const { texts, names } = this.#bundle;
    const from = at + '//# sourceURL='.length;
    const lineEnd = module.indexOf(LF, from);
    const to = Math.min(lineEnd < 0 ? module.length : lineEnd, from + MAX_NAME);
    const name = module.toString('utf8', from, to).trim().replace(/\?$/, '');
    // Newer versions put the module into a block.
    const isBlock = module[0] === 0x7b && module.toString('latin1', to).trim() === '}';
    const { text, mapped } = withoutComments(module.toString('latin1', isBlock ? 1 : 0, at));
    if (names.size >= MAX_MODULES) return;
    names.add(name);
    if (mapped) this.#bundle.mapped++;
    if (mapped || text === '' || texts.has(name)) return;
    const bytes = Buffer.from(text, 'latin1');
    texts.set(name, { name, bytes: bytes.length, lines: text.split('\n').length, digest: digestText(bytes) });
  }
}

/** One per artifact. */
export function evalExpander(): Expander {
  const bundles = new WeakMap<EntryInfo, Bundle>();
  return {
    name: 'eval-bundle',
    keywords: [KEYWORD],
    attach(info, _offset, sink) {
      if (info.type === 'metadata' || pathClass(info.path.at(-1)!) === 'doc') return null;
      let bundle = bundles.get(info);
      if (!bundle) bundles.set(info, (bundle = { texts: new Map(), names: new Set(), mapped: 0 }));
      const known = bundle;
      return new EvalModule(known, () => report(info, known, sink));
    },
  };
}

function report({ path }: EntryInfo, { texts, names, mapped }: Bundle, sink: Sink): void {
  sink.fact({
    kind: 'source-carrier',
    path,
    carrier: 'eval-bundle',
    format: 'webpack eval bundle',
    files: names.size,
    texts: [...texts.values()],
    recorded: texts.size === 0 && mapped > 0,
  });
}
