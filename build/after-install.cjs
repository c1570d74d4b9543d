/**
 * `npm run headless` starts with `exec`, so that a signal to npm reaches the program itself and its exit code comes
 * back: without it the shell in between dies of the signal. Windows' shell has no `exec`; this gives it one.
 */
const { existsSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const commands = join(__dirname, '..', 'node_modules', '.bin');
if (process.platform === 'win32' && existsSync(commands))
  writeFileSync(join(commands, 'exec.cmd'), '@%*\r\n');
