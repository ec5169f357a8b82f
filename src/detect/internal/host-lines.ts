/** Internal hosts in URLs, behind a user name, or alone in quotes. */
import type { Keyword } from '../../base/entry.ts';
import type { Severity } from '../../base/types.ts';
import type { Hooks } from '../define.ts';
import { latin1 } from '../latin1.ts';
import { judgeHost, type HostKind } from './hosts.ts';

const BEFORE = 160;
const AFTER = 160;

const ENDS = ['corp', 'internal', 'intra', 'lan'].flatMap((end) =>
  ['/', ':', '"', "'", '`'].map((mark) => `.${end}${mark}`),
);

export const HOST_KEYWORDS: readonly Keyword[] = [
  ...ENDS,
  '.corp.',
  '.intranet',
  '.svc.cluster.local',
  '//10.',
  '//192.168.',
  '//172.',
  'staging.',
  'staging-',
  '-qa.',
  'dev-api.',
  '.ngrok.',
  '.ngrok-free.',
  '.trycloudflare.com',
  '.loca.lt',
].map((text) => ({ text, before: BEFORE, after: AFTER }));

const HOST_TEXTS: ReadonlySet<string> = new Set(HOST_KEYWORDS.map(({ text }) => text));

const HOST_AFTER = /^[A-Za-z0-9.-]{0,120}/;
const QUOTE = /["'`]$/;

const GRADES: Readonly<Record<HostKind, readonly [severity: Severity, open: Severity, message: string]>> = {
  internal: ['medium', 'low', 'internal host name'],
  generic: ['info', 'info', 'host name without a public ending, perhaps an example'],
  address: ['low', 'info', 'private network address in a URL'],
  endpoint: ['low', 'info', 'staging endpoint or tunnel'],
};

export function hostLines(): Hooks {
  return {
    hit(window, emit) {
      if (!HOST_TEXTS.has(window.keyword)) return;
      const text = latin1(window.bytes);
      const at = window.at + (window.keyword.startsWith('//') ? 2 : 0);
      const start = hostStart(text, at);
      const host = text.slice(start, at) + HOST_AFTER.exec(text.slice(at))![0];
      const kind = isAddressed(text, start, host) ? judgeHost(host) : null;
      if (kind === null) return;
      const [severity, severityIfOpen, what] = GRADES[kind];
      emit({
        ruleId: 'internal-hostname',
        severity,
        severityIfOpen,
        confidence: 'possible',
        identity: host.toLowerCase(),
        message: `${what}: ${host}`,
        data: { host, kind },
        location: window.locate(start),
        cappedByPath: true,
      });
    },
  };
}

function hostStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && /[A-Za-z0-9.-]/.test(text[start - 1]!)) start--;
  return start;
}

/** A host of a URL, of an ssh address, or the whole of a quoted setting with three labels. */
function isAddressed(text: string, start: number, host: string): boolean {
  const before = text.slice(Math.max(0, start - 32), start);
  if (/:\/\/(?:[^\s/"'`@]{1,28}@)?$|[A-Za-z0-9]@$/.test(before)) return true;
  const after = text.slice(start + host.length, start + host.length + 8);
  return QUOTE.test(before) && /^(?::\d{2,5})?["'`]/.test(after) && host.split('.').length > 2;
}
