import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './desk-folder.ts';

const Package = z.object({ scripts: z.object({ start: z.string() }) });

/** The flags with which `npm start` runs Node: what is measured is what people run. */
export function startFlags(): string[] {
  const { scripts } = Package.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return scripts.start.split(' ').filter(word => word.startsWith('--'));
}
