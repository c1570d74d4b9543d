import type { Core } from '#core/core-types.ts';
import { createCore } from '#core/core.ts';
import { createIngress } from '#core/ingress/ingress.ts';
import { Disposer } from '#core/platform/disposer.ts';
import { smtpMail } from '#core/platform/mail.ts';
import type { Clock, Log, LogLevel, Random, Secrets, SettingsFile } from '#core/platform/ports.ts';
import { systemPrograms } from '#core/platform/programs.ts';
import { systemClock, systemRandom } from '#core/platform/system.ts';
import type { Provider } from '#core/providers/provider.ts';
import { leadsToFixedPort } from '#core/tunnel/fixed-port.ts';

import { takeDataFolder, type DataFolder } from './data-folder.ts';
import { createLocalListener } from './local-listener/local-listener.ts';
import { openLogFile } from './log-file.ts';
import type { Product } from './product.ts';
import { codeOf, StartError } from './start-error.ts';

export type HostOptions = {
  /** Absolute. */
  readonly dataFolder: string;
  readonly ingressPort: number;
  readonly uiPort: number;
  readonly publicUrl: string | null;
  readonly stderrLevel: LogLevel;
  readonly product: Product;
  /** What this kind of host keeps differently from the others. Called once, when the folder has been taken. */
  readonly keep: (kept: {
    readonly folder: DataFolder;
    readonly clock: Clock;
    readonly log: Log;
  }) => Kept | Promise<Kept>;
  /** What to do when a port is taken: a person at a terminal chooses another, a window at login has nobody to ask. */
  readonly onTakenPort: 'fail' | 'any-free-one';
  readonly providers?: readonly Provider[];
};

/** Where secrets and the settings document lie. */
export type Kept = { readonly secrets: Secrets; readonly settings: SettingsFile };

export type Host = {
  /** `http://127.0.0.1:PORT` */
  readonly ingress: string;
  readonly ui: string;
  readonly token: string;
  readonly core: Core;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly folder: DataFolder;
  /** No new work, sends in flight finish, everything is on disk, the folder is free. */
  stop(): Promise<void>;
};

/**
 * The core with everything that plain Node gives it. Throws StartError for what the person at the computer can mend, and
 * DatabaseFromFutureError or DatabaseDamagedError; what had been started is stopped again then.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const started = new Disposer();
  try {
    return await start(options, started);
  } catch (error) {
    await started.dispose();
    throw error;
  }
}

async function start(options: HostOptions, started: Disposer): Promise<Host> {
  const folder = takeDataFolder(options.dataFolder);
  started.add(() => folder.release());
  const clock = systemClock();
  const random = systemRandom(clock);
  const logFile = openLogFile(folder.logs, options.stderrLevel);
  started.add(() => logFile.close());
  const { log } = logFile;
  log.write('info', 'starting', { version: options.product.version, node: process.versions.node });

  const { secrets, settings } = await options.keep({ folder, clock, log });
  const token = await ownerToken(secrets, () => random.hex(32));
  const core = createCore(
    {
      clock,
      random,
      log,
      secrets,
      settings,
      mail: smtpMail(),
      programs: systemPrograms(clock, process.env, process.platform),
      keptLog: logFile.kept,
    },
    folder,
    {
      version: options.product.version,
      publicUrl: () => options.publicUrl,
      ...(options.providers ? { providers: options.providers } : {}),
    },
  );
  started.add(() => core.stop());

  const { screens, version } = options.product;
  const { onTakenPort } = options;
  const local = await listenOn('--ui-port', options.uiPort, { onTakenPort, log }, (port) =>
    createLocalListener({ core, clock, random, log, token, port, screens, version }),
  );
  started.add(() => local.close());
  // Numbers first: until they run, the ingress would refuse every provider.
  await core.start();
  // What leads a public address to this port would else lead it to the other program, with everything that customers write.
  const isLedTo = options.publicUrl !== null || leadsToFixedPort(settings.read());
  const taking = { onTakenPort: isLedTo ? ('fail' as const) : onTakenPort, log };
  const ingress = await listenOn('--ingress-port', options.ingressPort, taking, (port) =>
    createIngress({ hooks: core.hooks, clock, log, port }),
  );
  started.add(() => ingress.close());
  core.reach(ingress.address);
  log.write('info', 'ready', { ingressPort: Number(new URL(ingress.address).port) });

  return {
    ingress: ingress.address,
    ui: local.address,
    token,
    core,
    clock,
    random,
    log,
    secrets,
    folder,
    async stop() {
      log.write('info', 'stopping');
      await started.dispose();
    },
  };
}

/** The token of the person at this computer; it lasts, so that a bookmarked page stays signed in. */
async function ownerToken(secrets: Secrets, create: () => string): Promise<string> {
  const name = 'host/ownerToken';
  const kept = await secrets.get(name);
  if (kept !== null) return kept;
  const token = create();
  await secrets.set(name, token);
  return token;
}

async function listenOn<Listener>(
  option: string,
  port: number,
  { onTakenPort, log }: { readonly onTakenPort: HostOptions['onTakenPort']; readonly log: Log },
  listen: (port: number) => Promise<Listener>,
): Promise<Listener> {
  try {
    return await listen(port);
  } catch (error) {
    const code = codeOf(error);
    const reasons: Record<string, string> = {
      EADDRINUSE: 'is taken by another program',
      EACCES: 'may not be used by this user',
    };
    const reason = code === null ? undefined : reasons[code];
    if (reason === undefined) throw error;
    if (onTakenPort === 'any-free-one' && port !== 0) {
      log.write('warn', 'a port could not be had; any free one is taken instead', { option, port, code });
      return listen(0);
    }
    throw new StartError(`Port ${port} ${reason}. Choose another one with ${option} (0 = any free one).`, {
      cause: error,
    });
  }
}
