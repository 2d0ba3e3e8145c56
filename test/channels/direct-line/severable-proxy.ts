import { connect, createServer, type Socket } from 'node:net';

/** A wire to a port that can be cut: every connection through it dies at once, without a goodbye. */
export async function startSeverableProxy(targetPort: number): Promise<{ port: number; cut(): void; close(): void }> {
  const open = new Set<Socket>();
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
    const far = connect(targetPort, '127.0.0.1');
    keep(near);
    keep(far);
    near.pipe(far).pipe(near);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port,
    cut,
    close() {
      cut();
      server.close();
    },
  };
}
