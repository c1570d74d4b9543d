import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { buildWhatIsStale } from './build-stale.ts';
import { chooseHost, notFetched, type Choice } from './starting/choose-host.ts';
import { fetchElectron } from './starting/fetch-electron.ts';
import { gatherFacts } from './starting/gather-facts.ts';
import { runElectron } from './starting/run-electron.ts';

/** Starts the desktop app, or, where there can be no window, the same Deskbell in the browser and says why. */
const project = fileURLToPath(new URL('..', import.meta.url));
const electronPackage = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
const notes = join(project, '.cache', 'electron-not-fetched.json');
const args = process.argv.slice(2);
const say = (line: string) => process.stderr.write(`${line}\n`);
const look = () => chooseHost(gatherFacts(electronPackage, notes, process.env));

/** The choice, after Electron was fetched if that is all that is missing. */
async function choose(): Promise<Exclude<Choice, { kind: 'fetch' }>> {
  const choice = look();
  if (choice.kind !== 'fetch') return choice;
  const fetched = await fetchElectron({ electronPackage, notes, env: process.env, say });
  if (fetched.kind === 'failed') return { kind: 'headless', why: notFetched(fetched.reason, false) };
  const again = look();
  return again.kind === 'fetch'
    ? { kind: 'headless', why: notFetched('its program is not where it should be', false) }
    : again;
}

const choice: Choice = args.includes('--help') ? { kind: 'headless', why: '' } : await choose();
if (choice.kind === 'desktop') {
  try {
    await buildWhatIsStale();
    process.exitCode = await runElectron(choice.electron, [project, ...args], process.env);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
} else {
  if (choice.why !== '')
    say(`The desktop window cannot start here: ${choice.why}. Deskbell opens in the browser instead.`);
  await import('./headless.ts');
}
