import { describe, expect, it } from 'vitest';
import { detector } from '../../../src/detect/internal/index.ts';
import { detect, summary } from '../../support/detect.ts';

function inText(bytes: string, path = 'dist/index.js'): string[] {
  return summary(detect(detector, [{ path, bytes }]));
}

const INTERNAL = ['internal-hostname medium/low possible'];

describe('internal hosts', () => {
  it.each([
    'https://git.platform.corp/acme',
    'https://fusion.corp.vendor.dev/x',
    'http://db.prod.internal:5432/x',
    'https://bob@wiki.team.intranet/x',
    'git@git.team.lan:acme/a.git',
    'url = "http://pay.billing.svc.cluster.local"',
    "{ host: 'redis.prod.internal' }",
    '{ "host": "redis.prod.internal:6379" }',
  ])('%s', (text) => {
    expect(inText(text)).toEqual(INTERNAL);
  });

  it.each([
    ['https://registry.corp/x', 'internal-hostname info/info possible'],
    ['http://10.20.30.40:8080/x', 'internal-hostname low/info possible'],
    ['http://192.168.7.20/x', 'internal-hostname low/info possible'],
    ['http://172.20.3.4/x', 'internal-hostname low/info possible'],
    ['https://api.staging.vendor.dev/x', 'internal-hostname low/info possible'],
    ['https://api-staging.vendor.dev/x', 'internal-hostname low/info possible'],
    ['https://a1b2c3.ngrok.io/hook', 'internal-hostname low/info possible'],
    ['https://blue-cat.trycloudflare.com/', 'internal-hostname low/info possible'],
  ])('%s is milder', (text, expected) => {
    expect(inText(text)).toEqual([expected]);
  });

  it.each([
    'http://metadata.google.internal/computeMetadata',
    'http://metadata.google.internal./computeMetadata',
    'http://host.docker.internal:3000/',
    'https://kubernetes.docker.internal:6443/',
    'http://ip-10-1-2-3.eu-west-1.compute.internal/',
    'https://mymirror.local/x',
    'https://git.acme.corp/x',
    'https://git.example.internal/x',
    'http://172.32.0.1/',
    'http://10.0.0.0/8',
    'http://10.1.2.300/',
    'x.y.internal(z)',
    'this.state.internal: 1',
    'import a from "./x.corp.js"',
    'https://staging.dev/x',
    'use a staging. Then deploy',
  ])('nothing: %s', (text) => {
    expect(inText(text)).toEqual([]);
  });

  it('is capped in documentation, and one finding per host', () => {
    const { found } = detect(detector, [{ path: 'README.md', bytes: 'https://A.b.corp/x https://a.b.corp/y' }]);
    expect(new Set(found.map(({ identity }) => identity))).toEqual(new Set(['a.b.corp']));
    expect(found.every(({ cappedByPath }) => cappedByPath)).toBe(true);
  });
});

describe('private registries', () => {
  const MEDIUM = ['internal-registry-url medium/medium likely'];

  it.each([
    ['node_modules/a/package.json', '"_resolved": "https://npm.widgetry.dev/a/-/a-1.0.0.tgz"'],
    ['sub/package-lock.json', '"resolved": "https://bob:x@npm.widgetry.dev/a/-/a-1.0.0.tgz"'],
    ['npm-shrinkwrap.json', '"resolved":"http://npm.widgetry.dev/a.tgz"'],
    ['yarn.lock', 'a@^1:\n  version "1.0.0"\n  resolved "https://npm.widgetry.dev/a.tgz#abc"\n'],
    ['pnpm-lock.yaml', 'resolution: {tarball: https://npm.widgetry.dev/a.tgz}'],
    ['.npmrc', 'registry=https://npm.widgetry.dev/\n'],
    ['.yarnrc.yml', 'npmRegistryServer: "https://npm.widgetry.dev"\n'],
  ])('%s: %s', (path, text) => {
    expect(inText(text, path)).toEqual(MEDIUM);
  });

  it.each([
    ['package-lock.json', '"resolved": "https://registry.example.org/a.tgz"'],
    ['package-lock.json', '"resolved": "git+ssh://git@github.com/acme/a.git#1234"'],
    ['package-lock.json', '"resolved": "https://codeload.github.com/acme/a/tar.gz/1"'],
    ['package-lock.json', '"resolved": "http://localhost:4873/a.tgz"'],
    ['package-lock.json', '"resolved": "file:../a"'],
    ['.npmrc', 'registry=${REGISTRY}\n'],
    ['dist/index.js', '"resolved": "https://npm.widgetry.dev/a.tgz"'],
  ])('nothing: %s: %s', (path, text) => {
    expect(inText(text, path)).toEqual([]);
  });

  it('never repeats what stands before the host', () => {
    const { found } = detect(detector, [
      { path: '.npmrc', bytes: 'registry=https://bob:hunter22@npm.widgetry.dev/\n' },
    ]);
    expect(JSON.stringify(found)).not.toMatch(/bob|hunter/);
  });
});

describe('cloud identifiers', () => {
  it.each([
    ['arn:aws:iam::204963714825:role/deploy', 'internal-cloud-identifier low/info possible'],
    ['https://acme-builds.s3.eu-west-1.amazonaws.com/cli.js.map', 'internal-cloud-identifier high/low likely'],
    ['https://pub-1.r2.dev/acme/src.zip', 'internal-cloud-identifier high/low likely'],
    ['https://storage.googleapis.com/acme/source-1.2.tgz', 'internal-cloud-identifier high/low likely'],
    ['https://storage.googleapis.com/acme/tool-linux.zip', 'internal-cloud-identifier low/info possible'],
    ['https://s3.amazonaws.com/acme/tool.tar.gz', 'internal-cloud-identifier low/info possible'],
  ])('%s', (text, expected) => {
    expect(inText(`x = "${text}"`)).toEqual([expected]);
  });

  it.each([
    'arn:aws:iam::123456789012:role/x',
    'arn:aws:iam::111122223333:role/x',
    'arn:aws:iam::012345678901:role/x',
    'arn:aws:iam::${account}:role/x',
    'arn:aws:s3:::bucket/key',
    'https://storage.googleapis.com/acme/ui-v${version}.zip',
    'https://storage.googleapis.com/acme/index.json',
    'https://acme.s3.amazonaws.com/a.mapping',
  ])('nothing: %s', (text) => {
    expect(inText(`x = "${text}"`)).toEqual([]);
  });

  it.each([
    [
      'android/google-services.json',
      '{"project_info":{"project_number":"1"},"client":[{"api_key":[{"current_key":"x"}]}]}',
      1,
    ],
    ['ios/GoogleService-Info.plist', '<dict><key>API_KEY</key><string>x</string><key>PROJECT_ID</key></dict>', 1],
    ['android/google-services.json', '{"project_info":{}}', 0],
    ['ios/GoogleService-Info.plist', '<dict/>', 0],
  ])('%s with %s', (path, text, count) => {
    expect(inText(text, path)).toHaveLength(count);
  });
});

it('is linear on hosts that never end', () => {
  const start = performance.now();
  inText('staging.'.repeat(4_000));
  inText('//10.'.repeat(4_000));
  inText('.internal/'.repeat(4_000));
  inText('arn:aws:'.repeat(4_000));
  inText('.s3.'.repeat(4_000));
  expect(performance.now() - start).toBeLessThan(4_000);
});
