/** Private keys of ML-DSA, SLH-DSA and ML-KEM (RFC 9881, 9909, 9935): told by their algorithm, since not every Node.js reads them. */
import { Buffer } from 'node:buffer';
import { sequenceLength } from './der.ts';

/** Version 0, and an algorithm without parameters from the arc of NIST's algorithms; which of them follows. */
const MARK = Buffer.from('020100300b060960864801650304', 'hex');
const SIGNATURES = 3;
const ENCAPSULATION = 4;
const OCTET_STRING = 4;
/** A seed alone. */
const LEAST_BYTES = 32;
const NAMES: ReadonlyMap<number, string> = new Map([
  [(SIGNATURES << 8) | 17, 'ML-DSA-44'],
  [(SIGNATURES << 8) | 18, 'ML-DSA-65'],
  [(SIGNATURES << 8) | 19, 'ML-DSA-87'],
  [(ENCAPSULATION << 8) | 1, 'ML-KEM-512'],
  [(ENCAPSULATION << 8) | 2, 'ML-KEM-768'],
  [(ENCAPSULATION << 8) | 3, 'ML-KEM-1024'],
]);
const SLH_DSA = { first: 20, last: 31 } as const;

/** In bytes, one character for each. */
export const POST_QUANTUM: readonly string[] = [SIGNATURES, ENCAPSULATION].map((arc) =>
  Buffer.concat([MARK, Buffer.from([arc])]).toString('latin1'),
);

/** Name of the algorithm; null for other keys, and for what is none. */
export function postQuantumAlgorithm(der: Buffer): string | null {
  const { header } = sequenceLength(der, 0);
  const at = header + MARK.length;
  if (header === 0 || !der.subarray(header, at).equals(MARK) || der.length < at + 4) return null;
  const [arc, last, tag] = [der[at]!, der[at + 1]!, der[at + 2]];
  if (tag !== OCTET_STRING || der.length - at - 4 < LEAST_BYTES) return null;
  const isSlhDsa = arc === SIGNATURES && last >= SLH_DSA.first && last <= SLH_DSA.last;
  return NAMES.get((arc << 8) | last) ?? (isSlhDsa ? 'SLH-DSA' : null);
}
