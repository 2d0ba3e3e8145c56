import { Writable } from 'node:stream';
import pino from 'pino';
import type { Logger } from '../../src/base/logger.ts';

/** A real logger whose lines are kept, parsed. */
export function keptLog(): { logger: Logger; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { logger: pino({ level: 'debug' }, sink), lines };
}
