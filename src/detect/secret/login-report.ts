/** Reports a user and password that stand together, graded by the host that they are for. */
import { Secret } from '../../base/evidence.ts';
import { pathIdentity } from '../../base/fingerprint.ts';
import type { SecretKind } from '../../rules/secret/kinds/define.ts';
import type { Context, Emit, Window } from '../define.ts';
import { fixOf } from './grade.ts';
import { hostClass, isDatabaseHost, isLogin, isStandIn, isWordLike } from './login.ts';
import { entropy } from './placeholder.ts';

/** A login, and how a report names it. */
export interface FoundLogin {
  readonly user: string;
  readonly value: string;
  readonly host: string;
  /** Tells it from others, if nobody could guess it. */
  readonly whole: string;
  readonly kind: SecretKind;
  /** Begins the message. */
  readonly what: string;
  readonly data: Readonly<Record<string, string>>;
  /** What evidence shows in front of the hidden value. */
  readonly prefix: string;
  /** Offset in the window. */
  readonly start: number;
}

/** Emits nothing for what has not the form of a login; notes what stands for one as suppressed. */
export function reportLogin(login: FoundLogin, window: Window, context: Context, emit: Emit): void {
  const { user, value, host, kind } = login;
  if (!isLogin(user, value, host)) return;
  if (isStandIn(user, value, host)) {
    context.suppress();
    return;
  }
  const plain = isDatabaseHost(host) || (hostClass(host) === 'public' && !isWordLike(value));
  const guessable = value.length < 16 || entropy(value) < 3;
  const identity = guessable
    ? `${kind.id} ${host} ${pathIdentity(window.entry.path, null)}`
    : context.digest(new Secret(login.whole));
  const id = guessable ? { id: context.digest(new Secret(identity)).slice(0, 6) } : {};
  emit({
    ruleId: kind.rule,
    severity: plain ? kind.severity : 'low',
    confidence: plain ? 'likely' : 'possible',
    identity,
    message: `${login.what}: whoever reads it can log in`,
    data: { kind: kind.id, provider: kind.provider, ...login.data },
    evidence: { ...context.redact(new Secret(value), kind.id, login.prefix), ...id },
    fix: fixOf(kind),
    location: window.locate(login.start),
    cappedByPath: true,
  });
}
