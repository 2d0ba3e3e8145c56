import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { answer, cpuMs } from '../child.ts';
import { memoryTurns } from './memory-turns.ts';

/** The real desk in a process of its own. With BENCH_STORE=memory the same desk whose turns write nothing. */
const app = await buildApp(readConfig(process.env));
if (process.env.BENCH_STORE === 'memory') {
  // the turns hold these two objects as ports; the rest of the desk stays as it is
  const { turns, log } = memoryTurns();
  Object.assign(app.store.turns, turns);
  Object.assign(app.store.log, log);
}
await app.listen();

answer(
  async () => ({ url: app.publicUrl(), statements: app.store.statementCount(), cpuMs: cpuMs() }),
  () => app.close(),
);
