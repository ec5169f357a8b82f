/** Writes asar archives. */
import { Buffer } from 'node:buffer';
import type { JsonObject } from '../../src/base/types.ts';

export function makeAsar(directory: JsonObject, data: string | Uint8Array): Buffer {
  const json = Buffer.from(JSON.stringify(directory));
  const padded = Math.ceil(json.length / 4) * 4;
  const head = Buffer.alloc(16 + padded);
  for (const [index, value] of [4, padded + 8, padded + 4, json.length].entries()) head.writeUInt32LE(value, 4 * index);
  json.copy(head, 16);
  return Buffer.concat([head, Buffer.from(data as Uint8Array)]);
}
