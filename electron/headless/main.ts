const oldest = 22;

/** Judged before anything else is loaded: the database driver crashes on an older Node instead of saying so. */
if (Number(process.versions.node.split('.')[0]) < oldest) {
  process.stderr.write(`Deskbell needs Node ${oldest} or newer; this is ${process.versions.node}.\n`);
  process.exitCode = 1;
} else {
  const { run } = await import('./run.ts');
  await run(process.argv.slice(2));
}
