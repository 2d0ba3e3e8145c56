import type { IncomingMessage, ServerResponse } from 'node:http';

/** An answer that stays open: text/event-stream, written to as things happen. */
export type EventStream = {
  /** Hands one event's lines on; false once the reader is gone, also when it was dropped because it does not read. */
  send(event: ServerEvent): boolean;
  /** Ends the answer; the reader may come back. */
  end(): void;
  /** Called once, when the reader has gone or the stream was ended. */
  onClose(listener: () => void): void;
};

/**
 * Source: https://html.spec.whatwg.org/multipage/server-sent-events.html. `id` is what a reader gives back as Last-Event-ID; without a name
 * and data only the reader's place moves on, and nothing is shown to it.
 */
export type ServerEvent = { id?: string; name?: string; data?: unknown };

export type EventStreamLimits = {
  /** Milliseconds between two comments that keep proxies from cutting a quiet stream, and find out who is gone. */
  heartbeatMs: number;
  /** Bytes that may lie unread before a reader is dropped; it resumes from its Last-Event-ID. */
  backlogBytes: number;
};

export const defaultEventStreamLimits: EventStreamLimits = { heartbeatMs: 15_000, backlogBytes: 1024 * 1024 };

/** Milliseconds after which a browser whose stream has ended comes back. */
const retryMs = 2000;

/** The open event streams of a server. */
export type EventStreams = {
  open(req: IncomingMessage, res: ServerResponse): EventStream;
  /** Ends all of them. */
  close(): void;
};

export function createEventStreams(limits: EventStreamLimits): EventStreams {
  const answers = new Set<ServerResponse>();
  const heartbeat = setInterval(() => {
    for (const res of answers) write(res, ':\n\n', limits.backlogBytes);
  }, limits.heartbeatMs);
  heartbeat.unref();
  return {
    open(req, res) {
      begin(res);
      if (req.method === 'HEAD') res.end();
      else {
        answers.add(res);
        res.once('close', () => answers.delete(res));
        write(res, `retry: ${retryMs}\n\n`, limits.backlogBytes);
      }
      return {
        send: event => write(res, textOf(event), limits.backlogBytes),
        end: () => res.end(),
        onClose: listener => {
          // a reader may have gone before the handler got here
          if (res.destroyed || res.writableEnded) listener();
          else res.once('close', listener);
        },
      };
    },
    close() {
      clearInterval(heartbeat);
      for (const res of answers) res.end();
    },
  };
}

function begin(res: ServerResponse): void {
  res.setHeader('content-type', 'text/event-stream; charset=utf-8');
  // nginx would keep events back until a buffer is full
  res.setHeader('x-accel-buffering', 'no');
  // the connection ends with the stream: nothing else waits behind it
  res.setHeader('connection', 'close');
  res.socket?.setNoDelay(true);
  res.flushHeaders();
}

function write(res: ServerResponse, text: string, backlogBytes: number): boolean {
  if (res.destroyed || res.writableEnded) return false;
  if (res.writableLength > backlogBytes) {
    res.destroy();
    return false;
  }
  res.write(text);
  return true;
}

/** JSON has no line ends, so that one `data` line holds all of it. */
function textOf({ id, name, data }: ServerEvent): string {
  const lines = [
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(name === undefined ? [] : [`event: ${name}`]),
    ...(data === undefined ? [] : [`data: ${JSON.stringify(data)}`]),
  ];
  return `${lines.join('\n')}\n\n`;
}
