/** Writes texts as the elements of a JSON list, and measures how much they look like code. */
import * as ascii from '../source-map/json-bytes.ts';

const MARKS = new Set([...'(){};=<>'].map((char) => char.charCodeAt(0)));

export class TextWriter {
  readonly #put: (byte: number) => void;
  #needsComma: boolean;
  #isOpen: boolean;
  #marks = 0;
  /** Bytes of the text at hand. */
  length = 0;
  /** Of the texts that are complete: how many, their bytes, and how many of those are punctuation of code. */
  texts = 0;
  bytes = 0;
  marks = 0;

  /** `isOpen`: the first text was begun already. */
  constructor(needsComma: boolean, isOpen: boolean, put: (byte: number) => void) {
    this.#needsComma = needsComma;
    this.#isOpen = isOpen;
    this.#put = put;
    this.#needsComma ||= isOpen;
  }

  /** A text begins, or goes on if it was not closed. */
  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    if (this.#needsComma) this.#put(ascii.COMMA);
    this.#put(ascii.QUOTE);
    this.#needsComma = true;
  }

  /** So much of the text has its end. */
  complete(): void {
    this.texts++;
    this.bytes += this.length;
    this.marks += this.#marks;
    this.#marks = 0;
    this.length = 0;
  }

  close(): void {
    if (this.#isOpen) this.#put(ascii.QUOTE);
    this.#isOpen = false;
  }

  /** A byte of a text. */
  byte(byte: number): void {
    this.length++;
    if (MARKS.has(byte)) this.#marks++;
    if (byte === ascii.QUOTE || byte === ascii.BACKSLASH) this.#put(ascii.BACKSLASH);
    if (byte < 32) this.escaped(`\\u${byte.toString(16).padStart(4, '0')}`);
    else this.#put(byte);
  }

  /** A part of a text as JSON writes it. */
  escaped(text: string): void {
    this.length++;
    for (let i = 0; i < text.length; i++) this.#put(text.charCodeAt(i));
  }
}
