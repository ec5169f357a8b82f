/** The `mappings` of one map on their way: held for the library as long as there is room, else looked up as they pass. */
import { Buffer } from 'node:buffer';
import type { MapBody, MappingsTaker, Position } from '../../base/map-positions.ts';
import { askLibrary } from './library.ts';
import { MappingsLookup, type Segment } from './mappings.ts';

/** Bytes of `mappings` that may stay in memory, of all maps that are read at once. */
export interface Room {
  left: number;
}

/** What became of a text of mappings. */
export interface Outcome {
  /** One per question. */
  readonly segments: readonly (Segment | null)[];
  /** The last line that has a segment. */
  readonly lastLine: number;
  /** False if a part could not be decoded, or leads to a source that the map does not list. */
  readonly isSound: boolean;
}

const SEMICOLON = 0x3b;

function lastLineOf(mappings: Buffer): number {
  let line = 0;
  let semicolons = 0;
  let from = 0;
  for (let at = mappings.indexOf(SEMICOLON); at >= 0; at = mappings.indexOf(SEMICOLON, from)) {
    if (at > from) line = semicolons;
    semicolons++;
    from = at + 1;
  }
  return from < mappings.length ? semicolons : line;
}

export class HeldMappings implements MappingsTaker {
  readonly #body: MapBody;
  readonly #room: Room;
  readonly #questionsFrom: (offset: Position) => readonly Position[];
  #held: Buffer[] = [];
  #heldBytes = 0;
  #lookup: MappingsLookup | null = null;

  /** `questionsFrom` gives all questions at and behind an offset, as seen from there, in their order. */
  constructor(body: MapBody, room: Room, questionsFrom: (offset: Position) => readonly Position[]) {
    this.#body = body;
    this.#room = room;
    this.#questionsFrom = questionsFrom;
  }

  push(bytes: Uint8Array): void {
    if (!this.#lookup && bytes.length <= this.#room.left) {
      this.#room.left -= bytes.length;
      this.#heldBytes += bytes.length;
      this.#held.push(Buffer.from(bytes));
      return;
    }
    this.#lookup ??= this.#pour();
    this.#lookup.push(bytes);
  }

  /** Forgets what is held and gives the room back. */
  release(): void {
    this.#room.left += this.#heldBytes;
    this.#heldBytes = 0;
    this.#held = [];
  }

  /** `questions` are the first of those from the offset of the map. */
  async answer(questions: readonly Position[]): Promise<Outcome> {
    const mappings = Buffer.concat(this.#held);
    this.release();
    if (!this.#lookup) {
      const segments = await askLibrary(mappings, this.#body, questions);
      if (segments) return { segments, lastLine: lastLineOf(mappings), isSound: true };
    }
    const lookup = this.#lookup ?? new MappingsLookup(questions);
    lookup.push(mappings);
    const segments = lookup.end().slice(0, questions.length);
    const isSound = lookup.isSound && lookup.highestSource < this.#body.sources.length;
    return { segments, lastLine: lookup.lastLine, isSound };
  }

  /** Without an offset nobody knows yet what to look for: then nothing is asked. */
  #pour(): MappingsLookup {
    const { offset } = this.#body;
    const lookup = new MappingsLookup(offset ? this.#questionsFrom(offset) : []);
    for (const bytes of this.#held) lookup.push(bytes);
    this.release();
    return lookup;
  }
}
