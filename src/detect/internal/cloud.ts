/** Account numbers, object stores and error trackers. None is a secret; together with one they say where it fits. */
import type { Keyword } from '../../base/entry.ts';
import { Secret } from '../../base/evidence.ts';
import type { Context, Emit, Emitted, Hooks, Window } from '../define.ts';
import { latin1 } from '../latin1.ts';

const ARN = 'arn:aws:';
const STORES: readonly string[] = ['.r2.dev/', '.s3.', '.s3-', '://s3.', '://s3-', 'storage.googleapis.com/'];

/** Error trackers that run on a host of their own; the hosted one has its own shape. */
const DSN_HOST = '@sentry';

export const CLOUD_KEYWORDS: readonly Keyword[] = [
  { text: ARN, before: 1, after: 96 },
  { text: DSN_HOST, before: 80, after: 160 },
  ...STORES.map((text) => ({ text, before: 160, after: 256 })),
];

const ACCOUNT = /arn:aws:[a-z0-9-]{1,30}:[a-z0-9-]{0,30}:(\d{12}):/y;
const DSN_BEFORE = /https?:\/\/[0-9a-f]{32}(?::[0-9a-f]{32})?$/;
const DSN_AFTER = /^@(sentry[A-Za-z0-9.-]{1,100})\/\d{1,20}(?!\d)/;
const URL_BEFORE = /https:\/\/[A-Za-z0-9.-]{0,120}$|https$/;
const RELEASE_AFTER = /^[A-Za-z0-9:._~/%@+-]{1,250}\.(zip|tgz|tar\.gz|map)(?![A-Za-z0-9.])/;

/** Account numbers of documentation: counted up, or made of few digits. */
function isInvented(account: string): boolean {
  if (new Set(account).size <= 4) return true;
  const steps = [...account].slice(1).filter((digit, at) => (Number(account[at]) + 1) % 10 === Number(digit));
  return steps.length >= 7;
}

export function cloudIdentifiers(context: Context): Hooks {
  return {
    hit(window, emit) {
      const { keyword } = window;
      if (keyword === ARN) judgeAccount(window, emit);
      else if (keyword === DSN_HOST) judgeDsn(window, context, emit);
      else if (STORES.includes(keyword)) judgeStore(window, emit);
    },
  };
}

function found(
  part: Pick<Emitted, 'severity' | 'severityIfOpen' | 'confidence' | 'identity' | 'message' | 'data' | 'location'>,
): Emitted {
  return { ruleId: 'internal-cloud-identifier', ...part, cappedByPath: true };
}

function judgeAccount(window: Window, emit: Emit): void {
  ACCOUNT.lastIndex = window.at;
  const account = ACCOUNT.exec(latin1(window.bytes))?.[1];
  if (account === undefined || isInvented(account)) return;
  emit(
    found({
      severity: 'low',
      severityIfOpen: 'info',
      confidence: 'possible',
      identity: 'aws accounts',
      message: 'AWS account numbers in names of resources',
      data: { kind: 'aws-account' },
      location: window.locate(window.at),
    }),
  );
}

/** Public by design: the browser sends it. Listed, because it names a host that hears of errors. */
function judgeDsn(window: Window, context: Context, emit: Emit): void {
  const text = latin1(window.bytes);
  const before = DSN_BEFORE.exec(text.slice(0, window.at))?.[0];
  const [after, host] = DSN_AFTER.exec(text.slice(window.at)) ?? [];
  if (before === undefined || after === undefined || host?.endsWith('sentry.io') !== false) return;
  emit(
    found({
      severity: 'info',
      severityIfOpen: 'info',
      confidence: 'certain',
      identity: context.digest(new Secret(before + after)),
      message: 'address of an error tracker on a host of its own (DSN): public by design',
      data: { kind: 'secret-sentry-dsn', host },
      location: window.locate(window.at - before.length),
    }),
  );
}

function judgeStore(window: Window, emit: Emit): void {
  const text = latin1(window.bytes);
  const before = URL_BEFORE.exec(text.slice(0, window.at))?.[0];
  const [after, extension] = RELEASE_AFTER.exec(text.slice(window.at)) ?? [];
  if (before === undefined || after === undefined) return;
  const address = before + after;
  const original = extension === 'map' || /(?:^|[^a-z])(?:src|sources?)(?![a-z])/i.test(address);
  emit(
    found({
      severity: original ? 'high' : 'low',
      severityIfOpen: original ? 'low' : 'info',
      confidence: original ? 'likely' : 'possible',
      identity: address,
      message: original
        ? 'address of a file with original source in an object store: whoever reads this can fetch it if the store is open'
        : 'address of an archive in an object store',
      data: { kind: 'object-store', original },
      location: window.locate(window.at - before.length),
    }),
  );
}
