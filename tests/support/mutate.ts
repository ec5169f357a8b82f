/** Changes tarballs as damage, bad luck and malice do: the packed bytes, or the tar inside, packed again with right checksums. */
import { Buffer } from 'node:buffer';
import { gunzipSync, gzipSync } from 'node:zlib';
import { BLOCK } from './tar-blocks.ts';
import { seeded } from './walk.ts';

type Random = (limit: number) => number;
type Mutation = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

/** A right checksum on every block with the magic of a header, so that mutations reach what lies behind it. */
export function reseal(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = 0; at + BLOCK <= copy.length; at += BLOCK) {
    const block = copy.subarray(at, at + BLOCK);
    if (!block.includes('ustar')) continue;
    block.fill(' ', 148, 156);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  }
  return copy;
}

function without(bytes: Buffer, at: number, length: number): Buffer {
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
}

function withMore(bytes: Buffer, at: number, more: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
}

function piece(bytes: Buffer, random: Random, longest: number): Buffer {
  const at = random(bytes.length);
  return bytes.subarray(at, at + 1 + random(longest));
}

const ANYWHERE: readonly Mutation[] = [
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let times = 1 + random(4); times > 0; times--) copy[random(copy.length)]! ^= 1 << random(8);
    return copy;
  },
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let times = 1 + random(8); times > 0; times--) copy[random(copy.length)] = random(256);
    return copy;
  },
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let times = 1 + random(3); times > 0; times--) copy[random(Math.min(30, copy.length))] = random(256);
    return copy;
  },
  (bytes, random) => bytes.subarray(0, 1 + random(bytes.length)),
  (bytes, random) => bytes.subarray(0, Math.max(1, bytes.length - random(40))),
  (bytes, random) => bytes.subarray(random(Math.min(600, bytes.length))),
  (bytes, random) => without(bytes, random(bytes.length), 1 + random(600)),
  (bytes, random) => withMore(bytes, random(bytes.length + 1), Buffer.alloc(1 + random(600), random(2) * random(256))),
  (bytes, random, other) => withMore(bytes, random(bytes.length), piece(other, random, 2_000)),
  (bytes, random, other) => Buffer.concat([bytes, Buffer.alloc(random(2) * random(700)), other]),
  (bytes, random, other) => Buffer.concat([other, Buffer.alloc(random(2) * random(700)), bytes]),
];

/** Offset and length of the fields of a tar header. */
const FIELDS = [
  [0, 100],
  [100, 8],
  [108, 8],
  [124, 12],
  [136, 12],
  [148, 8],
  [156, 1],
  [157, 100],
  [257, 8],
  [265, 32],
  [345, 155],
] as const;
const TYPES = '0123456701xgLKXNSVADIM\0';
const NAMES = [
  'package/../a',
  '/abs',
  'a',
  'package/',
  'package/x/',
  '.',
  '..',
  'package/package.json',
  'C:\\x',
  '\0x',
];

function blockAt(bytes: Buffer, random: Random): number {
  return random(Math.ceil(bytes.length / BLOCK)) * BLOCK;
}

function headers(bytes: Buffer): number[] {
  const found: number[] = [];
  for (let at = 0; at + BLOCK <= bytes.length; at += BLOCK) {
    if (bytes.toString('latin1', at + 257, at + 262) === 'ustar') found.push(at);
  }
  return found;
}

const IN_TAR: readonly Mutation[] = [
  (bytes, random) => without(bytes, blockAt(bytes, random), (1 + random(3)) * BLOCK),
  (bytes, random) => {
    const at = blockAt(bytes, random);
    return withMore(bytes, at, bytes.subarray(at, at + (1 + random(4)) * BLOCK));
  },
  (bytes, random) => {
    const at = blockAt(bytes, random);
    const length = (1 + random(4)) * BLOCK;
    const rest = without(bytes, at, length);
    return withMore(rest, rest.length === 0 ? 0 : blockAt(rest, random), bytes.subarray(at, at + length));
  },
  (bytes, random) => withMore(bytes, blockAt(bytes, random), Buffer.alloc((1 + random(3)) * BLOCK)),
  (bytes, random, other) => {
    const from = blockAt(other, random);
    return withMore(bytes, blockAt(bytes, random), other.subarray(from, from + (1 + random(6)) * BLOCK));
  },
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    const places = headers(copy);
    if (places.length === 0) return copy;
    const at = places[random(places.length)]!;
    const [from, length] = FIELDS[random(FIELDS.length)]!;
    const other = places[random(places.length)]!;
    const changes = [
      () => copy.fill(0, at + from, at + from + length),
      () => copy.fill(random(256), at + from, at + from + length),
      () => copy.copy(copy, at + from, other + from, other + from + length),
      () => copy.write(TYPES[random(TYPES.length)]!, at + 156),
      () => copy.write(`${random(5_000).toString(8).padStart(11, '0')}\0`, at + 124),
      () => copy.write(`${NAMES[random(NAMES.length)]!}\0`, at),
      () => copy.writeUInt8(0x80, at + 124),
    ];
    changes[random(changes.length)]!();
    return copy;
  },
];

function tarOf(packed: Buffer): Buffer | null {
  try {
    return gunzipSync(packed);
  } catch {
    return null;
  }
}

/** The same for the same seed; `other` lends its parts. */
export function mutate(packed: Buffer, other: Buffer, seed: number): Buffer {
  const random = seeded(seed);
  const pick = (mutations: readonly Mutation[]): Mutation => mutations[random(mutations.length)]!;
  const inside = tarOf(packed);
  if (inside === null || inside.length < BLOCK || random(3) === 0) return pick(ANYWHERE)(packed, random, other);
  let tar = inside;
  const lender = tarOf(other) ?? inside;
  for (let times = 1 + random(2); times > 0 && tar.length > 0; times--) {
    tar = pick(random(3) === 0 ? ANYWHERE : IN_TAR)(tar, random, lender);
  }
  if (random(3) > 0) tar = reseal(tar);
  const cut = random(tar.length + 1);
  const repacked = [
    () => gzipSync(tar, { level: random(10) }),
    () => Buffer.concat([gzipSync(tar.subarray(0, cut)), gzipSync(tar.subarray(cut))]),
    () => Buffer.concat([gzipSync(tar), packed]),
  ];
  return repacked[Math.max(0, random(5) - 2)]!();
}
