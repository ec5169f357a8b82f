/** The keys of `limits` in the configuration. */
import { count, either, format, type Key } from './shape.ts';
import { SIZE } from './size.ts';

export const LIMIT_KEYS: readonly Key[] = [
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
    doc: 'How many times its size a compressed stream inside the package may inflate, from 16 MiB on; up to 100,000.',
  },
  { name: 'depth', shape: count, default: '8', doc: 'Archives and encodings in each other; up to 32.' },
  { name: 'seconds', shape: count, default: '300', doc: 'Time for one target; up to 86,400.' },
];
