/** The values and bytes that fixtures must not hold themselves: secrets, keys, maps, archives. Made at run time, from a seed. */
import { Buffer } from 'node:buffer';
import { generateKeyPairSync } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { SECRET_KINDS } from '../../src/rules/secret/kinds/index.ts';
import { bunExecutable, frame, mapBlob } from './bun-executable.ts';
import { makeMap } from './map-package.ts';
import { samplesOf, type Sample } from './secret-samples.ts';
import { makeTarball } from './tarball.ts';
import { randomText } from './tokens.ts';
import { makeZip } from './zip.ts';

/** Bytes that no text file can hold, or that would be too many to read. */
export type Made =
  /** Filled up to `size`. */
  | { readonly hex: string; readonly size?: number }
  /** A source map with so many texts. */
  | { readonly sources: number }
  /** An executable of Bun with such a map inside. */
  | { readonly bun: number }
  /** Without the last `cut` bytes. */
  | { readonly gz: string; readonly cut?: number }
  | { readonly zip: Readonly<Record<string, string>> }
  | { readonly tgz: Readonly<Record<string, string>> };

const LINES_PER_SOURCE = 80;

const MAKERS: Readonly<Record<string, (argument: string, seed: string) => string>> = {
  secret: (kind, seed) => sample(kind, seed).value,
  /** With the words around it that its kind asks for. */
  'secret-in-context': (kind, seed) => sample(kind, seed).text,
  key: () => privateKey(),
  'key-as-json': () => JSON.stringify(privateKey()).slice(1, -1),
  random: (length, seed) => randomText(seed, Number(length)),
  hex: (length, seed) => Buffer.from(randomText(seed, 256)).toString('hex').slice(0, Number(length)),
  digits: (length, seed) => randomText(seed, 256).replaceAll(/\D/g, '').slice(0, Number(length)),
  /** A user and a random password, as HTTP sends them. */
  login: (user, seed) => Buffer.from(`${user}:${randomText(seed, 24)}`).toString('base64'),
  /** The middle part of a JWT that ends with the year. */
  claims: (year, seed) =>
    Buffer.from(JSON.stringify({ sub: seed, exp: Date.UTC(Number(year), 11, 31) / 1_000 })).toString('base64url'),
  /** The middle part of a JWT that was issued in a second of 1970 and later, and never ends. */
  'old-claims': (second) =>
    Buffer.from(JSON.stringify({ sub: '1234567890', iat: Number(second) })).toString('base64url'),
  /** A source map in base64, with so many texts. */
  map: (sources, seed) => Buffer.from(sourceMap(Number(sources), seed)).toString('base64'),
  character: (code) => String.fromCodePoint(Number.parseInt(code, 16)),
  /** In two parts, so that neither this file nor a fixture is a reference itself. */
  link: () => ['# source', 'MappingURL='].join(''),
};

/** Puts made values in the place of `{{secret:<kind>}}`, `{{key}}` and the like; leaves other braces alone. */
export function expand(text: string, seed: string): string {
  return text.replaceAll(/\{\{([a-z-]+)(?::([a-z0-9-]+))?\}\}/g, (whole, name: string, argument = '') =>
    Object.hasOwn(MAKERS, name) ? MAKERS[name]!(argument, seed) : whole,
  );
}

export function make(made: Made, seed: string): Buffer {
  if ('zip' in made) return makeZip(Object.entries(made.zip).map(([name, content]) => ({ name, content })));
  if ('tgz' in made) return makeTarball(made.tgz);
  if ('gz' in made) return gzipSync(made.gz).subarray(0, made.cut === undefined ? undefined : -made.cut);
  if ('sources' in made) return Buffer.from(sourceMap(made.sources, seed));
  if ('bun' in made) {
    const texts = Object.entries(sourceTexts(made.bun, seed));
    return bunExecutable(mapBlob(Object.fromEntries(texts.map(([name, text]) => [name, frame(Buffer.from(text))]))));
  }
  const bytes = Buffer.from(made.hex.replaceAll(' ', ''), 'hex');
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, (made.size ?? 0) - bytes.length), 7)]);
}

function sample(id: string, seed: string): Sample {
  const kind = SECRET_KINDS.find((row) => row.id === id);
  const [made] = kind === undefined ? [] : samplesOf(kind, seed);
  if (made === undefined) throw new Error(`${seed}: no sample of ${id}`);
  return made;
}

function privateKey(): string {
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return key.export({ type: 'pkcs8', format: 'pem' }).toString().trim();
}

function sourceMap(sources: number, seed: string): string {
  return makeMap(sourceTexts(sources, seed));
}

function sourceTexts(count: number, seed: string): Record<string, string> {
  const line = (file: number, number: number): string =>
    `export const ${randomText(`${seed} ${file} ${number}`, 12)} = ${number};`;
  const text = (file: number): string =>
    Array.from({ length: LINES_PER_SOURCE }, (_, number) => line(file, number)).join('\n');
  return Object.fromEntries(Array.from({ length: count }, (_, file) => [`../src/part${file}.ts`, text(file)]));
}
