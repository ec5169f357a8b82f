/** The workflow that `leakcheck init` writes: install, build, judge, on every change. */
import type { Client } from '../../fetch/pack/client.ts';

export interface WorkflowFacts {
  readonly client: Client;
  /** `packageManager` of package.json, for example `pnpm@10.1.0`. */
  readonly declared: string | undefined;
  readonly hasLockfile: boolean;
  readonly hasBuild: boolean;
  /** There is a `prepack`: without it the folder may lack what a publish would build. */
  readonly hasPrepack: boolean;
}

interface Steps {
  readonly setup: readonly string[];
  readonly install: string;
  readonly build: string;
  readonly judge: string;
}

export function workflow(facts: WorkflowFacts): string {
  const { setup, install, build, judge } = stepsOf(facts);
  // yarn cannot pack without its scripts, and the hook is one of them.
  const judgement = facts.hasPrepack || facts.client === 'yarn' ? `${judge} --run-scripts` : judge;
  const steps = [...setup, `run: ${install}`, ...(facts.hasBuild ? [`run: ${build}`] : []), `run: ${judgement}`];
  return `# Written by \`leakcheck init\`: judges what a release would contain, on every change.
name: leakcheck
on:
  pull_request:
  push:
    branches: [main, master]
permissions:
  contents: read
jobs:
  leakcheck:
    runs-on: ubuntu-latest
    steps:
      # A tag can be moved: pin actions by the SHA of a commit where that matters.
${steps.map((step) => `      - ${step.replaceAll('\n', '\n        ')}\n`).join('')}`;
}

const CHECKOUT = 'uses: actions/checkout@v4';
const NODE = 'uses: actions/setup-node@v4\nwith:\n  node-version: 22';

function stepsOf({ client, declared, hasLockfile }: WorkflowFacts): Steps {
  switch (client) {
    case 'npm': {
      const install = hasLockfile ? 'npm ci' : 'npm install';
      return { setup: [CHECKOUT, NODE], install, build: 'npm run build', judge: 'npx --no-install leakcheck' };
    }
    case 'pnpm': {
      const pnpm = `uses: pnpm/action-setup@v4${declared === undefined ? '\nwith:\n  version: latest' : ''}`;
      const install = `pnpm install${hasLockfile ? ' --frozen-lockfile' : ''}`;
      return { setup: [CHECKOUT, pnpm, NODE], install, build: 'pnpm run build', judge: 'pnpm exec leakcheck' };
    }
    case 'yarn': {
      const classic = declared === undefined || declared.startsWith('yarn@1');
      const exact = classic ? ' --frozen-lockfile' : ' --immutable';
      const install = `yarn install${hasLockfile ? exact : ''}`;
      const setup = [CHECKOUT, NODE, 'run: corepack enable'];
      return { setup, install, build: 'yarn run build', judge: 'yarn run leakcheck' };
    }
    case 'bun': {
      const install = `bun install${hasLockfile ? ' --frozen-lockfile' : ''}`;
      const setup = [CHECKOUT, NODE, 'uses: oven-sh/setup-bun@v2'];
      return { setup, install, build: 'bun run build', judge: 'bun run leakcheck' };
    }
  }
}
