#!/usr/bin/env node
// Plain JavaScript that any Node can read, so that an old one is told what it lacks instead of failing on the first type.
import module from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Solodesk needs Node 22.18 or newer to run; this is ${process.versions.node}. ` +
      'Install a newer Node, or run `npm ci` with its development packages, which bring one along.',
  );
  process.exit(1);
}
// Compiled code is kept for the next start, in the system's folder for such things.
module.enableCompileCache();
await import('../src/cli/solodesk.ts');
