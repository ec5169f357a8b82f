/** Finds a literal credential in a shell command, without ever repeating any part of the command. */
import { hasKnownToken, hasUrlPassword, isSecretLike } from './literal.ts';
import { isPlaceholder } from './placeholder.ts';

const MAX_COMMAND = 8_192;

const BEARER = /\b(?:bearer|authorization: ?(?:basic|token|bot)?)[ ]{1,4}["']?([A-Za-z0-9._~+/=-]{16,2048})/i;
const USER_OPTION = /(?:^|\s)(?:-u|--user|--proxy-user)[ =]?["']?([^\s"':]{1,128}):([^\s"']{3,256})/;
const LOGIN_PASSWORD =
  /\b(?:login|mysql|psql|sshpass|htpasswd)\b.{0,512}?\s(?:-p|--password)[ =]?["']?([^\s"']{4,256})/;
const VARIABLE = /(?:^|[\s;&("'`])([A-Za-z_][A-Za-z0-9_]{2,63})=["']?([^\s"';&|)`]{8,512})/g;
const OPTION = /\s--?([a-z][a-z-]{2,40})[ =]["']?([^\s"']{8,512})/g;

/** What kind of credential the command holds, in words that give nothing away; null if it holds none. */
export function credentialIn(command: string): string | null {
  const text = command.slice(0, MAX_COMMAND).replaceAll(/\\(["'\\$ ])/g, '$1');
  if (hasKnownToken(text)) return 'an access token';
  if (hasUrlPassword(text)) return 'a password in an address';
  if (isLiteral(BEARER.exec(text)?.[1], /\d/)) return 'an Authorization header';
  if (isLiteral(USER_OPTION.exec(text)?.[2])) return 'a user name and password';
  if (isLiteral(LOGIN_PASSWORD.exec(text)?.[1])) return 'a login password';
  for (const [, name = '', value = ''] of text.matchAll(VARIABLE)) {
    if (isSecretLike(name, value)) return 'a variable with a secret';
  }
  for (const [, name = '', value = ''] of text.matchAll(OPTION)) {
    if (isSecretLike(name.replaceAll('-', '_'), value)) return 'an option with a secret';
  }
  return null;
}

function isLiteral(value: string | undefined, needs: RegExp = /./): boolean {
  return value !== undefined && needs.test(value) && !isPlaceholder(value) && !value.includes('$(');
}
