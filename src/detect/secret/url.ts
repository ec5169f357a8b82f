/** Users and passwords in URLs of any scheme, found at `://`. Telemetry addresses (Sentry DSN) have the same form and are none. */
import type { Keyword } from '../../base/entry.ts';
import { Secret } from '../../base/evidence.ts';
import { hideValue } from '../../base/hidden.ts';
import type { SecretKind } from '../../rules/secret/kinds/define.ts';
import type { Context, Emit, Window } from '../define.ts';
import { latin1 } from '../latin1.ts';
import { classOf } from './alphabet.ts';
import { endsEscape } from './boundary.ts';
import { reportLogin } from './login-report.ts';
import { kindOf, startsWithSecret } from './table.ts';

const MAX_SCHEME = 24;
const MAX_LOGIN = 320;
const AT = 0x40;

const isScheme = classOf('A-Za-z0-9+.-');
/** What ends the part of a URL that may hold a login: delimiters, quotes, blanks, templates' quotes, control characters. */
const ends = classOf('\u0000- "\'`<>/?#\\(),;|');
/** Commas separate the hosts of a replica set, but only behind the login. */
const HOST = /^[^\s/?#"'`<>\\(),;|&]{1,253}/;

/** Without the driver that some programs add to it: `mongodb+srv`, `postgresql+asyncpg`. */
const KIND_OF_SCHEME: ReadonlyMap<string, string> = new Map([
  ['mongodb', 'secret-mongodb-uri'],
  ['postgres', 'secret-postgres-uri'],
  ['postgresql', 'secret-postgres-uri'],
  ['mysql', 'secret-mysql-uri'],
  ['mysql2', 'secret-mysql-uri'],
  ['mariadb', 'secret-mysql-uri'],
  ['redis', 'secret-redis-uri'],
  ['rediss', 'secret-redis-uri'],
  ['amqp', 'secret-amqp-uri'],
  ['amqps', 'secret-amqp-uri'],
]);

/** `://`, and as JSON and as URLs write it. */
export const URL_KEYWORDS: readonly Keyword[] = ['://', ':\\/\\/', '%3A%2F%2F'].map((text) => ({
  text,
  before: MAX_SCHEME,
  after: 1_024,
  guard: (bytes, _start, end) => loginEnd(bytes, end) !== 0,
}));

interface Login {
  readonly scheme: string;
  readonly user: string;
  readonly password: string | null;
  readonly host: string;
  /** What follows the host: port, path. */
  readonly rest: string;
}

/** Index of the `@` behind a login that begins at `from`; 0 if there is none, -1 if the bytes end before it is known. */
function loginEnd(bytes: Uint8Array, from: number): number {
  let last = 0;
  for (let at = from; at - from < MAX_LOGIN; at++) {
    if (at >= bytes.length) return last || -1;
    const byte = bytes[at]!;
    if (byte === AT && at > from) last = at;
    else if (ends[byte] === 1 || byte >= 0x7f) return last;
  }
  return last;
}

export function judgeUrl(window: Window, context: Context, _now: number, emit: Emit): void {
  const { bytes, at, keyword } = window;
  const login = readLogin(bytes, at, keyword);
  if (login === null) return;
  if (isDsn(login)) {
    const secret = new Secret(`${login.user}@${login.host}`);
    hideValue(login.user);
    const kind = kindOf('secret-sentry-dsn');
    emit({
      ruleId: kind.rule,
      severity: 'info',
      confidence: 'certain',
      identity: context.digest(secret),
      message: 'address of a Sentry project (DSN), made to be public',
      data: { kind: kind.id, provider: kind.provider },
      location: window.locate(at - login.scheme.length),
    });
    return;
  }
  judgeLogin(login, window, context, emit);
}

function judgeLogin(login: Login, window: Window, context: Context, emit: Emit): void {
  const { scheme, user, password, host } = login;
  const isGithubToken = password === 'x-oauth-basic' && user.length >= 20;
  const value = isGithubToken ? user : password;
  if (value === null || scheme.endsWith('cloudinary') || startsWithSecret(user) || startsWithSecret(value)) return;
  reportLogin(
    {
      user: isGithubToken ? '' : user,
      value,
      host,
      whole: `${user}:${value}@${host}`,
      kind: schemeKind(scheme, isGithubToken),
      what: `${isGithubToken ? 'GitHub token' : 'user and password'} in a ${scheme} address`,
      data: { scheme },
      prefix: `${scheme}://`,
      start: window.at - scheme.length,
    },
    window,
    context,
    emit,
  );
}

function schemeKind(scheme: string, isGithubToken: boolean): SecretKind {
  const id = isGithubToken
    ? 'secret-github-oauth-basic-url'
    : KIND_OF_SCHEME.get(scheme.toLowerCase().replace(/\+.*/, ''));
  return kindOf(id ?? 'secret-generic-url-credentials');
}

function readLogin(bytes: Uint8Array, at: number, keyword: string): Login | null {
  let from = at;
  while (at - from < MAX_SCHEME && from > 0 && isScheme[bytes[from - 1]!] === 1 && !endsEscape(bytes, from)) from--;
  const start = at + keyword.length;
  const end = loginEnd(bytes, start);
  if (end <= 0 || from === at) return null;
  const scheme = /[A-Za-z][A-Za-z0-9+.-]{1,23}$/.exec(latin1(bytes.subarray(from, at)))?.[0];
  if (scheme === undefined) return null;
  const text = expand(latin1(bytes.subarray(start, end)));
  const behind = expand(latin1(bytes.subarray(end + 1)));
  const address = HOST.exec(behind)?.[0] ?? '';
  const host = address.replace(/:\d{1,5}$/, '');
  const split = text.indexOf(':');
  const user = split < 0 ? text : text.slice(0, split);
  return {
    scheme,
    user,
    password: split < 0 ? null : text.slice(split + 1),
    host,
    rest: behind.slice(address.length, address.length + 64),
  };
}

/** Shells and Compose files: `${NAME:-default}` is the default until somebody sets the name. */
function expand(text: string): string {
  return text.replaceAll(/\$\{\w{1,64}:?-([^${}]{1,128})\}/g, '$1');
}

/** `https://<32 hex>@o1.ingest.sentry.io/<digits>`; servers of one's own are called sentry too; the legacy form has a second key and any host. */
function isDsn({ user, password, host, rest }: Login): boolean {
  if (!/^[0-9a-f]{32}$/.test(user) || !/^(?:\\?\/|%2F){1}[\w/-]{0,40}?\d{1,20}/.test(rest)) return false;
  return password === null ? /(?:^|\.)sentry[\w-]{0,16}\./.test(host) : /^[0-9a-f]{32}$/.test(password);
}
