/** Takes the lead on every entry that begins like JSON: whether it is a map is decided by its keys, never by its name. */
import type { Expander } from '../../../base/entry.ts';
import type { Budget } from '../../../base/limits.ts';
import { ContentWriter, DecoderPool } from './content-writer.ts';
import { JsonWalker } from './json-walker.ts';
import { MapReader } from './map-reader.ts';

/** True if the first significant byte, behind a BOM, blanks and an XSSI line, is or may still be `{` or `[`. */
function mayBeJson(head: Uint8Array): boolean {
  let i = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  while (i < head.length && (head[i] === 32 || (head[i]! >= 9 && head[i]! <= 13))) i++;
  if (i === head.length) return head.length > 0;
  return head[i] === 0x7b || head[i] === 0x5b || (head[i] === 0x29 && (head[i + 1] === 0x5d || i + 1 === head.length));
}

/** One per artifact: decoders are shared by its maps. */
export function sourceMapExpander(budget: Budget): Expander {
  const pool = new DecoderPool();
  return {
    name: 'source-map',
    lead(info, head) {
      if (!mayBeJson(head)) return null;
      return (raw, sink) => new JsonWalker(new MapReader(info, sink, new ContentWriter(sink, budget, pool)), raw);
    },
  };
}
