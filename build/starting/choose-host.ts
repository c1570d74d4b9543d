/** What the choice between window and browser hangs on. */
export type Facts = {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  readonly hasDisplay: boolean;
  /** Chromium can put its pages into a sandbox here without help of an installed program. */
  readonly hasSandbox: boolean;
  /** Electron's program, null when it is not on this computer. */
  readonly electron: string | null;
  /** The owner has forbidden to fetch it. */
  readonly mayFetch: boolean;
  /** Why it could not be fetched less than a day ago. */
  readonly lastFailure: string | null;
};

export type Choice =
  | { readonly kind: 'desktop'; readonly electron: string }
  | { readonly kind: 'fetch' }
  /** `why` completes “The desktop window cannot start here: …”. */
  | { readonly kind: 'headless'; readonly why: string };

/** What `npm start` starts. */
export function chooseHost(facts: Facts): Choice {
  const { platform, electron } = facts;
  if (!['linux', 'darwin', 'win32'].includes(platform))
    return { kind: 'headless', why: `there is no Electron for ${platform}` };
  if (platform === 'linux') {
    // Each of these could be passed over with a switch of Chromium's, at the price of the sandbox. Nobody asked for that.
    if (facts.isRoot) return { kind: 'headless', why: 'as root, Electron runs only without its sandbox' };
    if (!facts.hasDisplay)
      return { kind: 'headless', why: 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)' };
    if (!facts.hasSandbox)
      return {
        kind: 'headless',
        why: 'this system gives a sandbox only to installed programs; Deskbell’s .deb brings what that needs',
      };
  }
  if (electron !== null) return { kind: 'desktop', electron };
  if (!facts.mayFetch)
    return {
      kind: 'headless',
      why: 'Electron is not there, and ELECTRON_SKIP_BINARY_DOWNLOAD forbids to fetch it',
    };
  if (facts.lastFailure !== null) return { kind: 'headless', why: notFetched(facts.lastFailure, true) };
  return { kind: 'fetch' };
}

/** Why there is no window, when Electron could not be fetched now or some time today. */
export function notFetched(reason: string, isRemembered: boolean): string {
  const again = isRemembered ? '; “npx install-electron” tries again' : '';
  return `Electron could not be fetched (${reason}${again})`;
}
