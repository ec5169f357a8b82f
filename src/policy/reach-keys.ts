/** Keys of the configuration that say how far leakcheck looks. */
import { choice, count, either, format, object, type Key } from './shape.ts';
import { SIZE } from './size.ts';

export const PLATFORM_PACKAGES = ['ignore', 'note', 'scan'] as const;
/** What becomes of the packages that hold the program for one platform each. */
export type PlatformPackages = (typeof PLATFORM_PACKAGES)[number];

const limits: readonly Key[] = [
  {
    name: 'inflated',
    shape: either(count, format('a number of bytes or a size like "500 MB" or "8 GiB"', SIZE)),
    default: '"8 GiB"',
    doc: 'Decoded bytes, all layers together; up to 1 TiB. `--max-size` sets it too.',
  },
  { name: 'entries', shape: count, default: '1000000', doc: 'Entries of all layers together; up to 10,000,000.' },
  {
    name: 'ratio',
    shape: count,
    default: '1000',
    doc: 'How many times its size a compressed stream inside the package may inflate, from 16 MiB on, and all of them together the package itself, from 64 MiB on; up to 100,000.',
  },
  { name: 'depth', shape: count, default: '8', doc: 'Archives and encodings in each other; up to 32.' },
  {
    name: 'archives',
    shape: count,
    default: '10000',
    doc: 'Archives and compressed files inside the package; one that lies two or more levels inside others counts once for each. A package may hold one per 256 bytes of its packed size in any case; up to 10,000,000. `--max-archives` sets it too.',
  },
  { name: 'seconds', shape: count, default: '300', doc: 'Time for one target; up to 86,400.' },
];

export const REACH_KEYS: readonly Key[] = [
  {
    name: 'platformPackages',
    shape: choice(PLATFORM_PACKAGES),
    default: '"note"',
    doc: 'Optional dependencies that hold the program for one platform each: `scan` (the default in strict mode) fetches and judges every one under this policy, also those of a dependency of the same scope and version, `note` reports that nobody did (`package-platform-not-scanned`), `ignore` does not.',
  },
  {
    name: 'limits',
    shape: object(limits),
    default: '{}',
    doc: 'Where leakcheck gives up. What lies beyond a limit is named and makes the result undecided.',
  },
];
