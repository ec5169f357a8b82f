/** Runs once before all tests: brings dist/ up to date for the tests that run the bin. */
import { spawnSync } from 'node:child_process';

/** A broken build fails only the tests that need it: `.ci/fresh.mjs` leaves no old dist/ behind. */
export function setup(): void {
  const { status } = spawnSync(process.execPath, ['.ci/fresh.mjs'], { stdio: 'inherit' });
  if (status !== 0) process.stderr.write('dist/ could not be built: tests that run the bin will fail\n');
}
