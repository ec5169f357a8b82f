import { expect, it } from 'vitest';
import { packEnvironment, uploadEnvironment } from '../../../src/fetch/pack/environment.ts';

const KEPT = {
  PATH: '/bin',
  HOME: '/home',
  npm_config_userconfig: '/home/.npmrc',
  npm_config_cache: '/cache',
  npm_config_registry: 'https://registry.example.org/',
  npm_config_cafile: '/ca',
  HTTPS_PROXY: 'http://proxy.example.org',
  npm_config_https_proxy: 'http://proxy.example.org',
};
const OUTER = {
  npm_config_json: 'true',
  npm_config_pack_destination: '/x',
  'npm_config_pack-destination': '/x',
  NPM_CONFIG_WORKSPACES: 'true',
  npm_config_workspace: 'a',
  npm_config_include_workspace_root: 'true',
  pnpm_config_dry_run: 'true',
};
const LIFECYCLE = { npm_package_name: 'a', npm_lifecycle_event: 'postpack', npm_command: 'publish', INIT_CWD: '/x' };
const OFF = { npm_config_ignore_scripts: 'true' };

it('gives a pack nothing of the outer command', () => {
  const env = packEnvironment(
    { ...KEPT, ...OUTER, ...LIFECYCLE, ...OFF, npm_config_dry_run: 'true' },
    { scripts: false },
  );
  expect(env).toEqual({ ...KEPT, npm_config_update_notifier: 'false' });
});

it('lets the user switch scripts off when they would run', () => {
  expect(packEnvironment({ ...KEPT, ...OFF }, { scripts: true })).toMatchObject(OFF);
});

it('leaves an upload what the user set', () => {
  const env = { ...KEPT, npm_config_dry_run: 'true', ...OFF };
  expect(uploadEnvironment({ ...env, ...LIFECYCLE })).toEqual(env);
});
