import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { buildWhatIsStale } from '../build-stale.ts';
import { inProgram } from './packed-files.ts';
import {
  packWithStandIn,
  partOfBuilder,
  unpackArchive,
  type AsarTool,
  type Packed,
} from './pack-with-stand-in.ts';

const megabyte = 1024 * 1024;
const limit = 25 * megabyte;

let folder: string;
let packed: Packed;
/** The archive taken apart. */
let inside: string;
/** Paths in the archive, with `/` in front; folders too. */
let listed: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell-packed-'));
  await buildWhatIsStale();
  packed = await packWithStandIn(folder, 'somebody/deskbell');
  inside = join(folder, 'inside');
  unpackArchive(packed.archive, inside);
  const asar = partOfBuilder('@electron/asar') as AsarTool;
  listed = asar.listPackage(packed.archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(inside, path), 'utf8');
const bundle = '.out/desktop/main.js';

describe('the packed program', () => {
  it('holds what it is made of and nothing else', () => {
    expect(readdirSync(inside).sort()).toEqual(['.out', 'LICENSE', 'node_modules', 'package.json']);
    expect(readdirSync(join(inside, '.out')).sort()).toEqual(['desktop', 'icons', 'preload', 'renderer']);
    for (const file of [bundle, '.out/preload/preload.cjs', '.out/renderer/index.html'])
      expect(listed).toContain(`/${file}`);
  });

  it('has no sources, maps, tests, stamps or secrets in it', () => {
    const foreign =
      /\.(ts|tsx|mts|cts|map|md|tsbuildinfo|env|pem|p12|pfx|key|sqlite|db|log)$|\.(test|spec)\.|\/(tests?|__tests__|\.git|\.cache|\.built-from)(\/|$)/i;
    const licence = /\/licen[cs]e\.md$/i;
    expect(listed.filter((path) => foreign.test(path) && !licence.test(path))).toEqual([]);
  });

  it('has the packages of production and no other', () => {
    type Entry = { version?: string; dev?: boolean; optional?: boolean };
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, Entry>;
    };
    const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    // By name and version: electron-builder may put a package elsewhere than npm did.
    const production = new Set(
      Object.entries(packages)
        .filter(([, { dev, optional }]) => dev !== true && optional !== true)
        .map(([path, { version }]) => `${nameOf(path)}@${version}`),
    );
    const folders = listed.flatMap(
      (path) => /^\/(.*node_modules\/(?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1] ?? [],
    );
    const found = folders
      .filter((path) => !nameOf(path).startsWith('@') || nameOf(path).includes('/'))
      .map((path) => {
        const { version } = JSON.parse(read(`${path}/package.json`)) as { version: string };
        return `${nameOf(path)}@${version}`;
      });
    expect(found.filter((name) => !production.has(name))).toEqual([]);
    expect(found.length).toBeGreaterThan(100);
  });

  it('has one binary of SQLite, beside the archive, where the system can load it', () => {
    const binaries = listed.filter((path) => path.endsWith('.node'));
    expect(binaries).toEqual(['/node_modules/better-sqlite3/prebuilds/linux-x64.node']);
    const beside = readdirSync(`${packed.archive}.unpacked`, { recursive: true, withFileTypes: true });
    expect(beside.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual(['linux-x64.node']);
  });

  it(`is smaller than ${limit / megabyte} MB`, () => {
    expect(statSync(packed.archive).size).toBeLessThan(limit);
  });

  it('knows its main file, its releases and nothing of how it was built', () => {
    const description = JSON.parse(read('package.json')) as Record<string, unknown>;
    expect({
      main: description.main,
      release: description.release,
      homepage: description.homepage,
      scripts: description.scripts,
      devDependencies: description.devDependencies,
    }).toEqual({
      main: bundle,
      release: { page: 'https://github.com/somebody/deskbell/releases', isMacSigned: false },
      homepage: 'https://github.com/somebody/deskbell/releases',
      scripts: undefined,
      devDependencies: undefined,
    });
  });

  it('knows its feed', () => {
    const lines = readFileSync(join(packed.resources, 'app-update.yml'), 'utf8').trim().split('\n');
    expect(lines.sort()).toEqual([
      'channel: latest',
      'owner: somebody',
      'provider: github',
      'releaseType: draft',
      'repo: deskbell',
      'updaterCacheDirName: deskbell-updater',
    ]);
  });

  it('speaks the languages of Deskbell and brings the licences of what it stands on', () => {
    expect(readdirSync(join(packed.program, 'locales')).sort()).toEqual(['en-US.pak', 'ru.pak']);
    expect(readdirSync(packed.program)).toEqual(
      expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html']),
    );
  });

  it('has the packages that are in the program itself as nothing but their name and their licence', () => {
    const odd = inProgram.filter((name) => {
      const files = readdirSync(join(inside, 'node_modules', name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name);
      const isLicence = (file: string) => /^licen[cs]e/i.test(file);
      return !files.some(isLicence) || !files.every((file) => file === 'package.json' || isLicence(file));
    });
    expect(odd).toEqual([]);
  });

  it('has its fuses set', async () => {
    const wire = await getCurrentFuseWire(join(packed.program, 'deskbell'));
    const on = (fuse: FuseV1Options) => wire[fuse] === FuseState.ENABLE;
    expect({
      runAsNode: on(FuseV1Options.RunAsNode),
      cookieEncryption: on(FuseV1Options.EnableCookieEncryption),
      nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
      integrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyFromArchive: on(FuseV1Options.OnlyLoadAppFromAsar),
      filePrivileges: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeOptions: false,
      inspect: false,
      integrity: true,
      onlyFromArchive: true,
      filePrivileges: false,
    });
  });

  it('finds every package that it names, and SQLite works in it', () => {
    const named = [...read(bundle).matchAll(/^import .*? from "([^"]+)";$|\bimport\("([^"]+)"\)/gm)]
      .map(([, fixed, lazy]) => fixed ?? lazy ?? '')
      .filter((name) => !/^(\.|node:|electron$)/.test(name) && !builtinModules.includes(name));
    expect(named).toEqual(
      expect.arrayContaining(['better-sqlite3', '@fastify/swagger-ui', 'electron-updater']),
    );
    const program = `
      import { registerHooks } from 'node:module';
      const electron = 'data:text/javascript,export default {};';
      registerHooks({
        resolve: (name, context, next) =>
          name === 'electron' ? { url: electron, shortCircuit: true } : next(name, context),
      });
      for (const name of ${JSON.stringify(named)}) await import(name);
      const { default: Database } = await import('better-sqlite3');
      const answer = new Database(':memory:').prepare('SELECT sqlite_version() AS version').get();
      console.log(typeof answer.version);`;
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: join(inside, '.out/desktop'),
      encoding: 'utf8',
    });
    expect(output.trim()).toBe('string');
  });
});
