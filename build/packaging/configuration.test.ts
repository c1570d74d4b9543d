import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { configurationFor } from './configuration.ts';
import { partOfBuilder } from './pack-with-stand-in.ts';
import { releasePlace } from './release-place.ts';

const { getConfig, validateConfiguration } = partOfBuilder('app-builder-lib/out/util/config/config.js') as {
  getConfig: (project: string, file: string, options: null) => Promise<object>;
  validateConfiguration: (configuration: object, log: object) => Promise<void>;
};
const { DebugLogger } = partOfBuilder('builder-util') as { DebugLogger: new (on: boolean) => object };
const isValid = (configuration: object) => validateConfiguration(configuration, new DebugLogger(false));

const apple = { APPLE_API_KEY: '/key.p8', APPLE_API_KEY_ID: 'K', APPLE_API_ISSUER: 'I' };

describe('the configuration', () => {
  it('is found and accepted by electron-builder', async () => {
    await isValid(await getConfig(process.cwd(), 'build/packaging/electron-builder.ts', null));
  });

  it.each([
    ['unsigned', {}],
    ['with a certificate', { CSC_LINK: 'a', CSC_KEY_PASSWORD: 'b', WINDOWS_PUBLISHER_NAME: 'Anna' }],
    ['notarised', { CSC_LINK: 'a', ...apple }],
    [
      'signed in the cloud',
      {
        AZURE_SIGNING_ENDPOINT: 'https://weu.codesigning.azure.net',
        AZURE_SIGNING_ACCOUNT: 'account',
        AZURE_SIGNING_PROFILE: 'profile',
        WINDOWS_PUBLISHER_NAME: 'Anna',
      },
    ],
    ['published', { DESKBELL_RELEASES: 'somebody/deskbell' }],
  ])('is accepted %s', async (_name, env) => {
    await isValid(configurationFor(env, '1.2.0'));
  });

  it('is not accepted with a word that electron-builder does not know', async () => {
    const { nsis, ...rest } = configurationFor({}, '1.2.0');
    await expect(isValid({ ...rest, nsis: { ...nsis, oneClik: true } })).rejects.toThrow(
      /Invalid configuration/,
    );
  });
});

it('names the program as it names itself: Windows shows its toasts only then, and links find it', () => {
  const identity = readFileSync('electron/desktop/life/identity.ts', 'utf8');
  const { appId, protocols } = configurationFor({}, '1.2.0');
  expect(identity).toContain(`appId = '${appId}'`);
  expect(protocols).toEqual([{ name: 'Deskbell', schemes: ['deskbell'], role: 'Viewer' }]);
  expect(identity).toContain("linkScheme = 'deskbell'");
});

describe('a release', () => {
  const releaseOf = (env: NodeJS.ProcessEnv) => {
    const configuration = configurationFor(env, '1.2.0');
    // It takes anything, and says so with `any`.
    return { publish: configuration.publish, extraMetadata: configuration.extraMetadata as unknown };
  };

  it('goes to the repository that builds it, as a draft', () => {
    expect(releaseOf({ GITHUB_REPOSITORY: 'somebody/deskbell' })).toEqual({
      publish: {
        provider: 'github',
        owner: 'somebody',
        repo: 'deskbell',
        channel: 'latest',
        releaseType: 'draft',
      },
      extraMetadata: {
        desktopName: 'deskbell.desktop',
        homepage: 'https://github.com/somebody/deskbell/releases',
        release: { page: 'https://github.com/somebody/deskbell/releases', isMacSigned: false },
      },
    });
  });

  it('with an early version goes to the early channel', () => {
    const { publish } = configurationFor({ DESKBELL_RELEASES: 'somebody/deskbell' }, '1.3.0-beta.1');
    expect(publish).toMatchObject({ channel: 'beta' });
  });

  it('has no place when nobody names one: such a build never looks for updates', () => {
    expect(releaseOf({})).toEqual({
      publish: null,
      extraMetadata: { desktopName: 'deskbell.desktop' },
    });
  });

  it.each(['deskbell', 'a/b/c', 'a b/c', 'https://github.com/a/b', '-a/b', '../b'])('is not %s', (named) => {
    expect(() => releasePlace({ DESKBELL_RELEASES: named })).toThrow(/owner\/name/);
  });
});

describe('signing', () => {
  const macOf = (env: NodeJS.ProcessEnv) => {
    const { hardenedRuntime, identity, notarize } = configurationFor(env, '1.2.0').mac ?? {};
    return { hardenedRuntime, identity, notarize };
  };

  it('on macOS is hardened and notarised with a certificate and a key of Apple', () => {
    expect(macOf({ CSC_LINK: 'a', ...apple })).toEqual({
      hardenedRuntime: true,
      identity: undefined,
      notarize: true,
    });
  });

  it('on macOS names nobody without a certificate, and then nothing is notarised', () => {
    const unsigned = { hardenedRuntime: false, identity: '-', notarize: false };
    expect([macOf(apple), macOf({ CSC_LINK: '' })]).toEqual([unsigned, unsigned]);
  });

  it('on Windows takes a certificate unless all of the cloud’s names are there', () => {
    const env = { AZURE_SIGNING_ENDPOINT: 'https://a.example', AZURE_SIGNING_ACCOUNT: 'a' };
    const { azureSignOptions, signtoolOptions } = configurationFor(env, '1.2.0').win ?? {};
    expect({ azureSignOptions, signtoolOptions }).toEqual({
      azureSignOptions: undefined,
      signtoolOptions: { signingHashAlgorithms: ['sha256'] },
    });
  });
});
