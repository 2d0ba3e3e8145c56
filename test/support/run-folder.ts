import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Everything a run writes to the folder for temporary files goes into one of its own, which goes when the run ends. */
export default function setup(): () => void {
  const outside = tmpdir();
  const folder = mkdtempSync(join(outside, 'solodesk-test-'));
  process.env.TMPDIR = folder;
  // The desks that tests start would otherwise compile everything anew.
  process.env.NODE_COMPILE_CACHE = join(outside, 'node-compile-cache');
  return () => rmSync(folder, { recursive: true, force: true });
}
