import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));

/** One thing that is built: into `.out/<name>`, by a vite configuration or a program, from files and folders of the project. */
type Part = {
  readonly name: string;
  /** A vite configuration; or a program that is told the folder to write into. */
  readonly config: string;
  readonly isProgram?: true;
  readonly sources: readonly string[];
};

const parts: readonly Part[] = [
  { name: 'renderer', config: 'build/vite.renderer.ts', sources: ['shared', 'renderer'] },
  {
    name: 'headless',
    config: 'build/vite.headless.ts',
    sources: [
      ...['shared', 'electron/core', 'electron/host', 'electron/headless'],
      'build/bundle-packages.ts',
    ],
  },
  {
    name: 'desktop',
    config: 'build/vite.desktop.ts',
    sources: [
      ...['shared', 'electron/core', 'electron/host', 'electron/desktop'],
      'renderer/theme/tokens.css',
      'build/bundle-packages.ts',
    ],
  },
  { name: 'preload', config: 'build/vite.preload.ts', sources: ['electron/desktop/preload'] },
  { name: 'icons', config: 'build/icons/render.ts', isProgram: true, sources: ['build/icons'] },
];

/** Builds what has changed since it was last built; says so on stderr, which leaves stdout to the program. */
export async function buildWhatIsStale(): Promise<void> {
  await buildStale(parts);
}

/** The same for the headless host alone, which is all that tests without a browser start. */
export async function buildStaleHost(): Promise<void> {
  await buildStale(parts.filter(({ name }) => name === 'headless'));
}

async function buildStale(wanted: readonly Part[]): Promise<void> {
  const stale = wanted
    .map((part) => ({ ...part, state: stateOf([...part.sources, part.config, 'package-lock.json']) }))
    .filter((part) => lastBuilt(part.name) !== part.state);
  if (stale.length === 0) return;
  process.stderr.write(`Building ${stale.map(({ name }) => name).join(' and ')}…\n`);
  await Promise.all(stale.map((part) => build(part)));
}

/** Builds beside the old result and then takes its place, so that two builds at once do no harm. */
async function build(part: Part & { state: string }): Promise<void> {
  const target = join(project, '.out', part.name);
  const fresh = `${target}.new-${process.pid}`;
  const old = `${target}.old-${process.pid}`;
  try {
    await run(part, fresh);
    writeFileSync(join(fresh, stampFile), part.state);
    if (existsSync(target)) renameSync(target, old);
    renameSync(fresh, target);
  } catch (error) {
    // Another process was faster with the same sources: its result is as good.
    if (lastBuilt(part.name) !== part.state) throw error;
  } finally {
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
  }
}

function run({ config, isProgram }: Part, outFolder: string): Promise<void> {
  mkdirSync(join(project, '.out'), { recursive: true });
  const vite = join(project, 'node_modules/vite/bin/vite.js');
  const args = isProgram
    ? [join(project, config), outFolder]
    : [vite, 'build', '--config', config, '--outDir', outFolder, '--logLevel', 'warn'];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: project, stdio: ['ignore', 2, 2] });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${config} could not be built.`))));
  });
}

const stampFile = '.built-from';

function lastBuilt(name: string): string | null {
  const file = join(project, '.out', name, stampFile);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** A digest of names, sizes and times of change: also a removed file makes a difference. */
function stateOf(sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesOf(source)) {
      const { size, mtimeMs } = statSync(join(project, file));
      hash.update(`${file}\n${size}\n${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function filesOf(source: string): string[] {
  if (statSync(join(project, source)).isFile()) return [source];
  return readdirSync(join(project, source), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(project.length))
    .sort();
}
