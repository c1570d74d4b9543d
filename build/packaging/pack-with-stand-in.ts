import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';

import { root, runCommand } from '../testing/run-command.ts';
import { writeStandIn } from './stand-in.ts';

/** What electron-builder reads archives with; it belongs to electron-builder, not to us. */
export type AsarTool = {
  listPackage(archive: string, options: { isPack: boolean }): string[];
  extractAll(archive: string, folder: string): void;
};

/** A package that electron-builder itself depends on. */
export function partOfBuilder(name: string): unknown {
  const builder = createRequire(import.meta.url).resolve('electron-builder/package.json');
  const library = createRequire(builder).resolve('app-builder-lib');
  return createRequire(library)(name);
}

export type Packed = {
  /** The folder that an installer would put on a computer. */
  readonly program: string;
  readonly resources: string;
  readonly archive: string;
  readonly output: string;
};

/**
 * Packs what is built, on Linux and for it, with a stand-in for Electron: `--dir` is everything but the last step of making an
 * installer. `folder` is empty and somebody else's to remove. `releases`: owner/name. Throws with electron-builder's words.
 */
export async function packWithStandIn(folder: string, releases: string | null): Promise<Packed> {
  const electron = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as {
    version: string;
  };
  const distribution = join(folder, 'electron');
  writeStandIn(distribution, electron.version);
  const out = join(folder, 'out');
  const options = [
    ...['--linux', 'dir', '--x64', '--publish', 'never'],
    ...['--config', 'build/packaging/electron-builder.ts'],
    `-c.electronDist=${distribution}`,
    `-c.directories.output=${out}`,
  ];
  const env = { DESKBELL_RELEASES: releases ?? '', GITHUB_REPOSITORY: '', CSC_LINK: '', CSC_NAME: '' };
  const { ok, output } = await runCommand('electron-builder', options, { env });
  if (!ok) throw new Error(`electron-builder failed:\n${output}`);
  const program = join(out, 'linux-unpacked');
  const resources = join(program, 'resources');
  return { program, resources, archive: join(resources, 'app.asar'), output };
}

/** Takes an archive apart as Electron reads it: what lies beside it comes to its place. */
export function unpackArchive(archive: string, folder: string): void {
  (partOfBuilder('@electron/asar') as AsarTool).extractAll(archive, folder);
}
