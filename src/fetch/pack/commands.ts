/** The pack command of every package manager, and what it can and cannot do. */
import { join } from 'node:path';
import type { Client } from './client.ts';

interface PackCommand {
  /** Arguments for a tarball in `folder`, which is empty. */
  readonly args: (folder: string, scripts: boolean) => readonly string[];
  /** Scripts that run before it makes the tarball. */
  readonly before: readonly string[];
  /** Scripts that it runs even if told not to. */
  readonly unstoppable: readonly string[];
}

const COMMANDS: Readonly<Record<Client | 'yarn 1', PackCommand>> = {
  npm: {
    args: (folder, scripts) => [
      'pack',
      '--loglevel=warn',
      ...off(scripts, '--ignore-scripts'),
      '--pack-destination',
      folder,
    ],
    before: ['prepack', 'prepare'],
    unstoppable: [],
  },
  pnpm: {
    // pnpm 10 knows no --ignore-scripts here.
    args: (folder, scripts) => ['pack', ...off(scripts, '--config.ignore-scripts=true'), '--pack-destination', folder],
    before: ['prepack', 'prepare'],
    unstoppable: [],
  },
  yarn: {
    args: (folder) => ['pack', '--out', join(folder, 'package.tgz')],
    before: ['prepack'],
    unstoppable: ['prepack', 'postpack'],
  },
  'yarn 1': {
    args: (folder, scripts) => ['pack', ...off(scripts, '--ignore-scripts'), '--filename', join(folder, 'package.tgz')],
    before: ['prepack', 'prepare'],
    unstoppable: [],
  },
  bun: {
    args: (folder, scripts) => ['pm', 'pack', ...off(scripts, '--ignore-scripts'), '--destination', folder],
    before: ['prepack', 'prepare'],
    unstoppable: [],
  },
};

/** Only yarn has two lines with different commands. */
export function packCommand(client: Client, version: string): PackCommand {
  return COMMANDS[client === 'yarn' && version.startsWith('1.') ? 'yarn 1' : client];
}

function off(scripts: boolean, flag: string): readonly string[] {
  return scripts ? [] : [flag];
}
