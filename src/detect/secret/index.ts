/** Credentials in any bytes: the table of kinds, and the forms that need code of their own. */
import type { Keyword } from '../../base/entry.ts';
import type { Allowance } from '../../base/file-quota.ts';
import { SECRET_KINDS } from '../../rules/secret/kinds/index.ts';
import { defineDetector, type Context, type Detector, type Emit, type Window } from '../define.ts';
import { latin1 } from '../latin1.ts';
import { AUTHORIZATION_KEYWORDS, judgeAuthorization } from './authorization.ts';
import { CONNECTION_KEYWORDS, judgeConnection } from './connection.ts';
import { DOCUMENT_KEYWORDS, judgeDocument } from './document.ts';
import { JWT_KEYWORDS, judgeJwt } from './jwt.ts';
import { judgeMatch, mostSpecific, type Judged } from './judge.ts';
import { findAnchored } from './match.ts';
import type { Probe } from './matcher.ts';
import { judgeMnemonic, MNEMONIC_KEYWORDS } from './mnemonic.ts';
import { anchorsAt, tableKeywords, type Anchor } from './table.ts';
import { judgeUrl, URL_KEYWORDS } from './url.ts';
import type { Span } from './variant.ts';

const BEFORE = 512;
/** Lists of them are shorter, and each is judged, digested and reported. */
const CREDENTIALS: Allowance = { perFile: 10_000, inAll: 30_000, what: 'credentials', rest: 'not judged' };
const AFTER = 2_304;

type Judge = (window: Window, context: Context, now: number, emit: Emit) => void;

/** Forms with code of their own, by keyword; everything else is in the table. */
const JUDGES: ReadonlyMap<string, Judge> = new Map<string, Judge>([
  ...URL_KEYWORDS.map(({ text }) => [text, judgeUrl] as const),
  ...AUTHORIZATION_KEYWORDS.map(({ text }) => [text, judgeAuthorization] as const),
  ...CONNECTION_KEYWORDS.map(({ text }) => [text, judgeConnection] as const),
  ...JWT_KEYWORDS.map(({ text }) => [text, judgeJwt] as const),
  ...MNEMONIC_KEYWORDS.map(({ text }) => [text, judgeMnemonic] as const),
  ...DOCUMENT_KEYWORDS.map(({ text }) => [text, judgeDocument] as const),
]);
/** Detectors of the rows that are found here. */
const HERE: ReadonlySet<string | undefined> = new Set([undefined, 'url', 'header', 'jwt', 'document']);

let keywords: readonly Keyword[] | null = null;

export const detector: Detector = defineDetector({
  name: 'secret',
  rules: [...new Set(SECRET_KINDS.filter(({ detector: by }) => HERE.has(by)).map((kind) => kind.rule))].toSorted(),
  /** Indexed when the first plan is made, not when the program starts. */
  get keywords() {
    keywords ??= [
      ...URL_KEYWORDS,
      ...AUTHORIZATION_KEYWORDS,
      ...CONNECTION_KEYWORDS,
      ...JWT_KEYWORDS,
      ...MNEMONIC_KEYWORDS,
      ...DOCUMENT_KEYWORDS,
      ...tableKeywords().map(tableKeyword),
    ];
    return keywords;
  },
  allowance: CREDENTIALS,
  start: (context) => {
    const now = Date.now();
    return { hit: (window, emit) => (JUDGES.get(window.keyword) ?? judgeHit)(window, context, now, emit) };
  },
});

function tableKeyword(text: string): Keyword {
  const span: Span = { start: 0, end: 0 };
  const probe: Probe = { cut: false };
  let anchors: readonly Anchor[] | null = null;
  return {
    text,
    before: BEFORE,
    after: AFTER,
    guard(bytes, start, end) {
      probe.cut = false;
      anchors ??= anchorsAt(text);
      for (const anchor of anchors) if (findAnchored(bytes, start, end, anchor, span, probe) || probe.cut) return true;
      return false;
    },
  };
}

function judgeHit(window: Window, context: Context, now: number, emit: Emit): void {
  const { bytes, at, keyword } = window;
  const found: Judged[] = [];
  let text = '';
  let suppressed = false;
  const once: Context = { ...context, suppress: () => (suppressed = true) };
  for (const anchor of anchorsAt(keyword)) {
    const span: Span = { start: 0, end: 0 };
    if (!findAnchored(bytes, at, at + keyword.length, anchor, span, { cut: false })) continue;
    text ||= latin1(bytes);
    const judged = judgeMatch({ anchor, span }, window, text, once, now);
    if (judged !== null) found.push(judged);
  }
  if (suppressed && found.length === 0) context.suppress();
  for (const { emitted } of mostSpecific(found)) emit(emitted);
}
