import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { NotFoundError } from '../base/errors.ts';

/** Precompressed variants that may lie beside a file, best first. */
const variants = [
  { coding: 'br', suffix: '.br' },
  { coding: 'gzip', suffix: '.gz' },
] as const;

export type StaticFile = { file: string; type: string; immutable?: boolean };

/**
 * Sends a file of ours, precompressed where the client takes it, with an ETag; 304 when the client has it.
 * Throws NotFoundError when there is no such file.
 */
export async function sendFile(req: IncomingMessage, res: ServerResponse, reply: StaticFile): Promise<void> {
  const found = await findVariant(reply.file, req.headers['accept-encoding'] ?? '');
  const etag = `"${found.size.toString(36)}-${Math.floor(found.mtimeMs).toString(36)}${found.suffix}"`;
  res.setHeader('cache-control', reply.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  res.setHeader('etag', etag);
  res.setHeader('vary', 'accept-encoding');
  if (isKnown(req.headers['if-none-match'], etag)) {
    res.statusCode = 304;
    res.end();
    return;
  }
  res.setHeader('content-type', withCharset(reply.type));
  res.setHeader('content-length', found.size);
  if (found.coding !== undefined) res.setHeader('content-encoding', found.coding);
  if (req.method === 'HEAD') res.end();
  else await pipeline(createReadStream(reply.file + found.suffix), res);
}

type Variant = { suffix: string; coding: string | undefined; size: number; mtimeMs: number };

async function findVariant(file: string, acceptEncoding: string): Promise<Variant> {
  for (const { coding, suffix } of variants) {
    if (!takes(acceptEncoding, coding)) continue;
    const found = await fileStat(file + suffix);
    if (found !== undefined) return { suffix, coding, ...found };
  }
  const plain = await fileStat(file);
  if (plain === undefined) throw new NotFoundError('file', file.split('/').at(-1) ?? '');
  return { suffix: '', coding: undefined, ...plain };
}

async function fileStat(file: string): Promise<{ size: number; mtimeMs: number } | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? { size: found.size, mtimeMs: found.mtimeMs } : undefined;
}

function takes(acceptEncoding: string, coding: string): boolean {
  return acceptEncoding.split(',').some(part => {
    const [name, ...parameters] = part.split(';').map(piece => piece.trim().toLowerCase());
    return name === coding && !parameters.some(parameter => /^q=0(\.0*)?$/.test(parameter));
  });
}

function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some(known => known.trim().replace(/^W\//, '') === etag);
}

function withCharset(type: string): string {
  const isText = type.startsWith('text/') || /^application\/(javascript|json|manifest\+json)$/.test(type);
  return isText && !type.includes('charset') ? `${type}; charset=utf-8` : type;
}
