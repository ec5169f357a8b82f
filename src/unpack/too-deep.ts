/** What lies deeper than the limit is told and not decoded; its bytes are searched as they are. */
import type { Sink } from '../base/entry.ts';
import type { Budget } from '../base/limits.ts';
import type { EntryPath } from '../base/types.ts';

/** `what` begins the sentence: `a container`. */
export function sayTooDeep(what: string, path: EntryPath, { limits: { depth } }: Budget, sink: Sink): void {
  const detail = `${what} nested deeper than ${depth} (limits.depth); its content was not decoded`;
  sink.incomplete({ code: 'limit', path, detail, waivable: true });
}
