/** Addresses of private registries in what package managers write: lock files, rc files, metadata in package.json. */
import type { Keyword } from '../../base/entry.ts';
import { compileGlobs, splitPath } from '../../base/glob.ts';
import { publicRegistryHost } from '../../base/public-registries.ts';
import { innerPath, type Hooks } from '../define.ts';
import { latin1 } from '../latin1.ts';

const AFTER = 512;
/** Lock files name one host thousands of times. */
const MAX_KNOWN = 10_000;

export const REGISTRY_KEYWORDS: readonly Keyword[] = [
  '"resolved"',
  '"_resolved"',
  '"tarball"',
  ' resolved "',
  'tarball: ',
  'registry=',
  'registry =',
  'npmRegistryServer',
].map((text) => ({ text, before: 0, after: AFTER }));

const REGISTRY_TEXTS: ReadonlySet<string> = new Set(REGISTRY_KEYWORDS.map(({ text }) => text));

const isWritten = compileGlobs([
  '**/{package,package-lock,.package-lock,npm-shrinkwrap}.json',
  '**/{yarn.lock,pnpm-lock.yaml,bun.lock,npmrc,.npmrc,.yarnrc,.yarnrc.yml}',
]);

const ADDRESS = /^["':=\s]{0,8}(?:git\+)?(?:https?|ssh|git):\/\/(?:[^\s"'@/]{1,200}@)?([A-Za-z0-9.-]{1,200})/;
/** Hosts of forges serve git dependencies; names of documentation and of this machine serve nobody. */
const HARMLESS =
  /(?:^|\.)(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)$|(?:^|\.)example(?:\.[a-z]{2,3})?$|\.(?:test|invalid)$|^(?:localhost|127\.|0\.0\.0\.0|verdaccio)/;

export function registryAddresses(): Hooks {
  const known = new Map<string, boolean>();
  const isPrivate = (host: string): boolean => {
    const answer = known.get(host);
    if (answer !== undefined) return answer;
    const judged = host.includes('.') && !HARMLESS.test(host) && publicRegistryHost(host) === null;
    if (known.size < MAX_KNOWN) known.set(host, judged);
    return judged;
  };
  return {
    hit(window, emit) {
      if (!REGISTRY_TEXTS.has(window.keyword) || !isWritten(splitPath(innerPath(window.entry.path)))) return;
      const host = ADDRESS.exec(latin1(window.bytes).slice(window.at + valueAt(window.keyword)))?.[1]?.toLowerCase();
      if (host === undefined || !isPrivate(host)) return;
      emit({
        ruleId: 'internal-registry-url',
        severity: 'medium',
        confidence: 'likely',
        identity: host,
        message: `packages were taken from ${host}, which is not known as a public registry`,
        data: { host },
        location: window.locate(window.at),
        cappedByPath: true,
      });
    },
  };
}

/** The quote of ` resolved "` is the opening one of the value. */
function valueAt(keyword: string): number {
  return keyword === ' resolved "' ? keyword.length - 1 : keyword.length;
}
