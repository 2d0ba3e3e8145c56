import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageHeaders } from './csp.ts';
import type { Fault } from './error-handler.ts';
import type { EventStreams } from './event-stream.ts';
import type { Reply } from './route.ts';
import { sendFile } from './static-file.ts';

/** Sends a handler's reply. Resolves when it has been handed to the socket; a stream stays open after that. */
export async function sendReply(
  req: IncomingMessage,
  res: ServerResponse,
  reply: Reply,
  nonce: string,
  streams?: EventStreams,
): Promise<void> {
  res.statusCode = reply.status ?? defaultStatus(req, reply);
  setHeaders(res, { 'x-content-type-options': 'nosniff', ...reply.headers });
  if (isBodyPending(req)) res.setHeader('connection', 'close');
  if ('file' in reply) return sendFile(req, res, reply);
  if (!res.hasHeader('cache-control')) res.setHeader('cache-control', 'no-store');
  if ('stream' in reply) {
    if (streams === undefined) throw new Error('a fault cannot be answered with a stream');
    reply.stream(streams.open(req, res));
  } else if ('html' in reply) {
    setHeaders(res, pageHeaders(nonce, reply.csp));
    sendText(res, 'text/html; charset=utf-8', reply.html);
  } else if ('json' in reply) sendText(res, 'application/json; charset=utf-8', JSON.stringify(reply.json));
  else if ('text' in reply) sendText(res, reply.type, reply.text);
  else {
    if ('redirect' in reply) res.setHeader('location', reply.redirect);
    res.end();
  }
}

/** What a reply that failed half-way may have set and its error still needs. */
const keptHeaders = new Set(['connection', 'allow']);

/** Sends `{ error: { code, message } }`; when the reply has begun, all that is left is to cut it off. */
export async function sendFault(req: IncomingMessage, res: ServerResponse, fault: Fault): Promise<void> {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const { status, headers, code, message } = fault;
  for (const name of res.getHeaderNames()) if (!keptHeaders.has(name)) res.removeHeader(name);
  await sendReply(req, res, { status, headers, json: { error: { code, message } } }, '');
}

function defaultStatus(req: IncomingMessage, reply: Reply): number {
  if ('redirect' in reply) return req.method === 'GET' || req.method === 'HEAD' ? 302 : 303;
  return 'empty' in reply ? 204 : 200;
}

/** A body that nobody read must not keep the connection busy after the answer. */
function isBodyPending(req: IncomingMessage): boolean {
  const announced = req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
  return announced && !req.complete;
}

function setHeaders(res: ServerResponse, headers: Readonly<Record<string, string | string[]>>): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
}

function sendText(res: ServerResponse, type: string, text: string): void {
  res.setHeader('content-type', type);
  res.setHeader('content-length', Buffer.byteLength(text));
  res.end(text);
}
