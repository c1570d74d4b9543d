import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What electron-builder tells of it, as far as it matters here. */
type Packed = {
  readonly appOutDir: string;
  readonly arch: number;
  readonly electronPlatformName: string;
  readonly packager: { getResourcesDir(appOutDir: string): string };
};

/** electron-builder counts its processors; these are the ones we build for. */
const processors: Readonly<Record<number, string>> = { 1: 'x64', 3: 'arm64' };

/**
 * Looks at what was packed, before it is signed: exactly the binary of SQLite that the program will load. Installed on a
 * computer, a wrong one would be noticed by the owner, as a program that does not start. Throws when it is another.
 */
export function checkBinaries({ appOutDir, arch, electronPlatformName, packager }: Packed): void {
  const folder = join(
    packager.getResourcesDir(appOutDir),
    'app.asar.unpacked/node_modules/better-sqlite3/prebuilds',
  );
  const found = existsSync(folder) ? readdirSync(folder) : [];
  const wanted = `${electronPlatformName}-${processors[arch] ?? 'unknown'}.node`;
  if (found.length !== 1 || found[0] !== wanted)
    throw new Error(
      `The program needs ${wanted} of SQLite, but has: ${found.join(', ') || 'none'}. Each system packs itself.`,
    );
}
