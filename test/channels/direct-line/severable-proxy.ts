import { connect, createServer, type Socket } from 'node:net';

/** A wire that can be cut, and led to another port: every connection through it dies at once, without a goodbye. */
export type SeverableProxy = {
  port: number;
  /** Where connections go from now on. */
  leadTo(port: number): void;
  cut(): void;
  close(): void;
};

export async function startSeverableProxy(): Promise<SeverableProxy> {
  const open = new Set<Socket>();
  let target = 0;
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    // a cut connection reports an error on the other side of the wire
    socket.on('error', () => socket.destroy());
  };
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  const server = createServer(near => {
    const far = connect(target, '127.0.0.1');
    keep(near);
    keep(far);
    far.on('close', () => near.destroy());
    near.pipe(far).pipe(near);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    leadTo: port => {
      target = port;
    },
    cut,
    close() {
      cut();
      server.close();
    },
  };
}
