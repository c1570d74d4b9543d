import { parseArgs } from 'node:util';

import { folderOf, portOf, publicUrlOf } from '#host/option-values.ts';

/** What the command line asks of the desktop host. */
export type DesktopArguments = {
  /** Absolute; null = the platform's user data folder. */
  readonly dataFolder: string | null;
  readonly ingressPort: number;
  readonly uiPort: number;
  readonly publicUrl: string | null;
  /** Started at login: into the tray, without a window. */
  readonly isHidden: boolean;
  /** The owner has forgotten the PIN: it is removed. */
  readonly resetsPin: boolean;
  /** A `deskbell:` link that the system hands over; null when there is none. */
  readonly link: string | null;
};

/**
 * Reads the arguments after the program's name. Unlike at a terminal nobody reads a complaint here, and Chromium has many
 * switches of its own: what is not ours is passed over, and so is everything behind a link, which came from elsewhere. Throws WrongOption for a value of ours that cannot be.
 */
export function readArguments(args: readonly string[], currentFolder: string): DesktopArguments {
  const linkAt = args.findIndex((argument) => /^deskbell:/i.test(argument));
  const link = args[linkAt];
  const { values } = parseArgs({
    args: linkAt < 0 ? [...args] : args.slice(0, linkAt),
    strict: false,
    allowPositionals: true,
    options: {
      'data-dir': { type: 'string' },
      'ingress-port': { type: 'string' },
      'ui-port': { type: 'string' },
      'public-url': { type: 'string' },
      hidden: { type: 'boolean' },
      'reset-pin': { type: 'boolean' },
    },
  });
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    dataFolder: folderOf(text('data-dir'), currentFolder),
    ingressPort: portOf('--ingress-port', text('ingress-port'), 8000),
    uiPort: portOf('--ui-port', text('ui-port'), 8001),
    publicUrl: publicUrlOf(text('public-url')),
    isHidden: values.hidden === true,
    resetsPin: values['reset-pin'] === true,
    link: link ?? null,
  };
}
