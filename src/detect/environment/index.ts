/**
 * A dumped environment: what a build inlined, or a tool wrote into a log, when it was given all variables instead of one.
 * Code names variables; a dump gives at least three of them values, one of which only a machine or a run has: a folder, a
 * commit, a number of a job, a branch, an address.
 */
import { Buffer } from 'node:buffer';
import type { EntryInfo, Keyword } from '../../base/entry.ts';
import { defineDetector, type Detector, type Emit, type Window } from '../define.ts';
import { latin1 } from '../latin1.ts';

const BEFORE = 512;
const AFTER = 8_192;
const MIN_VARIABLES = 3;
const SHOWN = 8;

/** Names that a dump from npm, a shell, GitHub or GitLab holds, in the forms that JSON, JavaScript and shells write. */
const ANCHORS: readonly string[] = [
  'npm_config_',
  'npm_lifecycle_event',
  'GITHUB_WORKSPACE',
  'GITHUB_SHA',
  'GITHUB_RUN_ID',
  'GITHUB_REPOSITORY',
  'CI_PROJECT_DIR',
  'CI_COMMIT_SHA',
  'CI_JOB_ID',
  '"HOME":',
  'HOME: "',
  'HOME:"',
  "HOME: '",
  'HOME=/',
  '"PWD":',
  'PWD: "',
  'PWD:"',
  'PWD=/',
];
const KEYWORDS: readonly Keyword[] = ANCHORS.map((text) => ({ text, before: BEFORE, after: AFTER }));

/** `NAME=value`, `"NAME": "value"`, `NAME: "value"`, also escaped inside another string. */
const VARIABLE =
  /(?<![A-Za-z0-9_$.])(PATH|Path|HOME|PWD|OLDPWD|USERPROFILE|APPDATA|npm_(?:config|package|lifecycle)_\w{1,64}|npm_execpath|GITHUB_[A-Z_]{2,40}|CI_[A-Z_]{2,40}|RUNNER_[A-Z_]{2,40})(?:\\{0,3}["'])?\s{0,4}(?:=(?!=)|:)\s{0,4}(?:\\{0,3}(["'`]))?([^"'`\r\n,}]{1,4000})/g;

/** A place on a machine: what code that only handles variables does not have. */
const PLACE = /^(?:\/[A-Za-z_][\w.@+-]{0,99}(?:\/|:|$)|[A-Za-z]:\\{1,4}[A-Za-z])/;
/** A commit, the number of a run, a branch, an address: what code that only handles variables does not have either. */
const OF_A_RUN = /^(?:[0-9a-f]{40}|\d{5,20}|refs\/(?:heads|tags|pull)\/\S{1,200}|https?:\/\/\S{1,2000})$/;
const REFERENCE =
  /\$[({A-Za-z_]|%\w{1,40}%|\{\{|^(?:process|env|os|import|this|e|t|n|r|window|global|void|null|true|false|undefined|string)\b/;
const PLACES: ReadonlySet<string> = new Set(
  'PATH Path HOME PWD OLDPWD USERPROFILE APPDATA npm_execpath GITHUB_WORKSPACE CI_PROJECT_DIR'.split(' '),
);

export const detector: Detector = defineDetector({
  name: 'environment',
  rules: ['debug-environment-dump'],
  keywords: KEYWORDS,
  start() {
    /** Up to where an entry was looked at: a dump holds many anchors, and anchors alone must not cost a window each. */
    const behind = new WeakMap<EntryInfo, number>();
    return {
      hit(window, emit) {
        const offset = window.locate(window.at).offset ?? 0;
        if (offset < (behind.get(window.entry) ?? 0)) return;
        behind.set(window.entry, offset + (judge(window, emit) ? AFTER : AFTER / 2));
      },
    };
  },
});

function judge(window: Window, emit: Emit): boolean {
  const text = latin1(object(window));
  const names = new Set<string>();
  let proofs = 0;
  for (const [, name = '', quote, raw = ''] of text.matchAll(VARIABLE)) {
    const value = quote === undefined ? raw.trim().split(/\s/)[0]! : raw.replace(/\\+$/, '');
    if (value === '' || value === name || REFERENCE.test(value) || !isValue(quote, value) || names.has(name)) continue;
    const place = PLACE.test(value);
    if (PLACES.has(name) && !place) continue;
    names.add(name);
    if (place || OF_A_RUN.test(value)) proofs++;
  }
  if (names.size < MIN_VARIABLES || proofs === 0) return false;
  const sorted = [...names].toSorted();
  emit({
    ruleId: 'debug-environment-dump',
    severity: 'high',
    confidence: 'likely',
    identity: `environment in ${window.entry.path.join(' > ')}`,
    message: `environment of the build machine: ${names.size} variables with their values`,
    details: [sorted.slice(0, SHOWN).join(', ')],
    data: { variables: names.size, names: sorted.slice(0, SHOWN) },
    location: window.locate(window.at),
    cappedByPath: true,
  });
  return true;
}

/** The bytes around the anchor up to the next NUL on either side: programs keep unrelated strings side by side. */
function object({ bytes, at }: Window): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const start = at === 0 ? 0 : buffer.lastIndexOf(0, at - 1) + 1;
  const end = buffer.indexOf(0, at);
  return buffer.subarray(start, end === -1 ? buffer.length : end);
}

/** Without quotes only what shells print: no code, no prose. */
function isValue(quote: string | undefined, value: string): boolean {
  return quote !== undefined || /^[\w./:@+~-]{1,4000}$/.test(value);
}
