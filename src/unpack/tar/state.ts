/** What the walker expects next, and how much of it. */
import type { Buffer } from 'node:buffer';
import type { EntryWriter } from '../../base/entry.ts';
import type { ExtensionKind } from './header.ts';

export type State =
  | { readonly at: 'header' }
  | { readonly at: 'body'; readonly writer: EntryWriter; left: number; readonly padding: number }
  | {
      readonly at: 'extension';
      readonly kind: ExtensionKind;
      /** Null if npm does not interpret it. */
      readonly parts: Buffer[] | null;
      readonly start: number;
      left: number;
      readonly padding: number;
    }
  | { readonly at: 'padding'; left: number; odd: boolean }
  | { readonly at: 'residue'; readonly label: string };

export const HEADER: State = { at: 'header' };
