/** Registry credentials of npm and yarn, line by line, in rc files and in whatever copies their lines. */
import { Buffer } from 'node:buffer';
import type { Keyword } from '../../base/entry.ts';
import { Secret } from '../../base/evidence.ts';
import { compileGlob } from '../../base/glob.ts';
import { innerPath, type Context, type Hooks } from '../define.ts';
import { latin1 } from '../latin1.ts';
import { entropy, isPlaceholder, looksInvented } from '../secret/placeholder.ts';

const BEFORE = 256;
const AFTER = 2_048;

export const REGISTRY_KEYWORDS: readonly Keyword[] = [
  '_authToken',
  '_auth=',
  '_auth =',
  '_password=',
  '_password =',
  'npmAuthToken',
  'npmAuthIdent',
].map((text) => ({ text, before: BEFORE, after: AFTER }));

const isRcFile = compileGlob('**/{npmrc,*.npmrc,.npmrc*,.yarnrc*,.pnpmrc}');

/** The key begins its line, or follows the address of a registry, or is commented out. A property write is none of these. */
const LINE_KEY = /(?:^|[\n\r"'`]|\\n)[ \t]{0,16}[;#]?[ \t]{0,4}["']?(?:\/\/[^\s"'`]{1,220}:)?$/;
/** Behind a keyword that ends in `=`, and behind one that does not. */
const VALUE = /^[ \t]{0,2}["']?([A-Za-z0-9+/=_.:~$%{}<>*@-]{1,2048})/;
/** Yarn 1 puts nothing between key and value but a blank, and both into quotes. */
const ASSIGNED =
  /^["']?(?:[ \t]{0,2}[=:][ \t]{0,2}|(?<=["'])[ \t]{1,2}(?=["']))["']?([A-Za-z0-9+/=_.:~$%{}<>*@-]{1,2048})/;
/** `npm config set //host/:_authToken …` */
const CONFIG_SET = /\bp?npm (?:config )?set (?:--?[\w=-]{1,32} ){0,3}["']?\/\/[^\s"'`]{1,220}:$/;
const SET_VALUE = /^["']?[ \t=]{1,2}["']?([A-Za-z0-9+/=_.:~$%{}<>*@-]{1,2048})/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Reported as secret-npm-token. */
const NPM_TOKEN = /^npm_[A-Za-z0-9]{36}$/;

export function registryLines(context: Context): Hooks {
  return {
    hit(window, emit) {
      const { entry, at, keyword } = window;
      const text = latin1(window.bytes);
      const value = valueBehind(keyword, text.slice(0, at), text.slice(at + keyword.length));
      if (value === undefined || NPM_TOKEN.test(value)) return;
      const rcFile = isRcFile(innerPath(entry.path));
      if (!isCredential(keyword, value, rcFile)) return;
      if (isPlaceholder(value) || isInventedPassword(keyword, value)) {
        context.suppress();
        return;
      }
      const secret = new Secret(value);
      const key = keyword.replace(/ ?=$/, '');
      const kind = kindIdOf(key, value, rcFile);
      emit({
        ruleId: 'credential-file-registry',
        severity: looksInvented(value) ? 'info' : 'critical',
        confidence: likelihood(rcFile, value),
        identity: context.digest(secret),
        message: `registry credential (${key}) in clear: whoever has it can act as its owner at the registry`,
        data: { kind, key },
        evidence: context.redact(secret, kind, key),
        location: window.locate(at),
        cappedByPath: true,
      });
    },
  };
}

/** What the key is set to, if it is a setting of a registry. */
function valueBehind(keyword: string, before: string, after: string): string | undefined {
  if (CONFIG_SET.test(before)) return SET_VALUE.exec(after)?.[1];
  return LINE_KEY.test(before) ? (keyword.endsWith('=') ? VALUE : ASSIGNED).exec(after)?.[1] : undefined;
}

/** Registries that are not npm's make tokens of any form: only their place in an rc file tells what they are. */
function kindIdOf(key: string, value: string, rcFile: boolean): string {
  if (!key.endsWith('Token')) return 'secret-npm-basic-auth';
  return rcFile && !UUID.test(value) ? 'secret-npmrc-file' : 'secret-npm-legacy-auth-token';
}

function likelihood(rcFile: boolean, value: string): 'certain' | 'likely' | 'possible' {
  if (looksInvented(value)) return 'possible';
  return rcFile ? 'certain' : 'likely';
}

/** Templates are no credentials; outside rc files the value itself must look like one. */
function isCredential(keyword: string, value: string, rcFile: boolean): boolean {
  if (/^[$<{%*]/.test(value)) return false;
  if (keyword === 'npmAuthIdent') return value.includes(':') || decodeBasic(value)?.includes(':') === true;
  if (keyword.startsWith('_auth') && keyword !== '_authToken') return decodeBasic(value)?.includes(':') === true;
  if (keyword.startsWith('_password')) return decodeBasic(value) !== null;
  if (rcFile || UUID.test(value)) return true;
  return (
    value.length >= 16 && /\d/.test(value) && /[A-Za-z]/.test(value) && !/[:$<>{}*]/.test(value) && entropy(value) > 3
  );
}

/** The printable text that base64 stands for, or null. */
function decodeBasic(value: string): string | null {
  if (value.length < 8 || !/^[A-Za-z0-9+/]{4,2048}={0,2}$/.test(value)) return null;
  const text = Buffer.from(value, 'base64').toString('latin1');
  return /^[\x20-\x7e]{3,2048}$/.test(text) ? text : null;
}

/** `user:password` in base64 is documentation. */
function isInventedPassword(keyword: string, value: string): boolean {
  if (keyword.endsWith('Token')) return false;
  return isPlaceholder(decodeBasic(value) ?? value);
}
