import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type App, buildApp } from '../app.ts';
import { closeAfter } from '../closing.ts';
import { readConfig } from '../config.ts';
import { createSetupLink } from '../console/accounts/setup.ts';

const builder = join(import.meta.dirname, '../../scripts/build-web.ts');

/** Runs the desk until SIGTERM or SIGINT. */
export async function start(): Promise<void> {
  const config = readConfig(process.env);
  if (existsSync(builder)) {
    const { buildWeb } = await import('../../scripts/build-web.ts');
    if ((await buildWeb()) === 'built') console.log('Built the browser code.');
  }
  const app = await buildApp(config);
  await open(app).catch(error => closeAfter(error, [app.close]));
  stopOn(['SIGTERM', 'SIGINT'], app);
}

async function open(app: App): Promise<void> {
  await app.listen();
  console.log(`Solodesk is ready: ${app.publicUrl()}/`);
  if ((await app.store.operators.count()) === 0) {
    console.log(
      `Set up the first operator (once, within 24 hours): ${await createSetupLink({ ...app, operators: app.store.operators })}`,
    );
  }
}

/** A second signal, or ten seconds, end a stop that does not come to its end. */
function stopOn(signals: NodeJS.Signals[], app: { close(): Promise<void> }): void {
  let stopping = false;
  for (const signal of signals) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      setTimeout(() => process.exit(1), 10_000).unref();
      app.close().then(
        () => process.exit(0),
        error => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}
