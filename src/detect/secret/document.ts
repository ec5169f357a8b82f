/** Logins in the files of well-known tools, wherever their text turns up: Docker, netrc, NuGet, Kubernetes. */
import { Buffer } from 'node:buffer';
import type { Keyword } from '../../base/entry.ts';
import { Secret } from '../../base/evidence.ts';
import { pathIdentity } from '../../base/fingerprint.ts';
import type { SecretKind } from '../../rules/secret/kinds/define.ts';
import type { Context, Emit, Window } from '../define.ts';
import { latin1 } from '../latin1.ts';
import { fixOf } from './grade.ts';
import { isStandIn, isWordLike } from './login.ts';
import { isPlaceholder, isTemplate } from './placeholder.ts';
import { kindOf } from './table.ts';

interface Login {
  readonly value: string;
  /** Whom it opens: part of the identity, never secret. */
  readonly place: string;
  /** Characters behind the keyword. */
  readonly at: number;
}

interface Form {
  readonly kind: string;
  readonly keywords: readonly string[];
  readonly after: number;
  /** `text` begins with the keyword, `last` is the character before it. Yields values, stand-ins included. */
  read(text: string, last: string): Iterable<Login>;
}

const AUTH = /\\?"auth\\?"\s{0,8}:\s{0,8}\\?"([A-Za-z0-9+/]{8,1024}={0,2})\\?"/g;
const NETRC = /^machine\s{1,8}([\w.-]{1,128})\s{1,16}login\s{1,8}(\S{1,128})\s{1,16}password\s{1,8}([^\s"'`\\]{1,256})/;
const NUGET = /^clear\w{1,16}\\?["']?\s{1,8}value\s{0,4}=\s{0,4}\\?["']([^"'\\]{4,200})/i;
const SECRET_ENTRY =
  /(?:^|\n|\\n|[{,]\s{0,8}\\?")[ \t]{0,16}([\w.-]{1,64})\\?"?:[ \t]{0,4}\\?["']?([A-Za-z0-9+/]{4,2048}={0,2})(?=["'\\\s,}]|$)/g;
/** `stringData` has the values as they are. */
const PLAIN_ENTRY =
  /(?:^|\n|\\n|[{,]\s{0,8}\\?")[ \t]{1,16}([\w.-]{0,40}(?:pass|secret|token|key)[\w.-]{0,24})\\?"?:[ \t]{0,4}\\?["']?([^\s"'\\,}{]{8,256})(?=["'\\\s,}]|$)/gi;

const FORMS: readonly Form[] = [
  {
    kind: 'secret-docker-config-auth',
    keywords: ['"auths"', '\\"auths\\"'],
    after: 4_096,
    *read(text) {
      for (const match of text.matchAll(AUTH)) {
        const [user = '', password] = decode(match[1]!)?.split(/:(.*)/s) ?? [];
        // The accounts of robots are called robot$name.
        if (password !== undefined && user !== '' && !isStandIn(user.replace(/\$(?=\w)/, ''), password, 'registry')) {
          yield { value: password, place: user, at: match.index };
        }
      }
    },
  },
  {
    kind: 'secret-netrc-credentials',
    keywords: ['machine '],
    after: 600,
    *read(text, last) {
      const match = /\w/.test(last) ? null : NETRC.exec(text);
      if (match && !isStandIn(match[2]!, match[3]!, match[1]!)) yield { value: match[3]!, place: match[1]!, at: 0 };
    },
  },
  {
    kind: 'secret-nuget-config-password',
    keywords: ['ClearTextPassword', 'cleartextpassword'],
    after: 300,
    *read(text) {
      const value = NUGET.exec(text)?.[1];
      if (value !== undefined && !isTemplate(value) && !isPlaceholder(value)) yield { value, place: 'NuGet', at: 0 };
    },
  },
  {
    kind: 'secret-kubernetes-secret-manifest',
    keywords: ['kind: Secret', '"kind": "Secret"', '"kind":"Secret"'],
    after: 4_096,
    *read(text) {
      const manifest = text.split(/\n---/)[0]!;
      const data = manifest.search(/\b(?:stringData|data)\\?"?:/);
      if (/^kind: Secret\w/.test(text) || data === -1) return;
      const plain = manifest.startsWith('stringData', data);
      for (const match of manifest.slice(data).matchAll(plain ? PLAIN_ENTRY : SECRET_ENTRY)) {
        const value = plain ? match[2]! : decode(match[2]!);
        if (value === null || isTemplate(value) || isPlaceholder(value) || (plain && isWordLike(value))) continue;
        yield { value: manifest.slice(data), place: 'Kubernetes', at: 0 };
        return;
      }
    },
  },
];

const BY_KEYWORD: ReadonlyMap<string, Form> = new Map(
  FORMS.flatMap((form) => form.keywords.map((text) => [text, form] as const)),
);

export const DOCUMENT_KEYWORDS: readonly Keyword[] = [...BY_KEYWORD].map(([text, { after }]) => ({
  text,
  before: 1,
  after,
}));

export function judgeDocument(window: Window, context: Context, _now: number, emit: Emit): void {
  const { bytes, at, keyword } = window;
  const form = BY_KEYWORD.get(keyword)!;
  const kind = kindOf(form.kind);
  const last = at === 0 ? '' : String.fromCharCode(bytes[at - 1]!);
  for (const login of form.read(latin1(bytes.subarray(at)), last)) report(kind, login, window, context, emit);
}

function report(kind: SecretKind, login: Login, window: Window, context: Context, emit: Emit): void {
  const secret = new Secret(login.value);
  const identity = `${kind.id} ${login.place} ${pathIdentity(window.entry.path, null)}`;
  emit({
    ruleId: kind.rule,
    severity: kind.severity,
    confidence: kind.confidence,
    identity,
    message: `${kind.provider === 'generic' ? '' : `${kind.provider} `}${kind.title} with a password or token in clear`,
    data: { kind: kind.id, provider: kind.provider },
    evidence: { ...context.redact(secret, kind.id, ''), id: context.digest(new Secret(identity)).slice(0, 6) },
    fix: fixOf(kind),
    location: window.locate(window.at + login.at),
    cappedByPath: true,
  });
}

/** The printable text that base64 stands for, or null. */
function decode(value: string): string | null {
  const text = Buffer.from(value, 'base64').toString('latin1');
  return /^[\x20-\x7e\s]{1,4096}$/.test(text) ? text : null;
}
