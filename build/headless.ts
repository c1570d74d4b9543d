import { buildWhatIsStale } from './build-stale.ts';

try {
  await buildWhatIsStale();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
stopWithShell();
// In this process, so that signals, arguments and the exit code are the program's own.
await import(new URL('../.out/headless/main.js', import.meta.url).href);

/**
 * npm runs scripts through a shell that does not pass signals on: whoever ends `npm start` ends only the shell. The
 * program notices that its parent is gone and stops as if it had been told.
 */
function stopWithShell(): void {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250).unref();
  // Told already: a second signal would cut the stop short.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => clearInterval(watch));
}
