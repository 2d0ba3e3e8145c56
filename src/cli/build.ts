import { buildWeb } from '../../scripts/build-web.ts';

export async function build(force: boolean): Promise<void> {
  console.log((await buildWeb({ force })) === 'built' ? 'Built the browser code.' : 'The browser code is up to date.');
}
