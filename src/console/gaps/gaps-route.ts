import { type Route, route } from '../../http/route.ts';

/** Old bookmarks lead to where the page lies now. */
export function gapsRoute(): Route {
  return route({
    method: 'GET',
    path: '/console/gaps',
    access: 'public',
    limit: 'pages',
    handle: async () => ({ redirect: '/console/knowledge/gaps' }),
  });
}
