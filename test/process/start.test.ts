import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newDataDir, runToEnd } from '../support/running-desk.ts';

const hangGuardMs = 60_000;

describe('a start that cannot succeed ends with a sentence and exit code 1', { timeout: hangGuardMs }, () => {
  it('when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await new Promise(resolve => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, stderr } = await runToEnd(newDataDir(), { PORT: String(port) }, 'start');
    expect(code).toBe(1);
    expect(stderr).toBe(
      `Port ${port} of 127.0.0.1 is taken by another program: stop that one, or choose another port, like PORT=${port + 1}\n`,
    );
  });

  it('when the database is broken', async () => {
    const dataDir = newDataDir();
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'solodesk.db'), 'no database, but as long as the header of one '.repeat(20));
    const { code, stderr } = await runToEnd(dataDir, {}, 'start');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^\S+solodesk\.db cannot be used as the database; [^\n]+\n$/);
  });
});
