/** `npm run test:world`: the tests that need the network, other programs or outside data. Arguments go to vitest. */
import { spawnSync } from 'node:child_process';

const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, vitest, {
  stdio: 'inherit',
  env: { ...process.env, LEAKCHECK_WORLD: '1' },
});
process.exitCode = status ?? 1;
