import { z } from 'zod';

const Json = z.looseObject({});
export const Granted = z.object({ conversationId: z.string(), token: z.string(), expires_in: z.number() });
export const Started = Granted.extend({ streamUrl: z.string() });
export const Activities = z.object({ activities: z.array(z.looseObject({ id: z.string() })), watermark: z.string() });

/** A question the sample content answers: the customer's words, the answer and "Did this help?" make three activities. */
export const question = 'How do I reset my password?';

type Reached = { url: string };
export type Begun = z.infer<typeof Granted>;

/** One call as a bare client would make it: status and JSON. */
export async function call(desk: Reached, method: string, path: string, token?: string, body?: unknown) {
  const reply = await fetch(desk.url + path, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  return { status: reply.status, headers: reply.headers, json: text === '' ? {} : Json.parse(JSON.parse(text)) };
}

/** A fresh token, and its conversation begun. */
export async function begin(desk: Reached) {
  const { token } = Granted.parse((await call(desk, 'POST', '/v3/directline/tokens/generate')).json);
  return Started.parse((await call(desk, 'POST', '/v3/directline/conversations', token, {})).json);
}

export const activitiesPath = (conversationId: string, watermark = '') =>
  `/v3/directline/conversations/${conversationId}/activities${watermark === '' ? '' : `?watermark=${watermark}`}`;

export const send = (desk: Reached, begun: Pick<Begun, 'conversationId' | 'token'>, activity: object) =>
  call(desk, 'POST', activitiesPath(begun.conversationId), begun.token, activity);

export const say = (desk: Reached, begun: Pick<Begun, 'conversationId' | 'token'>, text: string) =>
  send(desk, begun, { type: 'message', text });

export async function read(desk: Reached, begun: Pick<Begun, 'conversationId' | 'token'>, watermark = '') {
  const path = activitiesPath(begun.conversationId, watermark);
  return Activities.parse((await call(desk, 'GET', path, begun.token)).json);
}
