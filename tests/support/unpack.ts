/** Unpacks bytes in memory into a recording sink. */
import type { Buffer } from 'node:buffer';
import { Budget, DEFAULT_LIMITS, type Limits } from '../../src/base/limits.ts';
import { unpackArtifact, type Unpacked } from '../../src/unpack/artifact.ts';
import { RecordingSink } from './sink.ts';
import { pieces, type Cuts } from './walk.ts';

export interface UnpackedBytes extends Unpacked {
  readonly sink: RecordingSink;
}

async function* feed(bytes: Buffer, cuts: Cuts): AsyncGenerator<Buffer> {
  yield* pieces(bytes, cuts);
}

export async function unpackBytes(
  bytes: Buffer,
  cuts: Cuts = [Math.max(1, bytes.length)],
  limits: Partial<Limits> = {},
  name: string = 'a.tgz',
): Promise<UnpackedBytes> {
  const sink = new RecordingSink();
  const budget = new Budget({ ...DEFAULT_LIMITS, ...limits });
  const unpacked = await unpackArtifact(feed(bytes, cuts), sink, budget, name);
  return { sink, ...unpacked };
}
