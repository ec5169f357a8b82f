/** `npm run leakcheck`: the bin of this checkout, built first if need be. */
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './fresh.mjs';

await ensureBuilt();
const bin = new URL('../dist/cli.js', import.meta.url);
process.argv[1] = fileURLToPath(bin);
await import(bin.href);
