import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseYaml } from '../src/content/yaml.ts';

export const root = join(import.meta.dirname, '..');

/** Where a desk's data is by default. Not the folder for temporary files: that one may be in memory, and a commit free. */
const data = join(root, 'data');

/** A fresh data folder and the environment of a desk that uses it, the sample content and any free port. */
export type DeskFolder = { env: Record<string, string>; remove(): void };

export function deskFolder(): DeskFolder {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const dir = mkdtempSync(join(data, 'bench-'));
  const env = {
    PORT: '0',
    HOST: '127.0.0.1',
    PUBLIC_URL: '',
    DATA_DIR: join(dir, 'data'),
    KNOWLEDGE_DIR: join(root, 'knowledge'),
    DIALOGS_DIR: join(root, 'dialogs'),
    LOG_LEVEL: 'warn',
    MicrosoftAppId: '',
  };
  const remove = () => {
    rmSync(dir, { recursive: true, force: true });
    process.off('exit', remove);
  };
  // a bench that is broken off leaves nothing behind
  process.on('exit', remove);
  return { env, remove };
}

const LimitedPolicy = z.looseObject({ limits: z.record(z.string(), z.looseObject({ points: z.number() })) });

/** The same with a copy of `dialogs/` in which nobody writes too often: one machine plays a thousand customers. */
export function unlimitedDeskFolder(): DeskFolder {
  const folder = deskFolder();
  const dialogs = join(folder.env.DATA_DIR ?? '', '../dialogs');
  cpSync(join(root, 'dialogs'), dialogs, { recursive: true });
  const policyFile = join(dialogs, 'policy.yaml');
  const policy = LimitedPolicy.parse(parseYaml(policyFile, readFileSync(policyFile, 'utf8')).value);
  for (const limit of ['tokens', 'chats', 'messages', 'polls']) {
    policy.limits[limit] = { ...policy.limits[limit], points: 1_000_000_000 };
  }
  // JSON is YAML too
  writeFileSync(policyFile, JSON.stringify(policy));
  return { env: { ...folder.env, DIALOGS_DIR: dialogs }, remove: folder.remove };
}
