/** `npm run check`: one line per step, stops at the first that fails. */
import { spawnSync } from 'node:child_process';

const STEPS = ['format:check', 'lint', 'typecheck', 'unused', 'build', 'docs:check', 'test', 'package', 'self'];

const npm = process.env.npm_execpath;
if (npm === undefined) throw new Error('start this as `npm run check`');
for (const step of STEPS) {
  console.log(`== ${step}`);
  const { status } = spawnSync(process.execPath, [npm, 'run', '-s', step], { stdio: 'inherit' });
  if (status !== 0) {
    console.error(`== ${step} failed`);
    process.exitCode = 1;
    break;
  }
}
