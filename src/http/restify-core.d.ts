// The parts of restify that this desk uses; its whole package also loads plugins, formatters and request signing.
declare module 'restify/lib/server.js' {
  import type { Server, ServerOptions } from 'restify';

  const RestifyServer: new (options: ServerOptions) => Server;
  export default RestifyServer;
}

declare module 'restify/lib/router.js' {
  import type { Router, ServerOptions } from 'restify';

  const RestifyRouter: new (options: ServerOptions) => Router;
  export default RestifyRouter;
}
