import { describe, expect, it } from 'vitest';
import { PermanentFault } from '../../../src/base/errors.ts';
import { refusal } from '../../../src/channels/bot-framework/connector-http.ts';

describe('refusal', () => {
  it.each([400, 403, 404, 405, 413, 301])('takes %i for good', status => {
    expect(refusal(status, null)).toBeInstanceOf(PermanentFault);
  });

  it.each([401, 408, 412, 429, 500, 502, 503, 504])('takes %i for passing', status => {
    expect(refusal(status, null)).toMatchObject({ kind: 'internal', code: 'channel_failed' });
  });

  it.each([429, 503])("keeps the channel's own wait of a %i", status => {
    expect(refusal(status, '30')).toMatchObject({ kind: 'limited', retryAfterSeconds: 30 });
  });

  it.each(['soon', '', '-1'])('ignores the wait %j', retryAfter => {
    expect(refusal(429, retryAfter).retryAfterSeconds ?? 0).toBe(0);
  });
});
