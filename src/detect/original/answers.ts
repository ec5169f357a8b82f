/** Answers where places of one generated text come from, by the map or index map that is read meanwhile. */
import type { MapBodies, MapBody, MappingsTaker, Position } from '../../base/map-positions.ts';
import { HeldMappings, type Room } from './held-mappings.ts';

/** Where a place comes from: line and column from 0. */
export interface Original extends Position {
  /** Index in the sources of `body`. */
  readonly source: number;
  readonly body: MapBody;
}

export interface Answers {
  /** One per question, in their order. */
  readonly originals: readonly (Original | null)[];
  /** The last line of the generated text that has a position; -1 if the document holds no map. */
  readonly lastLine: number;
  /** False if a part of the positions could not be decoded, or leads to a source that the map does not list. */
  readonly isSound: boolean;
}

interface Part {
  readonly body: MapBody;
  readonly offset: Position;
  readonly mappings: HeldMappings;
  /** Its questions, by their place in the order. */
  readonly from: number;
  to: number;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}

/** As seen from `offset`: only the first line of a section begins at its column. */
function within({ line, column }: Position, offset: Position): Position {
  return { line: line - offset.line, column: line === offset.line ? column - offset.column : column };
}

export class MapAnswers implements MapBodies {
  readonly #room: Room;
  /** Indices of the questions, and the questions themselves, by place. */
  readonly #order: readonly number[];
  readonly #questions: readonly Position[];
  readonly #reading = new Map<MapBody, HeldMappings>();
  readonly #parts: Part[] = [];

  constructor(questions: readonly Position[], room: Room) {
    this.#room = room;
    this.#order = questions.map((_, index) => index).toSorted((a, b) => compare(questions[a]!, questions[b]!));
    this.#questions = this.#order.map((index) => questions[index]!);
  }

  begin(body: MapBody): MappingsTaker {
    this.#reading.get(body)?.release();
    const mappings = new HeldMappings(body, this.#room, (offset) => this.#between(this.#firstFrom(offset), offset));
    this.#reading.set(body, mappings);
    return mappings;
  }

  /** Sections come in the order of their offsets: what a section does not answer belongs to none before it. */
  end(body: MapBody): void {
    const mappings = this.#reading.get(body);
    if (!mappings) return;
    this.#reading.delete(body);
    const { offset } = body;
    const previous = this.#parts.at(-1);
    if (offset === null || (previous && compare(offset, previous.offset) < 0)) return mappings.release();
    const from = this.#firstFrom(offset);
    if (previous) {
      previous.to = from;
      if (previous.from === from) previous.mappings.release();
    }
    this.#parts.push({ body, offset, mappings, from, to: this.#questions.length });
  }

  /** Call once, when the document is over. */
  async finish(): Promise<Answers> {
    const originals: (Original | null)[] = this.#order.map(() => null);
    let lastLine = -1;
    let isSound = true;
    for (const { body, offset, mappings, from, to } of this.#parts) {
      lastLine = Math.max(lastLine, offset.line);
      if (from === to) continue;
      const found = await mappings.answer(this.#between(from, offset, to));
      lastLine = Math.max(lastLine, offset.line + found.lastLine);
      isSound &&= found.isSound;
      for (const [at, segment] of found.segments.entries()) {
        if (segment && segment.source < body.sources.length) {
          originals[this.#order[from + at]!] = { ...segment, body };
        }
      }
    }
    return { originals, lastLine, isSound };
  }

  #between(from: number, offset: Position, to?: number): Position[] {
    return this.#questions.slice(from, to).map((question) => within(question, offset));
  }

  /** Index of the first question at or behind a place. */
  #firstFrom(place: Position): number {
    let low = 0;
    let high = this.#questions.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(this.#questions[middle]!, place) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
