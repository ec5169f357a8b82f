import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { FetchOptions } from '../../src/fetch/artifact.ts';
import { faults, type Fault, type Part } from '../support/registry.ts';
import { failureOf, fetchBytes, withAcme } from './rig.ts';

interface Case {
  readonly name: string;
  readonly spec?: string;
  readonly part?: Part;
  readonly fault?: Fault;
  readonly options?: Partial<FetchOptions>;
  readonly code: string;
  /** HOST stands for the registry's host. */
  readonly message: string;
  readonly hint: string;
}

const CASES: readonly Case[] = [
  {
    name: 'a package that does not exist',
    spec: 'nothing',
    code: 'ENOTFOUND',
    message: 'not found on HOST: nothing',
    hint: 'check the spelling and that the credentials in .npmrc may read it',
  },
  {
    name: 'a version that does not exist',
    spec: 'acme@1.0.5',
    code: 'ENOVERSION',
    message: 'no such version on HOST: acme@1.0.5',
    hint: 'existing versions: 1.0.0, 1.1.0',
  },
  {
    name: 'a tag that does not exist',
    spec: 'acme@beta',
    code: 'ENOVERSION',
    message: 'no such version on HOST: acme@beta',
    hint: 'existing tags: latest, next',
  },
  {
    name: 'a range without a match',
    spec: 'acme@^7',
    code: 'ENOVERSION',
    message: 'no such version on HOST: acme@^7',
    hint: 'existing versions: 1.0.0, 1.1.0',
  },
  {
    name: '401 on the tarball',
    part: 'tarball',
    fault: faults.status(401),
    code: 'EAUTH',
    message: 'HOST asks for a login: acme@1.0.0',
    hint: 'the credentials for HOST in .npmrc are wrong, expired or not meant for this package',
  },
  {
    name: '403 on the tarball, with a body that must not be repeated',
    part: 'tarball',
    fault: (response) => {
      response.writeHead(403).end(JSON.stringify({ error: `got ${response.req.headers.authorization}` }));
    },
    code: 'EAUTH',
    message: 'HOST forbids access: acme@1.0.0',
    hint: 'the credentials for HOST in .npmrc are wrong, expired or not meant for this package',
  },
  {
    name: '404 on the tarball',
    part: 'tarball',
    fault: faults.status(404),
    code: 'ENOTFOUND',
    message: 'not found on HOST: acme@1.0.0',
    hint: 'check the spelling and that the credentials in .npmrc may read it',
  },
  {
    name: '429 with Retry-After',
    part: 'tarball',
    fault: faults.status(429, { 'retry-after': '77' }),
    code: 'ENETWORK',
    message: 'HOST limits requests (429)',
    hint: 'try again in 77 seconds',
  },
  {
    name: '503',
    part: 'packument',
    fault: faults.status(503),
    spec: 'acme@^1',
    code: 'ENETWORK',
    message: 'HOST answered 503',
    hint: 'try again later',
  },
  {
    name: 'a login page in place of JSON',
    part: 'packument',
    fault: faults.body('<html>'),
    spec: 'acme@^1',
    code: 'ENETWORK',
    message: 'HOST did not answer with JSON',
    hint: 'is it a registry? a proxy may answer with a login page',
  },
  {
    name: 'a document without a tarball',
    part: 'packument',
    fault: faults.body('{"name":"acme","versions":{"1.0.0":{"name":"acme","version":"1.0.0"}},"dist-tags":{}}'),
    spec: 'acme@^1',
    code: 'ENETWORK',
    message: 'HOST describes acme@^1 without a usable tarball address',
    hint: 'the registry, or a proxy before it, answers in a form that npm could not install either',
  },
  {
    name: 'a connection cut in a body of known length',
    part: 'tarball',
    fault: faults.cut(),
    code: 'ETRUNCATED',
    message: 'the connection to HOST was cut before the end of acme@1.0.0',
    hint: 'try again',
  },
  {
    name: 'a connection cut in a body of unknown length',
    part: 'tarball',
    fault: faults.cut({ withLength: false }),
    code: 'ETRUNCATED',
    message: 'the connection to HOST was cut before the end of acme@1.0.0',
    hint: 'try again',
  },
  {
    name: 'a server that falls silent',
    part: 'tarball',
    fault: faults.stall(),
    options: { timeoutSeconds: 0.5 },
    code: 'ETIMEOUT',
    message: 'HOST stopped answering',
    hint: 'try again, or allow more time with --timeout',
  },
  {
    name: 'a registry that never answers',
    part: 'version',
    fault: () => {},
    options: { timeoutSeconds: 0.5 },
    code: 'ETIMEOUT',
    message: 'HOST stopped answering',
    hint: 'try again, or allow more time with --timeout',
  },
  {
    name: 'a server that drips',
    part: 'tarball',
    fault: faults.drip(100),
    options: { timeoutSeconds: 0.4 },
    code: 'ETIMEOUT',
    message: 'gave up after waiting 4 seconds for bytes',
    hint: 'the server answers, but too slowly: try again, or raise --timeout (all waiting together may take ten times as long)',
  },
  {
    name: 'a redirect loop',
    part: 'tarball',
    fault: (response) => {
      response.writeHead(302, { location: response.req.url }).end();
    },
    code: 'ENETWORK',
    message: 'HOST redirects in a circle',
    hint: 'check the registry in .npmrc, or the URL',
  },
  {
    name: 'an empty cache with --offline',
    options: { offline: true },
    code: 'EOFFLINE',
    message: "acme@1.0.0 is not in npm's cache",
    hint: 'run again without --offline',
  },
];

describe.concurrent('failures', () => {
  it.each(CASES)('$name', async ({ spec = 'acme@1.0.0', part, fault, options = {}, code, message, hint }) => {
    await withAcme(options, async (rig) => {
      if (part !== undefined && fault !== undefined) rig.registry.misbehave(part, fault);
      const { error, text } = await failureOf(fetchBytes(spec, rig.options));
      const named = (line: string): string => line.replaceAll('HOST', rig.registry.host);
      expect(error).toMatchObject({ code, message: named(message), hint: named(hint) });
      expect(text).not.toContain(rig.token);
    });
  });

  it('a registry that refuses connections', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    await new Promise((resolve) => server.close(resolve));
    await withAcme({ registry: `http://${host}/` }, async (rig) => {
      const { error } = await failureOf(fetchBytes('acme', rig.options));
      expect(error).toMatchObject({
        code: 'EOFFLINE',
        message: `cannot reach ${host} (ECONNREFUSED)`,
        hint: 'check the network, the proxy and the registry in .npmrc',
      });
    });
  });

  it('a registry whose name does not resolve', async () => {
    await withAcme({ registry: 'http://registry.invalid/' }, async (rig) => {
      const { error } = await failureOf(fetchBytes('acme', rig.options));
      expect(error).toMatchObject({
        code: 'EOFFLINE',
        message: expect.stringMatching(/^cannot reach registry\.invalid \(/),
      });
    });
  });
});
