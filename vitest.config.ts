import { defineConfig } from 'vitest/config';

/** `npm test` is offline; `npm run test:world` sets LEAKCHECK_WORLD and runs what needs the network or outside data. */
const world = process.env['LEAKCHECK_WORLD'] === '1';

export default defineConfig({
  // As the build does.
  define: { __LEAKCHECK_VERSION__: '"0.0.0"' },
  test: {
    include: world ? ['tests/world/**/*.test.ts'] : ['tests/**/*.test.ts'],
    exclude: world ? [] : ['tests/world/**'],
    testTimeout: world ? 300_000 : 30_000,
    globalSetup: ['tests/support/build.ts'],
    // No test file changes anything that another one sees; a process for each costs more than the tests.
    pool: 'forks',
    isolate: world,
    // The world tests start programs that keep the machine busy: one file after the other.
    maxWorkers: world ? 1 : '100%',
  },
});
