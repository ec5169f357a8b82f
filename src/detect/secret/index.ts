/** Access tokens in any bytes. A right checksum is proof; a wrong one means that somebody made the value up. */
import { Secret } from '../../base/evidence.ts';
import { defineDetector, type Context, type Detector, type Emit, type Window } from '../define.ts';
import { latin1 } from '../latin1.ts';
import { startsAfter } from './boundary.ts';
import { isValidNpmBody, NPM_BODY_LENGTH } from './npm-token.ts';
import { isPlaceholder } from './placeholder.ts';

const PREFIX = 'npm_';

export const detector: Detector = defineDetector({
  name: 'secret',
  rules: ['secret-npm-token'],
  keywords: [{ text: PREFIX, before: 32, after: NPM_BODY_LENGTH + 1 }],
  start: (context) => ({ hit: (window, emit) => judge(context, window, emit) }),
});

function judge(context: Context, window: Window, emit: Emit): void {
  const text = latin1(window.bytes);
  const start = window.at + PREFIX.length;
  const body = text.slice(start, start + NPM_BODY_LENGTH);
  if (!/^[A-Za-z0-9]{36}$/.test(body) || /[A-Za-z0-9]/.test(text[start + NPM_BODY_LENGTH] ?? '')) return;
  if (!startsAfter(text.slice(0, window.at))) return;
  const valid = isValidNpmBody(body);
  if (!valid && isPlaceholder(body)) {
    context.suppress();
    return;
  }
  const secret = new Secret(PREFIX + body);
  emit({
    ruleId: 'secret-npm-token',
    severity: valid ? 'critical' : 'info',
    confidence: valid ? 'certain' : 'possible',
    identity: context.digest(secret),
    message: valid
      ? 'npm access token, its checksum is right: whoever has it can publish in your name until it is revoked'
      : 'looks like an npm access token, but its checksum does not fit: probably a made-up value',
    data: { kind: 'secret-npm-token', checksum: valid ? 'valid' : 'invalid' },
    evidence: context.redact(secret, 'secret-npm-token', PREFIX, valid ? 'valid' : 'invalid'),
    location: window.locate(window.at),
    cappedByPath: !valid,
  });
}
