import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkoutFolder } from '../../src/cli/checkout.ts';
import { isPrivateRepository } from '../../src/cli/github-event.ts';
import { report } from '../support/findings.ts';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-checkout-')));
afterAll(() => rmSync(base, { recursive: true }));
const root = join(base, 'root');
mkdirSync(join(root, 'packages', 'cli'), { recursive: true });

describe('the folder of a package', () => {
  const folder = (target: string, env = {}, source: 'directory' | 'tarball' | 'files' = 'directory') =>
    checkoutFolder(target, report({ subject: { source } }), { cwd: root, env });

  it('is relative to the workspace of the workflow', async () => {
    const env = { GITHUB_WORKSPACE: root };
    expect(await folder('.', env)).toBe('');
    expect(await folder('./packages/cli', env)).toBe('packages/cli');
    expect(await folder('packages/cli', env, 'files')).toBe('packages/cli');
  });

  it('is none for an archive, or outside of the workspace', async () => {
    const env = { GITHUB_WORKSPACE: join(root, 'packages') };
    expect(await folder('./x.tgz', env, 'tarball')).toBeNull();
    expect(await folder('.', env)).toBeNull();
    expect(await folder('../elsewhere', env)).toBeNull();
    expect(await folder('./packages/..cli', env)).toBe('..cli');
  });

  it('is relative to the root of the repository without a workflow', async () => {
    expect(await folder('./packages/cli')).toBe('');
    mkdirSync(join(root, '.git'));
    expect(await folder('./packages/cli')).toBe('packages/cli');
  });
});

describe('a private repository', () => {
  const told = (text: string, env = {}): Promise<boolean> => {
    const path = join(base, 'event.json');
    writeFileSync(path, text);
    return isPrivateRepository({ GITHUB_ACTIONS: 'true', GITHUB_EVENT_PATH: path, ...env });
  };

  it('is what the event of a workflow says', async () => {
    expect(await told('{"repository":{"private":true}}')).toBe(true);
    expect(await told('{"repository":{"private":false}}')).toBe(false);
    expect(await told('{"repository":{"private":true}}', { GITHUB_ACTIONS: '' })).toBe(false);
  });

  it.each(['', '{', '[]', 'null', '{"repository":[]}', '{"repository":{"private":1}}'])(
    'is not known from %s',
    async (text) => {
      expect(await told(text)).toBe(false);
      expect(await isPrivateRepository({ GITHUB_ACTIONS: 'true', GITHUB_EVENT_PATH: join(base, 'none') })).toBe(false);
    },
  );
});
