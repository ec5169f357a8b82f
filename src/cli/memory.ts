/** How the process that runs the command line uses memory and the processor. */
import { versions } from 'node:process';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Milliseconds between two looks at the part for new objects. */
const LOOK = 5;
/** What it may grow to, in bytes. */
const YOUNG_BYTES = 8 * 1024 * 1024;

/**
 * Has the heap cleared when it has doubled, where V8 would let it grow to four times what is in use; and lets the part for new
 * objects grow to 8 MB, where V8 would let it grow to 32. Nearly nothing that a scan makes lives on: that would be 40 MB of peak
 * memory for no time saved. Affects the whole process, so it is for programs only, not for the library.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=100');
  // Its limit is fixed when the process starts. What can be set is the factor of the next growth, one or two of which come
  // while the program is being loaded: early or late.
  const look = (): void => {
    const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
    const growth = Math.max(1, Math.trunc(YOUNG_BYTES / (young?.space_size ?? YOUNG_BYTES)));
    setFlagsFromString(`--semi-space-growth-factor=${growth}`);
    if (growth === 1) clearInterval(looking);
  };
  const looking = setInterval(look, LOOK).unref();
  look();
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
