import { buildWhatIsStale } from './build-stale.ts';
import { stopWithShell } from './stop-with-shell.ts';

try {
  await buildWhatIsStale();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
stopWithShell();
// In this process, so that signals, arguments and the exit code are the program's own.
await import(new URL('../.out/headless/main.js', import.meta.url).href);
