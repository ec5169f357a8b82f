/** Keys of what a policy demands of a release as a whole. */
import { choice, count, countOrNone, either, flag, format, type Key } from './shape.ts';
import { SIZE } from './size.ts';

const size = either(countOrNone, format('a number of bytes or a size like "20 MB" or "512 KiB"', SIZE));

export const BUDGET_KEYS: readonly Key[] = [
  { name: 'packed', shape: size, doc: 'Size of the tarball.' },
  { name: 'unpacked', shape: size, doc: 'Size of all files together.' },
  { name: 'files', shape: countOrNone, doc: 'Number of files.' },
  { name: 'largestFile', shape: size, doc: 'Size of the largest file.' },
  { name: 'sourceMaps', shape: size, doc: 'Size of all source maps together, inline ones included; `0`: none at all.' },
];

const wish = either(flag, choice(['warn']));

export const REQUIRE_KEYS: readonly Key[] = [
  {
    name: 'filesAllowlist',
    shape: wish,
    doc: 'package.json has `files` that does not match everything: `package-no-files-allowlist`.',
  },
  {
    name: 'cleanGit',
    shape: wish,
    doc: 'Every packed file is tracked by git, or a build output: `package-untracked-file`.',
  },
  {
    name: 'sameBytes',
    shape: wish,
    doc: 'The judged bytes are those that are published: `require-same-bytes`. Known in the hook of npm, in `leakcheck publish` and for what a registry declares.',
  },
];

export const RELEASE: RegExp = /^[A-Za-z0-9][\w.+-]{0,100}$/;

export const COMPARE_KEYS: readonly Key[] = [
  {
    name: 'with',
    shape: format('a version or a dist-tag', RELEASE),
    default: '"latest"',
    doc: 'The earlier release. If a tag points to no lower version than this one, the highest one below it.',
  },
  {
    name: 'growthPercent',
    shape: countOrNone,
    default: '30',
    doc: 'Growth of all files together that counts, if it is also `growthBytes`.',
  },
  { name: 'growthBytes', shape: size, default: '"1 MB"', doc: 'See `growthPercent`.' },
  { name: 'newFiles', shape: count, default: '50', doc: 'So many files more count as growth too.' },
];
