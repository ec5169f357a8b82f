/**
 * Source maps, keys, key stores and compressed data in base64 (RFC 4648) without a comment that names them: in constants,
 * attributes, configuration. Found by what they begin with, or by what the key of the texts and the label of a private key look like in
 * base64 at each of their three alignments.
 */
import { Buffer } from 'node:buffer';
import type { Expander } from '../../base/entry.ts';
import { FileQuota, type Allowance } from '../../base/file-quota.ts';
import type { Budget } from '../../base/limits.ts';
import type { Incomplete } from '../../base/types.ts';
import { sayTooDeep } from '../too-deep.ts';
import { alignments, Base64Run, type Base64Children } from './base64-run.ts';
import type { Covered } from './covered.ts';
import { Base64Decoder, isBase64 } from './payload.ts';
import { NOWHERE } from './source-map/json-walker.ts';

/** What begins a run; the first characters of containers, whose readers decide what they are. */
const STARTS: readonly string[] =
  // xz in both alphabets, 7z, rar and lzma with the usual dictionaries, which have no decoder.
  (
    '/Td6WFoA _Td6WFoA N3q8ryc UmFyIRoH XQAAgA XQAAQA XQAAIA XQAAEA XQAAAQ XQAAAAE XQAAAAI XQAAAAQ ' +
    // gzip, zip, zstd in both alphabets, WebAssembly, and zlib with each of its four usual headers.
    'H4sI UEsDB KLUv/ KLUv_ AGFzbQ eAE eAF eAG eAH eF4 eF5 eF6 eF7 eJw eJx eJy eJz eNo eNp eNq eNr'
  ).split(' ');
/** What lies anywhere in it, as it is and in UTF-16 of either order. */
const WIDE = ['sourcesContent', 'PRIVATE KEY-----'].map((text) => text.slice(0, 11).split('').join('\0'));
const INSIDE = ['PRIVATE KEY-----', ...WIDE];
/** Key stores: the magic bytes of Java's with their version, in both alphabets and in a URL; the content of a PKCS#12 file. */
const STORES = ['/u3+7QAAAAI', '_u3-7QAAAAI', '%2Fu3%2B7QAAAAI', '%2fu3%2b7QAAAAI', 'zs7OzgAAAAI'];
const PKCS12 = Buffer.from('06092a864886f70d010701a0', 'hex').toString('latin1');
/** Keyword → place of its first character in a group of four. */
const KEYWORDS: ReadonlyMap<string, number> = new Map([
  ...[...STARTS, ...STORES].map((text) => [text, 0] as const),
  ...[...INSIDE, PKCS12].flatMap(alignments),
]);
/** Up to this length they are beginnings, which occur in words as well. */
const SHORT = 6;
const BEGINS: ReadonlySet<string> = new Set([...STARTS, ...STORES]);
/** Keys that are the whole run are found as they stand. */
const ENCODED_KEY = /^LS0tLS1CRUdJTi/;
const LOOK_BEHIND = 512;
/** Runs that begin like a container. */
const CONTAINERS: Allowance = {
  perFile: 1_000,
  inAll: 10_000,
  what: 'runs of base64 that look like compressed data',
  rest: 'not decoded',
};
/** No line of base64 is shorter, the beginning aside. */
const LEAST_LINE = 24;
const PERCENT = 0x25;

/** False for what ends before a first line could: words, and the positions of maps, which are full of such beginnings. */
function goesOn(bytes: Uint8Array, from: number): boolean {
  const end = Math.min(bytes.length, from + LEAST_LINE);
  for (let at = from; at < end; at++) if (!isBase64(bytes[at]!) && bytes[at] !== PERCENT) return false;
  return true;
}

/** One per artifact. */
export function base64Expander(budget: Budget, covered: Covered, children: Base64Children): Expander {
  const containers = new FileQuota(CONTAINERS);
  return {
    name: 'base64',
    keywords: [...KEYWORDS.keys()],
    guard: (bytes, start, end) =>
      end - start > SHORT || ((start === 0 || !isBase64(bytes[start - 1]!)) && goesOn(bytes, end)),
    attach(info, offset, sink, before, keyword) {
      if (covered.has(info, offset - 1)) return null;
      const behind = before(LOOK_BEHIND);
      let from = behind.length;
      while (from > 0 && isBase64(behind[from - 1]!)) from--;
      if (BEGINS.has(keyword) && from < behind.length) return null;
      if (ENCODED_KEY.test(Buffer.from(behind.subarray(from)).toString('latin1'))) return null;
      if (!budget.mayNest(info.path)) {
        sayTooDeep('data in base64', info.path, budget, sink);
        return null;
      }
      const report = (gap: Incomplete): void => sink.incomplete(gap);
      const isContainer = keyword.length <= SHORT;
      if (
        children.isFull(info, sink) ||
        (isContainer && containers.isFull(info.path) && !containers.take(info.path, report))
      )
        return null;
      // The run may begin inside a group: then the first bytes are of no use.
      from += (behind.length - from + 4 - KEYWORDS.get(keyword)!) % 4;
      const run = new Base64Run(
        () => (!isContainer || containers.take(info.path, report) ? children.open(info, sink) : NOWHERE),
        offset,
        budget,
        (end) => covered.extend(info, end),
        (take) => new Base64Decoder(take, true),
      );
      run.begin(behind.subarray(Math.min(from, behind.length)));
      run.begin(Uint8Array.from(keyword, (char) => char.charCodeAt(0)));
      return run;
    },
  };
}
