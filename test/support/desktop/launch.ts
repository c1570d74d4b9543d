import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { _electron, type ElectronApplication, type Page } from '@playwright/test';

import { evaluateInTurn } from './in-turn.ts';
import { createProbe, type Probe } from './probe.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const probeFile = join(project, 'test/support/desktop/probe.cjs');

/** Of folders that launches make. */
const prefix = 'deskbell-desktop-';

/** Words of an error in the main process that nobody caught, by Electron, Node or the double. */
const unhandled =
  /UnhandledPromiseRejection|Uncaught Exception|JavaScript error occurred|Error occurred in handler for|Electron double|Unable to load preload/;

/** The second button of the question before quitting. */
const quitAnyway = { response: 1, checkboxChecked: false };

export type LaunchOptions = {
  /** A folder of an earlier launch; else a fresh one. Its neighbour `config` is XDG_CONFIG_HOME. */
  readonly dataFolder?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A folder with a package.json, or a file, of another app than Deskbell. It gets none of Deskbell's arguments. */
  readonly main?: string;
  /** Lines that would be problems and are wanted here. */
  readonly wanted?: RegExp;
};

export type DesktopApp = {
  readonly app: ElectronApplication;
  readonly dataFolder: string;
  /** The oldest window, loaded; waits until there is one. */
  readonly window: () => Promise<Page>;
  readonly probe: Probe;
  readonly stderr: () => string;
  /** Lines of stderr that tell of an error that nobody caught in the main process. */
  readonly problems: () => readonly string[];
  /** Starts the same program with the same folders once more and waits for its end. */
  readonly secondStart: (args?: readonly string[]) => Promise<EndedStart>;
  /** The exit code; null when it was killed. */
  readonly exited: Promise<number | null>;
  /** Quits as a person does. Throws on problems and when something is left running. */
  readonly close: () => Promise<void>;
  /** Quits, and removes its folders. */
  readonly remove: () => Promise<void>;
  /** Ends it at once, as a power cut does. */
  readonly kill: () => Promise<void>;
};

export type EndedStart = { readonly code: number | null; readonly stderr: string };

/** Starts that end by themselves. */
export type Starter = {
  /** Starts the program with these arguments more and waits for its end. */
  readonly start: (args?: readonly string[]) => Promise<EndedStart>;
  /** Ends at once what has not ended by itself. */
  readonly stop: () => void;
};

/** Whether this run is on the double; a few promises can be kept only there or only on a real desktop. */
export function runsOnDouble(): boolean {
  return process.env.ELECTRON_OVERRIDE_DIST_PATH?.endsWith('electron-double') === true;
}

/** Starts the built desktop app on what the run has: the real Electron or the double. */
export async function launchDesktop(options: LaunchOptions = {}): Promise<DesktopApp> {
  const dataFolder = options.dataFolder ?? join(mkdtempSync(join(tmpdir(), prefix)), 'data');
  const config = join(dirname(dataFolder), 'config');
  mkdirSync(config, { recursive: true });
  const own =
    options.main === undefined ? ['--data-dir', dataFolder, '--ingress-port', '0', '--ui-port', '0'] : [];
  const args = [options.main ?? project, ...own, ...(options.args ?? [])];
  const env = environment({
    XDG_CONFIG_HOME: config,
    ...compileCache(options.main ?? project),
    ...options.env,
  });
  const launched = await _electron.launch({
    args: ['-r', probeFile, ...args],
    env,
    cwd: project,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // The native theme decides, as on a desktop.
    colorScheme: null,
  });
  const app = evaluateInTurn(launched);
  const child = app.process();
  let stderr = '';
  const problems = () =>
    stderr.split('\n').filter((line) => unhandled.test(line) && options.wanted?.test(line) !== true);
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => undefined);
  const fail = (what: string) => broken.reject(new Error(`${what}:\n${stderr}`));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    if (problems().length > 0) fail('Nobody caught this in the main process');
  });
  child.once('exit', (code) => fail(`The app ended with ${String(code)}`));
  // Not `exit`: what it said last may still be on its way then.
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const probe = createProbe(app);
  const others = startsOf(args, env);
  const gone = async () => {
    others.stop();
    await exited;
    if (child.pid !== undefined) await groupEnded(child.pid);
  };
  const close = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      // Who is asked whether it may end although something falls due says yes; it may be ending already.
      await probe.answer('dialog.showMessageBox', quitAnyway).catch(() => undefined);
      await app.close();
    }
    await gone();
    if (problems().length > 0) throw new Error(`Nobody caught this in the main process:\n${stderr}`);
  };
  return {
    app,
    dataFolder,
    window: async () => {
      const there = app.windows().find((one) => !one.isClosed());
      const page = there ?? (await Promise.race([app.waitForEvent('window'), broken.promise]));
      await page.waitForLoadState();
      return page;
    },
    probe,
    stderr: () => stderr,
    problems,
    secondStart: others.start,
    exited,
    close,
    remove: () => close().finally(() => removeFolders(dataFolder)),
    kill: async () => {
      child.kill('SIGKILL');
      await gone();
    },
  };
}

