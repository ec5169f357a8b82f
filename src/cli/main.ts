#!/usr/bin/env node
/** The bin: runs the command line, and can be interrupted. */
import { compileLess, keepHeapSmall } from './memory.ts';
import { run } from './run.ts';
import { createTerminal, onInterrupt } from './terminal.ts';

keepHeapSmall();
compileLess();
const interrupt = new AbortController();
onInterrupt(() => interrupt.abort());
const terminal = createTerminal();
process.exitCode = await run(process.argv.slice(2), terminal, interrupt.signal);
terminal.close();
