/** The text fields of a tar header as raw bytes: what stands there, and what stands behind the NUL that ends it. */
import type { Buffer } from 'node:buffer';

/** Length of the name field. */
export const NAME_BYTES = 100;
type Field = readonly [from: number, to: number];
const NAME: Field = [0, NAME_BYTES];
const LINK_TARGET: Field = [157, 257];
const MAGIC: Field = [257, 262];
const OWNER: Field = [265, 297];
const GROUP: Field = [297, 329];
const PREFIX: Field = [345, 500];

function text(block: Buffer, [from, to]: Field): string {
  const nul = block.indexOf(0, from);
  return block.toString('latin1', from, nul < 0 ? to : Math.min(nul, to));
}

/** The name without what extension headers say, byte by byte. */
export function fieldName(block: Buffer): string {
  const prefix = text(block, MAGIC) === 'ustar' && block[262] === 0 ? text(block, PREFIX) : '';
  return prefix === '' ? text(block, NAME) : `${prefix}/${text(block, NAME)}`;
}

/** The prefix is not looked at: old GNU headers keep times and sparse maps there. */
export function hasSlack(block: Buffer): boolean {
  if (behindNul(block, NAME) || behindNul(block, LINK_TARGET)) return true;
  return text(block, MAGIC) === 'ustar' && (behindNul(block, OWNER) || behindNul(block, GROUP));
}

const NO_JOINTS: readonly number[] = [];

/** Where a text ends or begins next to another field with no NUL between them: neither is a part of the other. */
export function joints(block: Buffer): readonly number[] {
  if (
    block[NAME[1] - 1] === 0 &&
    block[LINK_TARGET[0]] === 0 &&
    block[LINK_TARGET[1] - 1] === 0 &&
    block[OWNER[0]] === 0
  )
    return NO_JOINTS;
  const isUstar = text(block, MAGIC) === 'ustar';
  const borders = isUstar ? [NAME[1], ...LINK_TARGET, OWNER[0]] : [NAME[1], LINK_TARGET[0]];
  return borders.filter((at) => block[at - 1] !== 0 && block[at] !== 0);
}

function behindNul(block: Buffer, [from, to]: Field): boolean {
  let at = from;
  while (at < to && block[at] !== 0) at++;
  while (at < to && block[at] === 0) at++;
  return at < to;
}
