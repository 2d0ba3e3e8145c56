import { buildWeb } from '../../scripts/build-web.ts';

/** The browser code is built before any test runs, once. */
export default async function setup(): Promise<void> {
  await buildWeb();
}
