import { type Content, loadContent } from '../../src/dialogs/content/content.ts';

let loaded: Content | undefined;

/** The sample content of this repository, read once a process: nobody changes it, a test that wants another makes a copy. */
export function content(): Content {
  loaded ??= loadContent(new URL('../../dialogs', import.meta.url).pathname);
  return loaded;
}
