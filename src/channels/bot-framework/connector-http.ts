import type { ConnectorClientOptions } from 'botframework-connector';
import { AppError, PermanentFault } from '../../base/errors.ts';

type HttpClient = NonNullable<ConnectorClientOptions['httpClient']>;

const TIMEOUT_MS = 15_000;
/** Answers below 500 that a later try may change: credentials the owner can mend, time-outs, races inside Teams, throttling. */
const WORTH_RETRYING = [401, 408, 412, 425, 429];

/**
 * How the connector client reaches a channel. Without it the SDK retries three times by itself and follows redirects with the bot's
 * token; here a failure is thrown at once and the outbox alone decides about the next try.
 */
export const connectorHttp: HttpClient = {
  async sendRequest(request) {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers.rawHeaders(),
      body: request.body ?? null,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const bodyAsText = await response.text();
    if (!response.ok) throw refusal(response.status, response.headers.get('retry-after'));
    // The SDK exports no constructor for its headers; the request's own are of the right class.
    const headers = request.headers.clone();
    for (const name of headers.headerNames()) headers.remove(name);
    response.headers.forEach((value, name) => {
      headers.set(name, value);
    });
    return { request, status: response.status, headers, bodyAsText };
  },
};

/** The error for a refused post: AppError `limited` with the channel's own wait, AppError `internal`, or PermanentFault. */
export function refusal(status: number, retryAfter: string | null): AppError {
  const message = `The channel answered ${status}`;
  if (status < 500 && !WORTH_RETRYING.includes(status)) return new PermanentFault(message);
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
  if (Number.isFinite(seconds) && seconds >= 0) {
    return new AppError('limited', 'channel_busy', message, { retryAfterSeconds: seconds });
  }
  return new AppError('internal', 'channel_failed', message);
}
