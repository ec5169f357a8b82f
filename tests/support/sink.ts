/** A sink that writes down everything it is told. */
import { Buffer } from 'node:buffer';
import type { ArchiveFact, EntryInfo, EntryWriter, Fact, Sink } from '../../src/base/entry.ts';
import type { Incomplete } from '../../src/base/types.ts';

export interface RecordedEntry extends Omit<EntryInfo, 'placeAt'> {
  /** One character per byte. */
  readonly bytes: string;
  readonly cuts: readonly number[];
  readonly ended: boolean;
  /** Its bytes are said to lie in different places. */
  readonly isManyPlaces: boolean;
}

class Recording implements EntryWriter {
  readonly info: EntryInfo;
  readonly parts: Buffer[] = [];
  readonly cuts: number[] = [];
  ended = false;

  constructor(info: EntryInfo) {
    this.info = info;
  }

  push(bytes: Uint8Array): void {
    if (this.ended) throw new Error('bytes behind the end of an entry');
    this.parts.push(Buffer.from(bytes));
  }

  cut(nextOffset: number): void {
    this.cuts.push(nextOffset);
  }

  end(): void {
    if (this.ended) throw new Error('an entry ended twice');
    this.ended = true;
  }
}

export class RecordingSink implements Sink {
  readonly #entries: Recording[] = [];
  readonly facts: Fact[] = [];
  readonly gaps: Incomplete[] = [];

  open(info: EntryInfo): EntryWriter {
    const entry = new Recording(info);
    this.#entries.push(entry);
    return entry;
  }

  fact(fact: Fact): void {
    this.facts.push(fact);
  }

  incomplete(record: Incomplete): void {
    this.gaps.push(record);
  }

  /** In the order in which they were opened. */
  get entries(): RecordedEntry[] {
    return this.#entries.map(({ info: { placeAt, ...info }, parts, cuts, ended }) => {
      return {
        ...info,
        bytes: Buffer.concat(parts).toString('latin1'),
        cuts,
        ended,
        isManyPlaces: placeAt !== undefined,
      };
    });
  }

  get archiveFacts(): ArchiveFact[] {
    return this.facts.filter((fact) => fact.kind === 'archive');
  }

  /** Every rule that was reported, once, sorted. */
  get rules(): string[] {
    return [...new Set(this.archiveFacts.map((fact) => fact.rule))].toSorted();
  }

  /** The paths of the entries that hold the text. */
  holding(text: string): string[] {
    return this.entries.filter((entry) => entry.bytes.includes(text)).map((entry) => entry.path.join(' > '));
  }
}
