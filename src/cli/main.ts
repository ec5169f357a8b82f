#!/usr/bin/env node
/** The bin: turns on Node's compile cache, then runs the command line. */
import module from 'node:module';

// Node 22 and later; worth half of the start-up time.
const enableCompileCache: unknown = Reflect.get(module, 'enableCompileCache');
if (typeof enableCompileCache === 'function') Reflect.apply(enableCompileCache, module, []);

const [{ run }, { createTerminal, onInterrupt }] = await Promise.all([import('./run.ts'), import('./terminal.ts')]);
const interrupt = new AbortController();
onInterrupt(() => interrupt.abort());
process.exitCode = await run(process.argv.slice(2), createTerminal(), interrupt.signal);
