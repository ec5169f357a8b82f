/** A container that was put aside to be decoded. */
import type { EntryInfo } from '../../base/entry.ts';
import type { Stored } from '../../base/spool.ts';
import type { Place } from './embedded.ts';
import type { ContainerKind } from './kind.ts';

export interface Patience {
  left: number;
  /** That it is over was said. */
  told: boolean;
}

export interface Job {
  readonly info: EntryInfo;
  /** `embedded`: any other file, with containers inside. Its bytes were searched. */
  readonly kind: Exclude<ContainerKind['name'], 'tar' | 'unsupported'> | 'embedded';
  readonly stored: Stored;
  /** False if there was no room for all of it. */
  readonly whole: boolean;
  /** Where containers may begin inside of it. */
  readonly places: readonly Place[];
  /** Where the file begins that the places count from, seen from what is stored: not above 0. */
  readonly base: number;
  /** Shared by all files: what is still spent on data that turns out to be none. */
  readonly patience: Patience;
}

/** True for readers that search every byte themselves: the bytes of these containers are not searched as they pass. */
export function accountsForAll({ kind }: Pick<Job, 'kind'>): boolean {
  return kind === 'zip' || kind === 'asar';
}
