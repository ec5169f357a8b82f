/** Puts the path of a container before everything that its reader reports. */
import type { Sink } from '../../base/entry.ts';
import type { EntryPath } from '../../base/types.ts';

/** The walker's name for the archive itself. */
const ITSELF = '<archive>';

/** Harmless remarks about a container are dropped: nobody installs its members. */
export function nestedSink(sink: Sink, outer: EntryPath): Sink {
  const inside = (path: EntryPath | undefined): EntryPath =>
    path === undefined || path[0] === ITSELF ? outer : [...outer, ...path];
  return {
    open({ placeAt, ...info }) {
      const path = inside(info.path);
      return sink.open(placeAt ? { ...info, path, placeAt: (offset) => inside(placeAt(offset)) } : { ...info, path });
    },
    fact(fact) {
      if (fact.kind === 'archive' && fact.benign) return;
      sink.fact({ ...fact, path: inside(fact.path) });
    },
    incomplete: (record) => sink.incomplete({ ...record, path: inside(record.path) }),
  };
}
