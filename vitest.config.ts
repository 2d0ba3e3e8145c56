import { defineConfig } from 'vitest/config';

/** They drive a browser, start processes or hold a server to short time limits: one file at a time, when nothing else runs. */
const alone = [
  'test/**/*browser.test.ts',
  'test/web/build-web.test.ts',
  'test/{cli,process}/**/*.test.ts',
  'test/store/crash.test.ts',
  'test/http/server*.test.ts',
  'test/abuse/floods.test.ts',
  'test/channels/direct-line/stream.test.ts',
];

/** They change what a process shares: its console, or the globals that the real chat client expects of a browser. */
const apart = [
  'test/channels/bot-framework/messages.test.ts',
  'test/channels/direct-line/{real-client,reconnect}.test.ts',
];

/** Loading what is tested takes longer than most tests: the files that may do so share the modules of two processes. */
export default defineConfig({
  test: {
    globalSetup: ['test/support/built-web.ts', 'test/support/run-folder.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: [...alone, ...apart], isolate: false },
      },
      { extends: true, test: { name: 'apart', include: apart } },
      { extends: true, test: { name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
