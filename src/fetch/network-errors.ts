/** Failures of the network and of registries, as one message and one hint. Text from a server is never quoted. */
import { LeakcheckError } from '../base/errors.ts';
import { distTags, nearVersions } from './near-versions.ts';
import { credentialsFor, type NpmOptions } from './npm-config.ts';
import { parseHttpUrl } from './url.ts';

export interface FailureContext {
  /** What was asked for: `name@version`, or a URL without credentials and query. */
  readonly subject: string;
  readonly host: string;
  readonly options: NpmOptions;
}

const OFFLINE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN']);
const TIMEOUTS = new Set(['EIDLETIMEOUT', 'ECONNECTIONTIMEOUT', 'ERESPONSETIMEOUT', 'ETRANSFERTIMEOUT', 'ETIMEDOUT']);
const CUT = new Set(['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'EBADSIZE', 'Z_BUF_ERROR']);
/** The only files touched on the way are those of npm's cache. */
const DISK = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EEXIST']);
const CERTIFICATE = /^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_|ERR_SSL_|EPROTO$)/;
const REFUSED = new Set(['E401', 'E403', 'EOTP', 'EAUTHIP', 'EAUTHUNKNOWN']);

function field(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}

export function codeOf(error: unknown): string {
  const code = field(error, 'code');
  return typeof code === 'string' ? code : '';
}

export function isTimeout(error: unknown): boolean {
  const type = field(error, 'type');
  return TIMEOUTS.has(codeOf(error)) || type === 'request-timeout' || type === 'body-timeout';
}

/** The host that answered, which after a redirect is not the one that was asked. */
function hostOf(error: unknown, fallback: string): string {
  const uri = field(error, 'uri');
  return parseHttpUrl(uri)?.host ?? fallback;
}

function refused(host: string, status: string, context: FailureContext): LeakcheckError {
  const { known, unsetVariable } = credentialsFor(host, context.options);
  const said = status === 'E403' ? 'forbids access' : 'asks for a login';
  let hint = `no credentials for ${host} in .npmrc: npm login, or set //${host}/:_authToken`;
  if (known) hint = `the credentials for ${host} in .npmrc are wrong, expired or not meant for this package`;
  if (unsetVariable !== undefined) hint = `.npmrc takes the token from the variable ${unsetVariable}, which is not set`;
  return new LeakcheckError('EAUTH', `${host} ${said}: ${context.subject}`, { hint });
}

function missing(host: string, context: FailureContext): LeakcheckError {
  const { known, unsetVariable } = credentialsFor(host, context.options);
  let hint = 'check the spelling; a private package looks missing without a login';
  if (known) hint = 'check the spelling and that the credentials in .npmrc may read it';
  if (unsetVariable !== undefined) hint += `: the variable ${unsetVariable} in .npmrc is not set`;
  return new LeakcheckError('ENOTFOUND', `not found on ${host}: ${context.subject}`, { hint });
}

function noVersion(error: unknown, context: FailureContext): LeakcheckError {
  const versions = field(error, 'versions');
  const names = Array.isArray(versions) ? versions.filter((version) => typeof version === 'string') : [];
  const tags = field(error, 'distTags');
  const isTag = field(error, 'type') === 'tag';
  const near = nearVersions(isTag ? '' : String(field(error, 'wanted') ?? ''), names);
  let hint = near.length === 0 ? 'nothing is published under this name yet' : `existing versions: ${near.join(', ')}`;
  if (isTag && typeof tags === 'object' && tags !== null) hint = `existing tags: ${distTags({ ...tags }).join(', ')}`;
  return new LeakcheckError('ENOVERSION', `no such version on ${context.host}: ${context.subject}`, { hint });
}

/** `Retry-After` holds seconds or a date; anything else is not repeated. */
function retryAfter(error: unknown): string {
  const headers = field(error, 'headers');
  const value: unknown = field(headers, 'retry-after');
  const text = String(Array.isArray(value) ? value[0] : value);
  if (/^\d{1,6}$/.test(text)) return `try again in ${text} seconds`;
  return /^[A-Za-z0-9 ,:]{20,40}$/.test(text) ? `try again after ${text}` : 'try again later';
}

export function integrityFailure(context: FailureContext): LeakcheckError {
  return new LeakcheckError('EINTEGRITY', `the registry served other bytes than it declares for ${context.subject}`, {
    hint: `try again; if it stays, ${context.host} or something on the way to it changes files: do not install this release`,
  });
}

/** Turns what npm's libraries throw into a LeakcheckError; what is not theirs is returned as it came. */
export function explain(error: unknown, context: FailureContext): unknown {
  if (error instanceof LeakcheckError) return error;
  const code = codeOf(error);
  const host = hostOf(error, context.host);
  const because = (
    kind: ConstructorParameters<typeof LeakcheckError>[0],
    message: string,
    hint: string,
  ): LeakcheckError => new LeakcheckError(kind, message, { hint });

  if (code === 'E404') return missing(host, context);
  if (code === 'ETARGET' || code === 'ENOVERSIONS') return noVersion(error, context);
  if (REFUSED.has(code)) return refused(host, code, context);
  if (code === 'EINTEGRITY') return integrityFailure(context);
  if (code === 'ENOTCACHED') {
    return because('EOFFLINE', `${context.subject} is not in npm's cache`, 'run again without --offline');
  }
  if (OFFLINE.has(code)) {
    return because(
      'EOFFLINE',
      `cannot reach ${host} (${code})`,
      'check the network, the proxy and the registry in .npmrc',
    );
  }
  if (isTimeout(error)) {
    return because('ETIMEOUT', `${host} stopped answering`, 'try again, or allow more time with --timeout');
  }
  if (CUT.has(code)) {
    return because('ETRUNCATED', `the connection to ${host} was cut before the end of ${context.subject}`, 'try again');
  }
  if (code === 'EMAXREDIRECT') {
    return because('ENETWORK', `${host} redirects in a circle`, 'check the registry in .npmrc, or the URL');
  }
  if (code === 'E429') return because('ENETWORK', `${host} limits requests (429)`, retryAfter(error));
  if (/^E[45]\d\d$/.test(code)) return because('ENETWORK', `${host} answered ${code.slice(1)}`, retryAfter(error));
  if (CERTIFICATE.test(code)) {
    return because('ENETWORK', `${host} shows a certificate that is not trusted (${code})`, 'set cafile in .npmrc');
  }
  if (field(error, 'type') === 'invalid-json') {
    return because(
      'ENETWORK',
      `${host} did not answer with JSON`,
      'is it a registry? a proxy may answer with a login page',
    );
  }
  if (DISK.has(code)) {
    return because('EWRITE', `npm's cache folder cannot be used (${code})`, 'npm config get cache shows the folder');
  }
  if (code !== '') return because('ENETWORK', `cannot fetch ${context.subject} from ${host} (${code})`, 'try again');
  return error;
}
