/** Writes asar archives. */
import { Buffer } from 'node:buffer';
import type { JsonObject } from '../../src/base/types.ts';

/** `behindJson`: in the padding of the directory. */
export function makeAsar(
  directory: JsonObject,
  data: string | Uint8Array,
  behindJson: Uint8Array = Buffer.alloc(0),
): Buffer {
  const json = Buffer.from(JSON.stringify(directory));
  const padded = Math.ceil((json.length + behindJson.length) / 4) * 4;
  const head = Buffer.alloc(16 + padded);
  for (const [index, value] of [4, padded + 8, padded + 4, json.length].entries()) head.writeUInt32LE(value, 4 * index);
  json.copy(head, 16);
  head.set(behindJson, 16 + json.length);
  return Buffer.concat([head, Buffer.from(data as Uint8Array)]);
}
