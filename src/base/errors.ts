/** The kinds of failure the edge knows how to answer; `http/error-handler.ts` alone maps them to a status. */
export type ErrorKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'missing' | 'conflict' | 'limited' | 'internal';

/**
 * A failure with a stable `code` and a message that says what, which one and what to do.
 * The message is for programs and operators: a customer is shown a message key of `dialogs/`, never this text.
 */
export class AppError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  /** Seconds after which trying again makes sense; only with kind `limited`. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    kind: ErrorKind,
    code: string,
    message: string,
    options: { cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    this.kind = kind;
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** The row was changed by somebody else between the read and the write; compute again and retry. */
export class StaleVersionError extends AppError {
  constructor(what: string) {
    super('conflict', 'stale_version', `${what} was changed meanwhile; read it again and retry`);
  }
}

export class NotFoundError extends AppError {
  constructor(what: string, id: string | number) {
    super('missing', 'not_found', `No ${what} ${id}`);
  }
}

/** What no retry can mend, e.g. a conversation the channel no longer knows: the outbox makes its entry a dead letter at once. */
export class PermanentFault extends AppError {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super('invalid', 'permanent_fault', message, options);
  }
}