/** Removes what a launch made for its data; a folder that somebody else made stays. */
export function removeFolders(dataFolder: string): void {
  const folder = dirname(dataFolder);
  if (basename(folder).startsWith(prefix)) rmSync(folder, { recursive: true, force: true });
}

/** The desktop's language and zone are the specs', whatever this computer's are. */
function environment(more: Readonly<Record<string, string>>): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || /^(LC_.*|LANGUAGE|ELECTRON_RUN_AS_NODE|NODE_OPTIONS)$/.test(name)
      ? []
      : [[name, value] as const],
  );
  return { ...Object.fromEntries(inherited), LANG: 'en_GB.UTF-8', TZ: 'Europe/London', ...more };
}

/** What Node has compiled of the sources and the bundles is kept between starts; of folders that go again it is not. */
function compileCache(program: string): Record<string, string> {
  return program.startsWith(project) ? { NODE_COMPILE_CACHE: join(project, '.cache/compiled') } : {};
}

/** Starts of Deskbell that are refused; what it keeps besides its data goes into `config`. */
export function starterOf(config: string): Starter {
  return startsOf([project], environment({ XDG_CONFIG_HOME: config, ...compileCache(project) }));
}

function startsOf(args: readonly string[], env: Record<string, string>): Starter {
  const running = new Set<ChildProcess>();
  // As Playwright starts the first one.
  const sandbox = process.platform === 'linux' ? ['--no-sandbox'] : [];
  return {
    start: (more = []) =>
      new Promise((resolve, reject) => {
        const child = spawn(electronFile(), [...sandbox, ...args, ...more], {
          cwd: project,
          env,
          stdio: ['ignore', 'ignore', 'pipe'],
        });
        running.add(child);
        let stderr = '';
        child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
        child.once('error', reject);
        child.once('close', (code) => {
          running.delete(child);
          resolve({ code, stderr });
        });
      }),
    stop() {
      for (const child of running) child.kill('SIGKILL');
    },
  };
}

/** Electron's executable or the double's, as Playwright finds it. */
function electronFile(): string {
  // Outside Electron, its package is the path of its executable.
  return createRequire(import.meta.url)('electron') as string;
}

async function groupEnded(leader: number): Promise<void> {
  if (process.platform === 'win32') return;
  for (let tries = 0; tries < 300; tries += 1) {
    if (!isAnyAlive(leader)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  process.kill(-leader, 'SIGKILL');
  throw new Error('The app ended and left processes running');
}

function isAnyAlive(group: number): boolean {
  try {
    process.kill(-group, 0);
  } catch {
    return false;
  }
  // Signals reach also those that have ended and that nobody has buried yet; Linux tells them apart.
  if (process.platform !== 'linux') return true;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => {
      const [state, , itsGroup] = statOf(pid);
      return itsGroup === String(group) && state !== 'Z';
    });
}

/** State, parent and group: what follows the name in parentheses. */
function statOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return [];
  }
}
