/** Decides whether a named setting holds a usable credential: for dotenv, agent settings and MCP files. */
import { isPlaceholder, isTemplate } from './placeholder.ts';

/** Parts of setting names whose value is meant to be kept secret. */
const SECRET_NAME =
  /(?:secret|token|passw|pwd|passphrase|api_?-?key|access_?-?key|private_?-?key|signing_?-?key|encryption_?-?key|credential|auth(?:_|$)|_pat$|_key$)/i;

/** Names that look the same and hold something public or harmless. */
const HARMLESS_NAME =
  /(?:public|publishable|_url$|_uri$|_path$|_file$|_name$|_id$|_ttl$|expir|max_?token|_tokens$|_header$|_length$)/i;

/** Token shapes with a fixed prefix; every repetition is bounded. */
const KNOWN_TOKEN =
  /(?<![A-Za-z0-9])(?:npm_[A-Za-z0-9]{36}|gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,100}|glpat-[A-Za-z0-9_-]{20,64}|sk-[A-Za-z0-9_-]{20,200}|sk_live_[A-Za-z0-9]{16,128}|xox[abeprs]-[A-Za-z0-9-]{10,250}|AKIA[A-Z2-7]{16}|hf_[A-Za-z]{34}|AIza[A-Za-z0-9_-]{35}|pypi-[A-Za-z0-9_-]{60,300})/;

/** `scheme://user:password@host`; the scheme is not looked at. */
const URL_CREDENTIAL = /:\/\/([^\s:@/?#"'<>]{0,128}):([^\s@/?#"'<>]{1,256})@([^\s:/?#"'<>]{1,253})/;

const LOCAL_HOST =
  /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[?::1\]?|[A-Za-z0-9_-]{1,63}|.{1,240}\.(?:local|test|invalid|example))$|(?:^|\.)example\./i;

/** Well-known pairs are no secret wherever they point to. */
const COMMON_PASSWORD =
  /^(?:pass|password|passwd|guest|postgres|root|admin|user|bar|test|secret|mysql|dev|changeme|\d{1,6})$/i;

export function hasKnownToken(text: string): boolean {
  const match = KNOWN_TOKEN.exec(text.slice(0, 8_192));
  return match !== null && !isPlaceholder(match[0].slice(match[0].search(/[_-]/) + 1));
}

/** A URL with a password that could open something: not a template, not a common word on a local host. */
export function hasUrlPassword(text: string): boolean {
  const match = URL_CREDENTIAL.exec(text.slice(0, 8_192));
  if (match === null) return false;
  const [, , password = '', host = ''] = match;
  if (isPlaceholder(password) || password.includes('$') || password.includes('{')) return false;
  return !(LOCAL_HOST.test(host) || COMMON_PASSWORD.test(password));
}

/** True if the value of this setting is a literal secret, judged by the name and by the value. */
export function isSecretLike(name: string, value: string): boolean {
  if (hasKnownToken(value) || hasUrlPassword(value)) return true;
  if (!SECRET_NAME.test(name) || HARMLESS_NAME.test(name)) return false;
  if (value.length < 8 || isPlaceholder(value) || COMMON_PASSWORD.test(value)) return false;
  return !isTemplate(value) && !/^(?:https?|file):|^[./~]|\s/.test(value) && !isWord(value);
}

/** `production`, `my-service`: words, not keys. */
function isWord(value: string): boolean {
  return /^[a-z]{1,20}(?:[-_. ][a-z]{1,20}){0,6}$/.test(value);
}
