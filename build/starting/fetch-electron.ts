import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type Fetched = { readonly kind: 'fetched' } | { readonly kind: 'failed'; readonly reason: string };

type Options = {
  /** The folder of the npm package `electron`, which knows where its program comes from and how it must look. */
  readonly electronPackage: string;
  /** The file in which a failure is written down. */
  readonly notes: string;
  readonly env: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
  /** Milliseconds to the first answer of the place it comes from, and for the whole. */
  readonly patience?: { readonly answer: number; readonly whole: number };
};

const usualPlace = 'https://github.com/electron/electron/releases/download/';
const day = 24 * 60 * 60 * 1000;

/**
 * Fetches Electron's program once, about 120 MB. Without a connection it gives up within three seconds; a download that began and
 * failed is not begun again for a day. Never rejects.
 */
export async function fetchElectron(options: Options): Promise<Fetched> {
  const { electronPackage, notes, env, say, patience = { answer: 3000, whole: 5 * 60_000 } } = options;
  const unreachable = await askPlace(env, patience.answer);
  if (unreachable !== null) return { kind: 'failed', reason: unreachable };
  say('Fetching Electron, once (about 120 MB)…');
  const reason = await install(electronPackage, env, patience.whole);
  if (reason === null) {
    rmSync(notes, { force: true });
    return { kind: 'fetched' };
  }
  writeDown(notes, reason);
  return { kind: 'failed', reason };
}

/** Why there is no answer, null when there is one: any will do, the place may refuse to be asked like this. */
async function askPlace(env: NodeJS.ProcessEnv, limit: number): Promise<string | null> {
  // Through a proxy only the package itself knows the way.
  if (env.ELECTRON_GET_USE_PROXY !== undefined) return null;
  const mirror = env.npm_config_electron_mirror ?? env.NPM_CONFIG_ELECTRON_MIRROR ?? env.ELECTRON_MIRROR;
  const place = mirror === undefined || mirror === '' ? usualPlace : mirror;
  try {
    await fetch(place, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(limit) });
    return null;
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError')
      return `no answer from ${URL.parse(place)?.host ?? 'there'}`;
    const cause = error instanceof Error ? error.cause : null;
    return cause instanceof Error && cause.message !== '' ? cause.message : 'no connection';
  }
}

/** Runs the package's own installer, which verifies what it gets. Null when it worked. */
function install(electronPackage: string, env: NodeJS.ProcessEnv, limit: number): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(electronPackage, 'install.js')], {
      // Its progress bar goes to stderr with ours: stdout belongs to the program.
      stdio: ['ignore', 2, 'pipe'],
      env,
    });
    let words = '';
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill();
    }, limit);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      words += text;
      // The bar; a failure is told by us in one line.
      if (text.includes('Downloading')) process.stderr.write(text);
    });
    const finish = (reason: string | null) => {
      clearTimeout(timer);
      resolve(reason);
    };
    child.once('error', (error) => finish(error.message));
    child.once('close', (code) => {
      if (isLate) finish(`it took longer than ${Math.round(limit / 60_000)} minutes`);
      else finish(code === 0 ? null : reasonIn(words));
    });
  });
}

/** The sentence of an error in a stack trace, without its address: a mirror's may hold a password. */
export function reasonIn(stack: string): string {
  const line = stack.split('\n').find((text) => /^\w*Error\b/.test(text)) ?? 'the download failed';
  return line
    .replace(/^\w*Error(?: \[\w+\])?: /, '')
    .replace(/ (?:for|from) https?:\S+/, '')
    .replace(/https?:\/\/\S+/g, '…')
    .slice(0, 200);
}

function writeDown(notes: string, reason: string): void {
  mkdirSync(dirname(notes), { recursive: true });
  writeFileSync(notes, JSON.stringify({ reason, at: Date.now() }));
}

/** Why a download failed less than a day before `now`; null when none did. */
export function readFailure(notes: string, now: number): string | null {
  try {
    const { reason, at } = JSON.parse(readFileSync(notes, 'utf8')) as { reason: unknown; at: unknown };
    if (typeof reason !== 'string' || typeof at !== 'number') return null;
    return now - at < day && now >= at ? reason : null;
  } catch {
    return null;
  }
}
