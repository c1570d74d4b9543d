import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { release } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import type { App } from './api/app.ts';
import { readArguments } from './arguments.ts';
import { running } from './running.ts';

/** The Electron whose types the app is compiled against, and the Chromium that it carries. */
const versions = { electron: '45.4.1', chrome: '156.0.8078.79' };

const here = dirname(fileURLToPath(import.meta.url));
const executable = join(here, 'electron');

/** Makes this Node process look like Electron's main process, runs the app, then starts the browser: `electron <app>`. */
async function boot(): Promise<void> {
  const args = process.argv.slice(2);
  process.argv = [executable, ...args];
  process.execPath = executable;
  // A copy: modules required before the app take their own arguments out.
  running.argv = [...process.argv];
  describeProcess();
  registerHooks({
    resolve: (specifier, context, next) =>
      /^electron(\/main|\/common)?$/.test(specifier)
        ? { url: pathToFileURL(join(here, 'electron.ts')).href, shortCircuit: true }
        : next(specifier, context),
  });
  const { app } = await import('./api/app.ts');
  const end = process.exit.bind(process);
  app.double.end = async (exitCode) => {
    await Promise.allSettled([app.double.instance.told, running.browser?.close()]);
    app.releaseSingleInstanceLock();
    end(exitCode);
  };
  process.exit = ((code?: number) => app.exit(code ?? Number(process.exitCode ?? 0))) as typeof process.exit;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  process.on('uncaughtException', reportUncaught);

  const { modules, application } = readArguments(args);
  const fromHere = createRequire(join(process.cwd(), 'electron-double.cjs'));
  for (const module of modules) fromHere(module);
  if (application === null) throw new Error('The Electron double was given no app to run');
  const entry = findApplication(application);
  app.double.become(entry);
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const waitsForever = () => {
    process.stderr.write(
      'The main module awaits what comes only after it (app.whenReady?): Electron would hang\n',
    );
    end(1);
  };
  process.once('beforeExit', waitsForever);
  await import(pathToFileURL(entry.main).href);
  process.off('beforeExit', waitsForever);
  if (app.double.isQuitting()) return;
  await startBrowser(app);
}

async function startBrowser(app: App): Promise<void> {
  const { double, commandLine } = app;
  const { watchDownloads } = await import('./api/download-item.ts');
  const { startChromium } = await import('./chromium.ts');
  const profile = join(app.getPath('sessionData'), 'Chromium');
  mkdirSync(profile, { recursive: true });
  running.browser = await startChromium({
    profile,
    switches: commandLine.double.switches(),
    onListening: (line) => process.stderr.write(`${line}\n`),
    onDied: () => {
      if (!double.isEnding()) process.stderr.write('The browser of the Electron double died\n');
      app.exit(1);
    },
  });
  const { WebContents } = await import('./api/web-contents.ts');
  watchDownloads(running.browser, () => WebContents.getAllWebContents());
  running.settle(Promise.resolve(running.browser));
  if (!double.isQuitting()) double.ready();
}

function describeProcess(): void {
  const facts = { type: 'browser', resourcesPath: here, ...versions };
  for (const [name, value] of Object.entries(facts))
    Object.defineProperty(process, name, { value, enumerable: true });
  Object.assign(process, {
    getSystemVersion: () => release(),
    getCreationTime: () => performance.timeOrigin,
    // In kilobytes, as Electron counts.
    getProcessMemoryInfo: () => {
      const residentSet = Math.round(process.memoryUsage.rss() / 1024);
      return Promise.resolve({ residentSet, private: residentSet, shared: 0 });
    },
  });
  Object.defineProperty(process, 'versions', {
    value: { ...process.versions, ...versions },
    enumerable: true,
  });
}

/** Electron shows a box and goes on. */
function reportUncaught(error: Error): void {
  // The app's own listener decides what is shown.
  if (process.listenerCount('uncaughtException') > 1) return;
  process.stderr.write(
    `A JavaScript error occurred in the main process\nUncaught Exception:\n${error.stack ?? String(error)}\n`,
  );
}

function findApplication(path: string): { name: string; version: string; path: string; main: string } {
  const description = join(path, 'package.json');
  if (!existsSync(description)) {
    const main = createRequire(import.meta.url).resolve(path);
    return { name: 'Electron', version: versions.electron, path: dirname(main), main };
  }
  const { name, productName, version, main } = JSON.parse(readFileSync(description, 'utf8')) as Record<
    string,
    string
  >;
  return {
    name: productName ?? name ?? 'Electron',
    version: version ?? '',
    path,
    main: createRequire(import.meta.url).resolve(join(path, main ?? 'index.js')),
  };
}

boot().catch((error: unknown) => {
  process.stderr.write(
    `App threw an error during load\nUncaught Exception:\n${error instanceof Error ? (error.stack ?? '') : String(error)}\n`,
  );
  process.kill(process.pid, 'SIGKILL');
});
