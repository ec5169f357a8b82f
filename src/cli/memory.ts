/** How the process that runs the command line uses memory and the processor. */
import { versions } from 'node:process';
import { setFlagsFromString } from 'node:v8';

/** Milliseconds in which the program has loaded what it needs. */
const LOADING = 50;

/**
 * Has the heap cleared when it has grown by 60 %, where V8 would let it grow to four times what is in use; and lets the part for new
 * objects grow once, from 1 MB to 4, where V8 would double it up to 16 MB, three times over. Nearly nothing that a scan makes
 * lives on: that would be 40 MB of peak memory for no time saved. Affects the whole process, so it is for programs only, not
 * for the library.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=60');
  setFlagsFromString('--semi-space-growth-factor=4');
  setTimeout(() => setFlagsFromString('--semi-space-growth-factor=1'), LOADING).unref();
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
