import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../base/errors.ts';

/** The built browser code, by the logical names of its manifest (`chat.js`, `site.css`, `webchat.js`, ...). */
export type WebAssets = {
  /** Address of an asset below the public address: `/assets/chat-5ad9d81e84.js`. */
  address(name: string): string;
  /** Addresses of the code that `name` cannot run without and would ask for itself: a page that names them saves the way there. */
  parts(name: string): readonly string[];
  /** The content of a text asset, for what must be sent with something put in. */
  text(name: string): string;
  /** A file that the manifest lists, by the name in its address; undefined for any other name, whatever lies in the folder. */
  find(file: string): { file: string; type: string } | undefined;
};

const Manifest = z.record(z.string(), z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/));

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.txt': 'text/plain',
  '.svg': 'image/svg+xml',
};

/**
 * Reads the manifest that the build wrote to `dir`, once.
 * @throws AppError `not_built` when there is none
 */
export function webAssets(dir: string): WebAssets {
  const manifest = readManifest(dir);
  const files = new Set(Object.values(manifest));
  const fileOf = (name: string): string => {
    const file = Object.hasOwn(manifest, name) ? manifest[name] : undefined;
    if (file === undefined)
      throw new AppError('internal', 'no_asset', `The browser build has no ${name}; build it again`);
    return file;
  };
  return {
    address: name => `/assets/${fileOf(name)}`,
    parts: name =>
      Object.keys(manifest)
        .filter(key => key.startsWith(`${name}:`))
        .map(key => `/assets/${fileOf(key)}`),
    text: name => readFileSync(join(dir, fileOf(name)), 'utf8'),
    find: file => {
      const type = types[extname(file)];
      return files.has(file) && type !== undefined ? { file: join(dir, file), type } : undefined;
    },
  };
}

function readManifest(dir: string): Record<string, string> {
  try {
    return Manifest.parse(JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')));
  } catch (cause) {
    throw new AppError('internal', 'not_built', `No browser code in ${dir}; run \`npm run build\``, { cause });
  }
}
