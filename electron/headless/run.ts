import { openDocument } from '#host/document-file.ts';
import { startHost, type Host } from '#host/host.ts';
import { readProduct } from '#host/product.ts';
import { areInKeychain, openSecretsFile } from '#host/secrets-file.ts';
import { StartError } from '#host/start-error.ts';
import { defaultDataFolder, systemFolders } from '#host/user-folder.ts';

import { openBrowser } from './open-browser.ts';
import { helpText, parseOptions, type HeadlessOptions } from './options.ts';

const stopWithinMs = 15_000;
/** Ctrl+C reaches everything in the terminal, and npm passes its own on: one key, two signals within milliseconds. */
const sameSignalWithinMs = 1_000;
/** Errors whose words are meant for the person at the computer. */
const saidPlainly = new Set(['StartError', 'DatabaseFromFutureError', 'DatabaseDamagedError']);

/** The whole life of the headless host as a process: arguments, start, signals, exit code. */
export async function run(args: readonly string[]): Promise<void> {
  const parsed = parseOptions(args, process.cwd());
  switch (parsed.kind) {
    case 'help':
      process.stdout.write(helpText);
      return;
    case 'wrong':
      process.stderr.write(`${parsed.message}\nSee --help.\n`);
      process.exitCode = 2;
      return;
    case 'run':
      return live(parsed.options);
  }
}

async function live(options: HeadlessOptions): Promise<void> {
  // Messages and keys are in these files: nobody else on this computer may read them, wherever the folder lies.
  process.umask(0o077);
  const starting = startHost({
    ...options,
    dataFolder: options.dataFolder ?? chooseDataFolder(),
    // A person at a terminal reads what went wrong; everything is in the log file.
    stderrLevel: process.stderr.isTTY && !options.printsJson ? 'warn' : 'info',
    product: readProduct(),
    keep: ({ folder, clock, log }) => {
      refuseKeychain(folder.root);
      return {
        secrets: openSecretsFile(folder.root, clock, log),
        settings: openDocument(folder.root, 'settings', clock, log),
      };
    },
    onTakenPort: 'fail',
  });
  stopOnSignals(starting);
  let host: Host;
  try {
    host = await starting;
  } catch (error) {
    process.stderr.write(`${wordsOf(error)}\n`);
    process.exit(1);
  }
  reportFailures(host);
  announce(host, options);
}

/** With empty hands every number would be signed out and the address for bookings would become another one. */
function refuseKeychain(folder: string): void {
  if (!areInKeychain(folder)) return;
  throw new StartError(
    `The keys of your numbers lie in the keychain of this system, where only the desktop app reaches them. Start that, or ` +
      `choose another folder with --data-dir. (To go on here without them, move keychain.json out of ${folder}: the keys ` +
      'of each number must then be typed again, and the address for bookings changes.)',
  );
}

function chooseDataFolder(): string {
  const { path, isLasting } = defaultDataFolder(systemFolders());
  if (!isLasting) {
    process.stderr.write(
      `This user has no home folder: everything is kept in ${path}, which may be emptied when the computer restarts. ` +
        'Choose a lasting folder with --data-dir.\n',
    );
  }
  return path;
}

/** The first signal stops cleanly, also while starting; a later one ends at once: everything is recoverable. */
function stopOnSignals(starting: Promise<Host>): void {
  let toldAt: number | null = null;
  const stop = async () => {
    const host = await starting.catch(() => null);
    // A failed start has its own exit code.
    if (host === null) return;
    const deadline = setTimeout(() => {
      host.log.write('error', 'stopping took too long and was cut short');
      process.exit(1);
    }, stopWithinMs - 1000);
    try {
      await host.stop();
      process.exitCode = 0;
    } catch (error) {
      // The log is closed already.
      const reasons = error instanceof AggregateError ? error.errors : [error];
      process.stderr.write(`Not everything could be stopped: ${reasons.map(String).join('; ')}\n`);
      process.exitCode = 1;
    }
    clearTimeout(deadline);
    process.exit();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (toldAt === null) {
        toldAt = performance.now();
        void stop();
      } else if (performance.now() - toldAt > sameSignalWithinMs) process.exit(1);
    });
  }
}

/** What nobody expected: into the log, and for an error that has torn something apart, the end. Rows are safe. */
function reportFailures(host: Host): void {
  process.on('unhandledRejection', (error) =>
    host.log.write('error', 'a failure was not handled', { error }),
  );
  process.on('uncaughtException', (error) => {
    host.log.write('error', 'the program ends after an unexpected failure', { error });
    process.exit(1);
  });
}

function announce(host: Host, options: HeadlessOptions): void {
  const { ingress, ui, token } = host;
  // A reader that goes away (`| head`) must not end the program.
  process.stdout.on('error', () => undefined);
  if (options.printsJson) {
    process.stdout.write(`${JSON.stringify({ ready: true, ingress, ui, token })}\n`);
    return;
  }
  // In the fragment, which a browser sends to nobody.
  const address = `${ui}/#token=${token}`;
  process.stdout.write(
    `Deskbell is running.\n\n  Open      ${address}\n  Webhooks  ${options.publicUrl ?? ingress}\n\nCtrl+C stops it.\n`,
  );
  if (options.opensBrowser) openBrowser(address);
}

function wordsOf(error: unknown): string {
  if (error instanceof StartError || (error instanceof Error && saidPlainly.has(error.name)))
    return error.message;
  return `Deskbell could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
