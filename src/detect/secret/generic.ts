/** A setting named after a secret that is given a random value. Opt-in: names and entropy alone are wrong too often. */
import { Secret } from '../../base/evidence.ts';
import { defineDetector, type Context, type Detector, type Emit, type Window } from '../define.ts';
import { latin1 } from '../latin1.ts';
import { valueAt } from './assigned.ts';
import { isSecretLike } from './literal.ts';
import { entropy, isPlaceholder, looksInvented } from './placeholder.ts';
import { startsWithSecret } from './table.ts';

const NAMES =
  'secret SECRET Secret token TOKEN Token passw PASSW Passw apikey apiKey api_key API_KEY ApiKey credential CREDENTIAL Credential';
const VALUE = /^["'`]?([A-Za-z0-9+/=_.~!@#%^*-]{20,150})["'`]/;
const NAME = /[A-Za-z0-9_-]{0,40}$/;
/** A line without a break for so long is minified. */
const MINIFIED = 400;

export const genericDetector: Detector = defineDetector({
  name: 'secret-generic',
  rules: ['secret-generic-assignment'],
  keywords: NAMES.split(' ').map((text) => ({ text, before: 256, after: 512 })),
  start: (context) => ({ hit: (window, emit) => judge(window, context, emit) }),
});

function judge(window: Window, context: Context, emit: Emit): void {
  const { bytes, at, keyword } = window;
  const start = valueAt(bytes, at + keyword.length, false, { cut: false });
  if (start < 0) return;
  const text = latin1(bytes);
  const value = VALUE.exec(text.slice(start))?.[1];
  if (value === undefined || !/["'`]/.test(text[start - 1] ?? '') || isMinified(text, bytes.length)) return;
  const name = `${NAME.exec(text.slice(0, at))![0]}${/^[\w-]{0,40}/.exec(text.slice(at))![0]}`;
  if (!isSecretLike(name, value) || !isRandom(value) || startsWithSecret(value)) return;
  const secret = new Secret(value);
  emit({
    ruleId: 'secret-generic-assignment',
    severity: 'medium',
    confidence: 'possible',
    identity: context.digest(secret),
    message: 'a setting named after a secret has a random value',
    data: { kind: 'secret-generic-assignment' },
    evidence: context.redact(secret, 'secret-generic-assignment', ''),
    location: window.locate(at),
    cappedByPath: true,
  });
}

function isMinified(text: string, length: number): boolean {
  return length > MINIFIED && !text.includes('\n');
}

/** Three classes of characters and no structure that people or machines give to harmless values. */
function isRandom(value: string): boolean {
  if (isPlaceholder(value) || looksInvented(value) || entropy(value) < 3.5) return false;
  const classes = [/\d/, /[a-z]/, /[A-Z]/, /[^A-Za-z0-9]/].filter((one) => one.test(value)).length;
  if (classes < 3 || /^[0-9a-f-]*$/i.test(value) || /^sha\d{3}-/.test(value)) return false;
  const words = value.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).filter((word) => /^[A-Za-z]?[a-z]{3,}$/.test(word));
  return words.join('').length < value.length / 2;
}
