/** Takes the lead on every entry that begins like JSON: whether it is a map is decided by its keys, never by its name. */
import type { EntryInfo, EntryWriter, Expander } from '../../../base/entry.ts';
import type { Budget } from '../../../base/limits.ts';
import { ContentWriter, DecoderPool } from './content-writer.ts';
import { mayBeJson } from './json-prefix.ts';
import { JsonWalker } from './json-walker.ts';
import { MapReader } from './map-reader.ts';
import { utf16Order, Utf16Writer } from './utf16.ts';

/** One per artifact: decoders are shared by its maps. `walkers` tells others which entries are being read as JSON. */
export function sourceMapExpander(budget: Budget, walkers: WeakMap<EntryInfo, JsonWalker> = new WeakMap()): Expander {
  const pool = new DecoderPool();
  return {
    name: 'source-map',
    lead(info, head) {
      // Maps in base64 have a decoder of their own, which also knows where they begin.
      if (info.via === 'base64-text') return null;
      const order = utf16Order(head);
      if (!order && !mayBeJson(head)) return null;
      return (raw, sink): EntryWriter => {
        const walker = new JsonWalker(new MapReader(info, sink, new ContentWriter(sink, budget, pool)), raw);
        walkers.set(info, walker);
        return order ? new Utf16Writer(walker, order) : walker;
      };
    },
  };
}
