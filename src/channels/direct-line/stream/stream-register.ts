import { WebSocket } from 'ws';

export type StreamLimits = {
  /** Open streams of one conversation; the oldest gives way, since it may be a dead connection. */
  perConversation: number;
  /** Open streams of one client address; more are refused with 429. */
  perAddress: number;
  /** Milliseconds after which a stream that answers nothing is cut; each is asked once in this time. */
  idleMs: number;
  /** Frames a client may send in that time. Clients only send an empty one now and then. */
  frames: number;
  /** Bytes a client may leave unread before it is cut; it resumes from its watermark. */
  backlogBytes: number;
};

export const defaultStreamLimits: StreamLimits = {
  perConversation: 10,
  perAddress: 100,
  idleMs: 45_000,
  frames: 60,
  backlogBytes: 1024 * 1024,
};

type Stream = { socket: WebSocket; conversationId: string; address: string; isAlive: boolean; frames: number };

/** The open streams: how many there are, and which of them have died without saying so. */
export type StreamRegister = {
  isFull(address: string): boolean;
  /** Counts a stream until its socket closes and cuts the conversation's oldest one when there are too many. */
  add(socket: WebSocket, conversationId: string, address: string): void;
  /** Sends, or cuts a client that does not read. */
  send(socket: WebSocket, frame: string): void;
  /** Ends all streams and waits for them. */
  close(): Promise<void>;
};

export function createStreamRegister(limits: StreamLimits): StreamRegister {
  const streams = new Set<Stream>();
  const sweep = setInterval(() => {
    for (const stream of streams) ask(stream);
  }, limits.idleMs);
  sweep.unref();

  function makeRoom(conversationId: string): void {
    const open = [...streams].filter(stream => stream.conversationId === conversationId);
    for (const stream of open.slice(0, Math.max(0, open.length - limits.perConversation + 1))) {
      streams.delete(stream);
      stream.socket.terminate();
    }
  }

  return {
    isFull: address => [...streams].filter(stream => stream.address === address).length >= limits.perAddress,
    add(socket, conversationId, address) {
      makeRoom(conversationId);
      const stream = { socket, conversationId, address, isAlive: true, frames: 0 };
      streams.add(stream);
      listen(stream, limits.frames);
      socket.on('close', () => streams.delete(stream));
    },
    send(socket, frame) {
      if (socket.readyState !== WebSocket.OPEN) return;
      if (socket.bufferedAmount > limits.backlogBytes) socket.terminate();
      else socket.send(frame);
    },
    async close() {
      clearInterval(sweep);
      await Promise.all([...streams].map(({ socket }) => endSocket(socket)));
    },
  };
}

/** Anything a client sends is a sign of life and nothing else. */
function listen(stream: Stream, maxFrames: number): void {
  stream.socket.on('pong', () => {
    stream.isAlive = true;
  });
  stream.socket.on('message', () => {
    stream.isAlive = true;
    stream.frames += 1;
    if (stream.frames > maxFrames) stream.socket.terminate();
  });
}

function ask(stream: Stream): void {
  if (!stream.isAlive) stream.socket.terminate();
  stream.isAlive = false;
  stream.frames = 0;
  if (stream.socket.readyState === WebSocket.OPEN) stream.socket.ping();
}

/** Says goodbye and waits a second for the other side to do the same. */
function endSocket(socket: WebSocket): Promise<void> {
  return new Promise(resolve => {
    const late = setTimeout(() => socket.terminate(), 1000);
    socket.once('close', () => {
      clearTimeout(late);
      resolve();
    });
    socket.close(1001);
  });
}
