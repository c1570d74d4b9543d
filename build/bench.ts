import { buildWhatIsStale } from './build-stale.ts';
import { runCommand } from './testing/run-command.ts';

/** Measures on this computer; see test/bench. The last line of the output is JSON. */
await buildWhatIsStale();
const { ok } = await runCommand(process.execPath, ['test/bench/main.ts'], { live: true });
process.exitCode = ok ? 0 : 1;
