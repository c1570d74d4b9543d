/**
 * npm runs scripts through a shell that does not pass signals on: whoever ends `npm start` ends only the shell. The
 * program notices that its parent is gone and stops as if it had been told.
 */
export function stopWithShell(): void {
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
