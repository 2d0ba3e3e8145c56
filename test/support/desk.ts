import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, buildApp, type Overrides } from '../../src/app.ts';
import { fixedClock } from '../../src/base/clock.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { content } from './content.ts';

const root = new URL('../..', import.meta.url).pathname;

/** A Monday morning in the sample shop's opening hours (10:00 in Singapore). */
export const mondayMorning = '2026-03-02T02:00:00.000Z';

/** Pages of a desk whose tests are not about browser code. */
export const noAssets: NonNullable<Overrides['assets']> = {
  address: name => `/assets/${name}`,
  parts: () => [],
  text: () => '',
  find: () => undefined,
};

export function testConfig(environment: Record<string, string> = {}): Config {
  return readConfig({
    PORT: '0',
    DATA_DIR: mkdtempSync(join(tmpdir(), 'solodesk-')),
    KNOWLEDGE_DIR: join(root, 'knowledge'),
    DIALOGS_DIR: join(root, 'dialogs'),
    ...environment,
  });
}

/** The real application on a database in memory, with the sample content and a clock that the test moves. */
export async function openDesk(overrides: Overrides = {}, environment: Record<string, string> = {}) {
  const clock = fixedClock(mondayMorning);
  const app: App = await buildApp(testConfig(environment), {
    clock,
    logger: silentLogger,
    database: ':memory:',
    watch: false,
    assets: noAssets,
    content: content(),
    ...overrides,
  });
  return { app, clock };
}
