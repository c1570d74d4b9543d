import type { Configuration } from 'electron-builder';

import { checkBinaries } from './check-binaries.ts';
import { packedFiles } from './packed-files.ts';
import { releasePlace, type ReleasePlace } from './release-place.ts';

/**
 * How installers are made, as electron-builder reads it. Where releases are published and with what they are signed comes
 * from the environment (see build/decisions/0014-installers-and-updates.md); without it everything is built, unsigned.
 */
export function configurationFor(env: NodeJS.ProcessEnv, version: string): Configuration {
  const place = releasePlace(env);
  const isMacSigned = isSet(env.CSC_LINK) || isSet(env.CSC_NAME);
  return {
    appId: 'app.deskbell.desktop',
    productName: 'Deskbell',
    copyright: 'Copyright © 2026 The Deskbell authors',
    directories: { output: '.out/installers', buildResources: 'build/packaging' },
    files: [...packedFiles],
    // One file, whose checksum the signed program knows. Only the binary of SQLite must lie beside it.
    asar: { smartUnpack: false },
    asarUnpack: ['node_modules/better-sqlite3/prebuilds/*.node'],
    // SQLite's binaries come ready for every system and for Electron.
    npmRebuild: false,
    electronLanguages: ['en-US', 'ru'],
    electronFuses: fuses,
    afterPack: checkBinaries,
    protocols: [{ name: 'Deskbell', schemes: ['deskbell'], role: 'Viewer' }],
    publish: place && publishTo(place, version),
    extraMetadata: {
      desktopName: 'deskbell.desktop',
      ...(place && { homepage: place.page, release: { page: place.page, isMacSigned } }),
    },
    mac: macOptions(env, isMacSigned),
    dmg: { title: '${productName} ${version}', writeUpdateInfo: false },
    win: windowsOptions(env),
    nsis: {
      // A salon's owner answers no questions: one click, for this user, no administrator.
      oneClick: true,
      perMachine: false,
      runAfterFinish: true,
      installerLanguages: ['en_US', 'ru_RU'],
      deleteAppDataOnUninstall: false,
      include: 'build/packaging/installer.nsh',
      artifactName: '${productName}-Setup-${version}.${ext}',
      uninstallDisplayName: '${productName}',
    },
    linux: linuxOptions,
    // No version in its name: an update takes the place of the file, and what points to it still does.
    appImage: { artifactName: '${productName}-${arch}.${ext}' },
    // A runtime that needs no FUSE library of the system, which new distributions no longer bring.
    toolsets: { appimage: '1.0.3' },
    deb: { artifactName: 'deskbell_${version}_${arch}.${ext}', packageCategory: 'mail', recommends: [] },
  };
}

/** Nothing in the program forks, debugs or reads pages from files: whoever finds a way to wants something else. */
const fuses: NonNullable<Configuration['electronFuses']> = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

const linuxOptions: NonNullable<Configuration['linux']> = {
  target: [
    { target: 'AppImage', arch: ['x64', 'arm64'] },
    { target: 'deb', arch: ['x64', 'arm64'] },
  ],
  icon: '.out/icons/icon.png',
  executableName: 'deskbell',
  syncDesktopName: true,
  category: 'Office',
  synopsis: 'The front desk of a small business, on its own computer',
  desktop: {
    entry: {
      Categories: 'Office;Network;InstantMessaging;',
      Keywords: 'WhatsApp;bookings;reminders;messages;inbox;',
      'Comment[ru]': 'Стойка администратора для малого бизнеса на вашем компьютере',
      StartupWMClass: 'deskbell',
      SingleMainWindow: 'true',
    },
  },
};

function publishTo({ owner, repo }: ReleasePlace, version: string) {
  // `1.3.0-beta.1` goes to those who chose early versions.
  const channel = version.includes('-') ? 'beta' : 'latest';
  return { provider: 'github' as const, owner, repo, channel, releaseType: 'draft' as const };
}

function macOptions(env: NodeJS.ProcessEnv, isSigned: boolean): NonNullable<Configuration['mac']> {
  const entitlements = 'build/packaging/entitlements.mac.plist';
  const isNotarised =
    (isSet(env.APPLE_API_KEY) && isSet(env.APPLE_API_KEY_ID) && isSet(env.APPLE_API_ISSUER)) ||
    (isSet(env.APPLE_ID) && isSet(env.APPLE_APP_SPECIFIC_PASSWORD) && isSet(env.APPLE_TEAM_ID));
  return {
    // The updater replaces the program by the zip, people open the dmg.
    target: [
      { target: 'dmg', arch: ['x64', 'arm64'] },
      { target: 'zip', arch: ['x64', 'arm64'] },
    ],
    icon: '.out/icons/icon.icns',
    category: 'public.app-category.business',
    artifactName: '${productName}-${version}-${arch}.${ext}',
    // What Electron 44 and newer start on.
    minimumSystemVersion: '13.0',
    darkModeSupport: true,
    gatekeeperAssess: false,
    entitlements,
    entitlementsInherit: entitlements,
    notarize: isSigned && isNotarised,
    // An Apple processor starts nothing without any signature, and one that names nobody forbids the hardened runtime.
    ...(isSigned ? { hardenedRuntime: true } : { hardenedRuntime: false, identity: '-' }),
  };
}

function windowsOptions(env: NodeJS.ProcessEnv): NonNullable<Configuration['win']> {
  const publisherName = env.WINDOWS_PUBLISHER_NAME;
  const { AZURE_SIGNING_ENDPOINT, AZURE_SIGNING_ACCOUNT, AZURE_SIGNING_PROFILE } = env;
  const signing =
    isSet(AZURE_SIGNING_ENDPOINT) &&
    isSet(AZURE_SIGNING_ACCOUNT) &&
    isSet(AZURE_SIGNING_PROFILE) &&
    isSet(publisherName)
      ? {
          azureSignOptions: {
            publisherName,
            endpoint: AZURE_SIGNING_ENDPOINT,
            codeSigningAccountName: AZURE_SIGNING_ACCOUNT,
            certificateProfileName: AZURE_SIGNING_PROFILE,
          },
        }
      : {
          // The certificate itself comes from CSC_LINK and CSC_KEY_PASSWORD.
          signtoolOptions: {
            signingHashAlgorithms: ['sha256' as const],
            ...(isSet(publisherName) && { publisherName }),
          },
        };
  return {
    target: [{ target: 'nsis', arch: ['x64'] }],
    icon: '.out/icons/icon.ico',
    requestedExecutionLevel: 'asInvoker',
    verifyUpdateCodeSignature: true,
    ...signing,
  };
}

/** GitHub gives a secret that does not exist as an empty string. */
function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
