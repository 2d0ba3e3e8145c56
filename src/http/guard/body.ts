import type { IncomingMessage } from 'node:http';
import { AppError } from '../../base/errors.ts';
import { fieldsOf, refuseUnsafeKeys } from './validate.ts';

export type BodyType = 'json' | 'form' | 'multipart';

export const defaultMaxBody = 64 * 1024;

/** Throws AppError `too_large` (413) for a body that announces more than `maxBytes`, before a byte of it is read. */
export function refuseLargeBody(req: IncomingMessage, maxBytes: number): void {
  if (Number(req.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
}

/**
 * Reads and decodes a body of at most `maxBytes`. An empty one is `undefined`. JSON is read whatever its declared type, as
 * `curl -d` sends it; multipart parts arrive as strings and `File`s.
 * Throws AppError `invalid`, `too_large` (413) or `unsupported_type` (415).
 */
export async function readBody(req: IncomingMessage, type: BodyType, maxBytes: number): Promise<unknown> {
  const encoding = req.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw unsupported(`Content-Encoding ${encoding} is not taken; send the body as it is`);
  const bytes = await readBytes(req, maxBytes);
  if (bytes.length === 0) return undefined;
  if (type === 'multipart') return parseMultipart(bytes, req.headers['content-type'] ?? '');
  const text = decode(bytes);
  return type === 'form' ? fieldsOf(new URLSearchParams(text)) : parseJson(text);
}

async function readBytes(req: IncomingMessage, maxBytes: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  // a request that was cut off or went wrong rejects here
  for await (const chunk of req.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('invalid', 'invalid', 'body: not UTF-8; send it as UTF-8', { cause });
  }
}

function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid', 'invalid', 'body: not valid JSON; send one JSON value', { cause });
  }
  refuseUnsafeKeys(value);
  return value;
}

async function parseMultipart(bytes: Buffer<ArrayBuffer>, contentType: string): Promise<unknown> {
  if (!contentType.toLowerCase().startsWith('multipart/form-data')) {
    throw unsupported('body: send multipart/form-data');
  }
  try {
    const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
    return fieldsOf(form.entries());
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('invalid', 'invalid', 'body: not valid multipart/form-data', { cause });
  }
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('invalid', 'too_large', `The body is larger than ${maxBytes} bytes`);
}

function unsupported(message: string): AppError {
  return new AppError('invalid', 'unsupported_type', message);
}
