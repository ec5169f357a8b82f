import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTarget } from '../../src/fetch/index.ts';
import { faults, startRegistry, type LoopbackRegistry } from '../support/registry.ts';
import { makePackage } from '../support/tarball.ts';
import { failureOf, fetchBytes, startRig, type Rig } from './rig.ts';

let rig: Rig;
let other: LoopbackRegistry;
beforeEach(async () => {
  [rig, other] = await Promise.all([startRig(), startRegistry()]);
  for (const registry of [rig.registry, other]) {
    registry.publish('acme', '1.0.0', makePackage('acme', '1.0.0'));
    registry.publish('@s/acme', '1.0.0', makePackage('@s/acme', '1.0.0'));
  }
});
afterEach(() => Promise.all([rig.close(), other.close()]));

describe('registry', () => {
  it('comes from the project, when the environment names none', async () => {
    rig.npmrc(`registry=${other.url}`);
    const { npm_config_registry: _, ...env } = rig.options.env;
    await fetchBytes('acme', { ...rig.options, env });
    expect(other.requests).toHaveLength(2);
    expect(rig.log()).toEqual([]);
  });

  it('of a scope wins for that scope, over --registry too', async () => {
    rig.npmrc(`@s:registry=${rig.registry.url}`);
    const options = { ...rig.options, registry: other.url };
    await fetchBytes('@s/acme', options);
    expect([rig.log().length, other.requests.length]).toEqual([2, 0]);
    await fetchBytes('acme', options);
    expect([rig.log().length, other.requests.length]).toEqual([2, 2]);
  });

  it('must be a URL', async () => {
    await expect(openTarget('acme', { ...rig.options, registry: 'nowhere' })).rejects.toMatchObject({
      code: 'EUSAGE',
      hint: 'say --registry https://registry.example.org/',
    });
    const env = { ...rig.options.env, npm_config_registry: '${ACME_REGISTRY}' };
    await expect(openTarget('acme', { ...rig.options, env })).rejects.toMatchObject({
      code: 'ECONFIG',
      hint: 'the variable ACME_REGISTRY is not set',
    });
  });
});

describe('credentials', () => {
  it('go to the host they are meant for', async () => {
    rig.registry.requireToken(rig.token);
    rig.npmrc(`//${rig.registry.host}/:_authToken=\${ACME_TOKEN}`);
    const env = { ...rig.options.env, ACME_TOKEN: rig.token };
    await fetchBytes('acme', { ...rig.options, env });
    expect(rig.registry.requests.map((request) => request.authorized)).toEqual([true, true]);
  });

  it('are not sent on to another host', async () => {
    rig.npmrc(`//${rig.registry.host}/:_authToken=${rig.token}`);
    rig.registry.misbehave(
      'tarball',
      faults.redirect(other.tarballUrl('acme', '1.0.0').replace('127.0.0.1', 'localhost')),
    );
    const { facts } = await fetchBytes('acme', rig.options);
    expect(facts.declaredIntegrity).toBe('verified');
    expect(rig.registry.requests.map((request) => request.authorized)).toEqual([true, true]);
    expect(other.requests.map((request) => request.authorized)).toEqual([false]);
  });

  it('that are missing, wrong or unset are told apart without showing any', async () => {
    rig.registry.requireToken(rig.token);
    const { host } = rig.registry;
    const wrong = `${rig.token}x`;
    for (const [line, hint] of [
      ['', `no credentials for ${host} in .npmrc: npm login, or set //${host}/:_authToken`],
      [
        `//${host}/:_authToken=${wrong}`,
        `the credentials for ${host} in .npmrc are wrong, expired or not meant for this package`,
      ],
      [`//${host}/:_authToken=\${ACME_TOKEN}`, '.npmrc takes the token from the variable ACME_TOKEN, which is not set'],
    ] as const) {
      rig.npmrc(line);
      const { error, text } = await failureOf(fetchBytes('acme', rig.options));
      expect(error).toMatchObject({ code: 'EAUTH', message: `${host} asks for a login: acme`, hint });
      expect(text).not.toContain(rig.token);
    }
  });
});

it('does not let npm settings hide a release or reach into this process', async () => {
  const before = { ...process.env };
  rig.npmrc('before=2001-01-01', 'offline=true', 'user-agent=mine', 'omit[]=dev', 'fetch-retries=9');
  expect((await fetchBytes('acme@^1.0.0', rig.options)).facts.version).toBe('1.0.0');
  expect((await fetchBytes('acme', rig.options)).facts.version).toBe('1.0.0');
  expect(process.env).toEqual(before);
  expect(rig.options.env).not.toHaveProperty('npm_execpath');
});

it('reports settings that contradict each other', async () => {
  rig.npmrc('save-optional=true');
  const env = { ...rig.options.env, npm_config_save_dev: 'true' };
  await expect(openTarget('acme', { ...rig.options, env })).rejects.toMatchObject({
    code: 'ECONFIG',
    message: "npm's configuration cannot be read",
    hint: 'npm config list says what is wrong with it',
  });
});

it('says when the cache folder cannot be used', async () => {
  const cache = join(rig.options.cwd, 'package.json');
  const { error } = await failureOf(
    fetchBytes('acme', { ...rig.options, env: { ...rig.options.env, npm_config_cache: cache } }),
  );
  expect(error).toMatchObject({
    code: 'EWRITE',
    message: expect.stringMatching(/^npm's cache folder cannot be used \(E[A-Z]+\)$/),
    hint: 'npm config get cache shows the folder',
  });
});
