/** Seed phrases that development tools give to everybody: worth a note, since a deployment must not use them. */
import type { Keyword } from '../../base/entry.ts';
import type { Context, Emit, Window } from '../define.ts';

const PHRASES: ReadonlyMap<string, string> = new Map([
  [`${'test '.repeat(11)}junk`, 'seed phrase of hardhat and anvil'],
  ['myth like bonus scare over problem client lizard pioneer submit', 'seed phrase of ganache'],
]);

export const MNEMONIC_KEYWORDS: readonly Keyword[] = [...PHRASES.keys()].map((text) => ({ text, before: 0, after: 0 }));

export function judgeMnemonic(window: Window, _context: Context, _now: number, emit: Emit): void {
  const name = PHRASES.get(window.keyword)!;
  emit({
    ruleId: 'key-crypto-wallet',
    severity: 'info',
    confidence: 'certain',
    identity: name,
    message: `wallet that is public already: ${name}`,
    data: { kind: 'secret-published-mnemonic', published: name },
    location: window.locate(window.at),
    cappedByPath: true,
  });
}
