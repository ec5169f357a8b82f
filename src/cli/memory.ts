/** How the process that runs the command line uses memory and the processor. */
import { versions } from 'node:process';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Milliseconds between two looks at the heap. */
const LOOK = 10;
/** What the part for new objects may grow to, in bytes. */
const YOUNG_BYTES = 8 * 1024 * 1024;
/** By how much the heap may grow, in per cent of what is in use, before it is cleared: less once it is large, from that many bytes on. */
const GROWTH = { small: 100, large: 30, from: 24 * 1024 * 1024 } as const;

/**
 * Has the heap cleared when it has doubled, or earlier if it is large, where V8 would let it grow to four times what is in use; and
 * lets the part for new objects grow to 8 MB, where V8 would let it grow to 32. Nearly nothing that a scan makes lives on: that
 * would be 40 MB of peak memory for little time saved. Affects the whole process, so it is for programs only, not for the library.
 */
export function keepHeapSmall(): void {
  const flags = new Map<string, number>();
  const set = (flag: string, value: number): void => {
    if (flags.get(flag) !== value) setFlagsFromString(`--${flag}=${value}`);
    flags.set(flag, value);
  };
  // The limit of the new part is fixed when the process starts. What can be set is the factor of its next growth, and one or two
  // of those come while the program is being loaded, early or late.
  const look = (): void => {
    let used = 0;
    let young = YOUNG_BYTES;
    for (const space of getHeapSpaceStatistics()) {
      used += space.space_used_size;
      if (space.space_name === 'new_space') young = space.space_size;
    }
    set('semi-space-growth-factor', Math.max(1, Math.trunc(YOUNG_BYTES / young)));
    set('heap-growing-percent', used < GROWTH.from ? GROWTH.small : GROWTH.large);
  };
  look();
  setInterval(look, LOOK).unref();
}

/**
 * Has the optimizing compiler of V8 inline less and begin later. It works beside the program, on the processor that zlib and
 * the program want too, and a scan is over before most of what it compiles pays: half a second of it in two seconds. Affects the
 * whole process, so it is for programs only, not for the library. Node 20 only: later ones have a compiler in between, do not know
 * one of the flags, and would say so on standard error.
 */
export function compileLess(): void {
  if (!versions.v8.startsWith('11.')) return;
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=200');
  setFlagsFromString('--interrupt-budget=130000');
}
