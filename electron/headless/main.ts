import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

const oldest = 22;

/** Judged before anything else is loaded: the database driver crashes on an older Node instead of saying so. */
if (Number(process.versions.node.split('.')[0]) < oldest) {
  process.stderr.write(`Deskbell needs Node ${oldest} or newer; this is ${process.versions.node}.\n`);
  process.exitCode = 1;
} else {
  // Reading and compiling the packages is most of a start. In a folder of this program: nobody else may write there.
  enableCompileCache(fileURLToPath(new URL('../../.cache/compiled', import.meta.url)));
  const { run } = await import('./run.ts');
  await run(process.argv.slice(2));
}
