import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const root = join(import.meta.dirname, '..');
const out = join(root, 'dist', 'web');
const sources = join(root, 'src', 'web');
const webChat = join(root, 'node_modules', 'botframework-webchat', 'dist');

/** Quality 10 packs Web Chat's 3.9 MB into 0.65 MB in half the time of 11 and 2 % more bytes. */
const brotliQuality = 10;

/** The packages whose code ends in the output. */
const pinnedPackages =
  /"(?:vite|botframework-webchat|react|react-dom|wouter|codemirror|@mantine\/[a-z]+|@tanstack\/[a-z-]+|@codemirror\/[a-z-]+)": "[^"]+"/g;

const hashedNames = {
  hashCharacters: 'hex',
  entryFileNames: 'console-[hash].js',
  chunkFileNames: 'console-[hash].js',
  assetFileNames: '[name][extname]',
} as const;

type Built = {
  name: string;
  bytes: Uint8Array;
  /** Its name in the folder, where other code refers to it. */
  file?: string;
};

/**
 * Builds the browser code into `dist/web`: content-hashed files, `.br` and `.gz` beside each, `manifest.json` (logical name -> file).
 * Does nothing, within milliseconds and without loading the bundler, when sources, pinned versions and this script are unchanged.
 * @throws Error naming the missing package when a build is needed in an install without devDependencies.
 */
export async function buildWeb(options: { force?: boolean } = {}): Promise<'built' | 'fresh'> {
  const stamp = stampOf();
  if (!options.force && currentStamp() === stamp) return 'fresh';
  if (!existsSync(webChat)) {
    throw new Error(
      'The browser code must be built, but botframework-webchat is not installed: run `npm ci` once without --omit=dev',
    );
  }
  const built = await forProduction(async () => [...(await bundleWidget()), ...(await bundlePages())]);
  await writeOut([...built, ...(await copyWebChat())], stamp);
  return 'built';
}

/** The same sources give the same build, also to a test run, in whose environment the bundler would take the libraries' slow halves. */
async function forProduction<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

/** SHA-256 over everything the output depends on. */
function stampOf(): string {
  const hash = createHash('sha256');
  const pinned = readFileSync(join(root, 'package.json'), 'utf8').match(pinnedPackages);
  hash.update(JSON.stringify(pinned)).update(readFileSync(import.meta.filename));
  const files = readdirSync(sources, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  for (const path of files.map(entry => join(entry.parentPath, entry.name)).sort()) {
    hash.update(path.slice(root.length)).update(readFileSync(path));
  }
  return hash.digest('hex');
}

function currentStamp(): string | undefined {
  const file = join(out, 'stamp');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** One classic script that works from any page, whatever its module support. */
async function bundleWidget(): Promise<Built[]> {
  return bundle({ 'widget.js': join(sources, 'widget', 'widget.ts') }, 'iife');
}

async function bundlePages(): Promise<Built[]> {
  const chat = await bundle({ 'chat.js': join(sources, 'chat', 'chat.ts') }, 'es');
  const site = await bundle({ 'site.js': join(sources, 'site', 'site.ts') }, 'es');
  const desk = await bundle({ 'console.js': join(sources, 'console', 'console.tsx') }, 'es', true);
  const editor = await bundle({ 'editor.js': join(sources, 'console', 'knowledge', 'source-editor.ts') }, 'es');
  return [...chat, ...site, ...desk, ...editor];
}

/** @param isSplit what is loaded later lies in files of its own, which name each other: the bundler hashes their names itself */
async function bundle(input: Record<string, string>, format: 'iife' | 'es', isSplit = false): Promise<Built[]> {
  const { build } = await import('vite');
  const result = await build({
    root: sources,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      cssCodeSplit: false,
      rolldownOptions: {
        input,
        // what is loaded later gives what it exports
        preserveEntrySignatures: 'exports-only',
        output: {
          format,
          ...(isSplit ? hashedNames : { entryFileNames: '[name]', assetFileNames: '[name][extname]' }),
        },
        // 'use client' is for frameworks that also run on a server
        onLog: (level, log, handle) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
        },
      },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const logicalName = Object.keys(input)[0] ?? '';
  return outputs.flatMap(one => {
    if (!('output' in one)) throw new Error('vite started a watcher instead of a build');
    const needed = one.output.flatMap(piece => (piece.type === 'chunk' && piece.isEntry ? piece.imports : []));
    return one.output.map(piece => {
      const hashed = isSplit && piece.type === 'chunk' ? { file: piece.fileName } : {};
      if (piece.type === 'chunk') {
        const part = needed.includes(piece.fileName) ? `${logicalName}:${piece.fileName}` : piece.fileName;
        return { name: piece.isEntry ? logicalName : part, bytes: Buffer.from(piece.code), ...hashed };
      }
      return { name: logicalName.replace(/\.js$/, extname(piece.fileName)), bytes: Buffer.from(piece.source) };
    });
  });
}

/** Web Chat as its makers built it, with the licences of what is inside. */
async function copyWebChat(): Promise<Built[]> {
  return [
    { name: 'webchat.js', bytes: await readFile(join(webChat, 'webchat.js')) },
    { name: 'webchat.LICENSE.txt', bytes: await readFile(join(webChat, 'webchat.js.LICENSE.txt')) },
  ];
}

/** Written beside the live folder and moved into place, so that a reader never sees half a build. */
async function writeOut(built: readonly Built[], stamp: string): Promise<void> {
  const next = `${out}.${process.pid}`;
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  const manifest: Record<string, string> = {};
  await Promise.all(
    built.map(async ({ name, bytes, file = hashedName(name, bytes) }) => {
      manifest[name] = file;
      await writeFile(join(next, file), bytes);
      await writeFile(join(next, `${file}.gz`), await promisify(gzip)(bytes, { level: 9 }));
      await writeFile(join(next, `${file}.br`), await compressed(bytes));
    }),
  );
  await writeFile(join(next, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  await writeFile(join(next, 'stamp'), stamp);
  await moveIntoPlace(next, stamp);
}

function hashedName(name: string, bytes: Uint8Array): string {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  return name.replace(/\.(?=[a-z]+$)/, `-${digest}.`);
}

/** Another process may have built the same meanwhile: its folder serves as well as ours. */
async function moveIntoPlace(next: string, stamp: string): Promise<void> {
  const previous = `${next}.previous`;
  if (existsSync(out)) await rename(out, previous).catch(() => undefined);
  try {
    await rename(next, out);
  } catch (err) {
    if (currentStamp() !== stamp) throw err;
    await rm(next, { recursive: true, force: true });
  }
  await rm(previous, { recursive: true, force: true });
}

function compressed(bytes: Uint8Array): Promise<Buffer> {
  return promisify(brotliCompress)(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}

if (import.meta.main) {
  const outcome = await buildWeb({ force: process.argv.includes('--force') });
  process.stderr.write(`dist/web: ${outcome}\n`);
}
