import { z } from 'zod';

/** What the build wrote into the program's package.json about its releases. Builds without a feed have nothing there. */
const releaseSchema = z.object({
  release: z
    .object({
      /** The page where the owner finds installers. */
      page: z.url({ protocol: /^https$/ }),
      /** macOS replaces a program only by one with the same signature. */
      isMacSigned: z.boolean(),
    })
    .optional(),
});
export type Release = NonNullable<z.output<typeof releaseSchema>['release']>;

/** Reads it from the text of a package.json; null for a build from the sources. Throws on what is no package.json. */
export function readRelease(packageJson: string): Release | null {
  return releaseSchema.parse(JSON.parse(packageJson)).release ?? null;
}

/** How this packaged program got onto this computer. */
export type Installation = {
  readonly platform: NodeJS.Platform;
  /** The file that runs, as the AppImage's own runtime tells it. */
  readonly appImage: string | null;
  /** What a package of the system left beside the program, such as `deb`. */
  readonly packageType: string | null;
  /** The address of the feed lies beside the program. */
  readonly hasFeed: boolean;
  readonly release: Release | null;
};

/** The part of electron-updater that knows how to read the feed and to replace this kind of program. */
export type UpdaterKind = 'nsis' | 'mac' | 'app-image' | 'deb';

export type UpdateWay =
  /** Nobody looks for new versions. */
  | { readonly kind: 'off' }
  | {
      /** `by-hand`: new versions are found and told, the owner installs them. */
      readonly kind: 'by-itself' | 'by-hand';
      readonly updater: UpdaterKind;
      readonly page: string;
    };

/** How new versions come to an installation. */
export function updateWayOf(installation: Installation): UpdateWay {
  const { platform, appImage, packageType, hasFeed, release } = installation;
  if (!hasFeed || !release) return { kind: 'off' };
  const { page } = release;
  if (platform === 'win32') return { kind: 'by-itself', updater: 'nsis', page };
  if (platform === 'darwin')
    return { kind: release.isMacSigned ? 'by-itself' : 'by-hand', updater: 'mac', page };
  if (platform !== 'linux') return { kind: 'off' };
  // First: both formats are packed from one folder, so the word `deb` may lie in an AppImage too.
  if (appImage !== null) return { kind: 'by-itself', updater: 'app-image', page };
  // Replacing a package of the system wants the administrator's password at a moment when nobody expects it.
  return packageType === 'deb' ? { kind: 'by-hand', updater: 'deb', page } : { kind: 'off' };
}
