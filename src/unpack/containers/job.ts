/** A container that was put aside to be decoded. */
import type { EntryInfo } from '../../base/entry.ts';
import type { Stored } from '../../base/spool.ts';
import type { ContainerKind } from './kind.ts';

export interface Job {
  readonly info: EntryInfo;
  readonly kind: Exclude<ContainerKind['name'], 'tar' | 'unsupported'>;
  readonly stored: Stored;
  /** False if there was no room for all of it. */
  readonly whole: boolean;
  /** It begins inside another file: it is none unless its end says so, and its bytes were searched with that file. */
  readonly embedded: boolean;
}

/** True for readers that search every byte themselves: the bytes of these containers are not searched as they pass. */
export function accountsForAll({ kind, embedded }: Pick<Job, 'kind' | 'embedded'>): boolean {
  return !embedded && (kind === 'zip' || kind === 'asar');
}
