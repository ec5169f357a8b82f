/** Account numbers and object stores of clouds. None is a secret; together with one they say where it fits. */
import type { Keyword } from '../../base/entry.ts';
import type { Emit, Emitted, Hooks, Window } from '../define.ts';
import { latin1 } from '../latin1.ts';

const ARN = 'arn:aws:';
const STORES: readonly string[] = ['.r2.dev/', '.s3.', '.s3-', '://s3.', '://s3-', 'storage.googleapis.com/'];

export const CLOUD_KEYWORDS: readonly Keyword[] = [
  { text: ARN, before: 1, after: 96 },
  ...STORES.map((text) => ({ text, before: 160, after: 256 })),
];

const ACCOUNT = /arn:aws:[a-z0-9-]{1,30}:[a-z0-9-]{0,30}:(\d{12}):/y;
const URL_BEFORE = /https:\/\/[A-Za-z0-9.-]{0,120}$|https$/;
const RELEASE_AFTER = /^[A-Za-z0-9:._~/%@+-]{1,250}\.(zip|tgz|tar\.gz|map)(?![A-Za-z0-9.])/;

/** Account numbers of documentation: counted up, or made of few digits. */
function isInvented(account: string): boolean {
  if (new Set(account).size <= 4) return true;
  const steps = [...account].slice(1).filter((digit, at) => (Number(account[at]) + 1) % 10 === Number(digit));
  return steps.length >= 7;
}

export function cloudIdentifiers(): Hooks {
  return {
    hit(window, emit) {
      const { keyword } = window;
      if (keyword === ARN) judgeAccount(window, emit);
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
