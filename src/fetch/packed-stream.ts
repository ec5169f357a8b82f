/** Minipass stream → async iteration that neither loses an early error nor drops bytes buffered before a late one. */
import type { PackedStream } from 'pacote';

/** Starts listening at once; the bytes are pulled as the iteration goes on. */
export function readPacked(stream: PackedStream): AsyncGenerator<Uint8Array, undefined> {
  let failure: Error | undefined;
  let ended = false;
  let wake = (): void => {};
  stream.on('error', (error) => {
    failure ??= error;
    wake();
  });
  stream.on('end', () => {
    ended = true;
    wake();
  });
  stream.on('readable', () => wake());

  async function* pull(): AsyncGenerator<Uint8Array, undefined> {
    for (;;) {
      const chunk = stream.read();
      if (chunk !== null) {
        yield chunk;
        continue;
      }
      if (failure !== undefined) throw failure;
      if (ended) return undefined;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  return pull();
}
