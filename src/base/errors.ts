/** Errors that end a run: thrown only when nothing can be judged. Anything smaller is an `Incomplete` record. */

export type ErrorCode =
  | 'EUSAGE'
  | 'ECONFIG'
  | 'ENOTFOUND'
  | 'ENOVERSION'
  | 'EAUTH'
  | 'ENETWORK'
  | 'EOFFLINE'
  | 'ETIMEOUT'
  | 'EINTEGRITY'
  | 'ETRUNCATED'
  | 'ENOTARBALL'
  | 'EEMPTY'
  | 'EPACK'
  | 'EPUBLISH'
  | 'EREAD'
  | 'EWRITE'
  | 'EABORT';

/** A known failure: `message` says what happened, `hint` what to do about it. Neither ever holds a secret. */
export class LeakcheckError extends Error {
  override readonly name = 'LeakcheckError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
  }
}
