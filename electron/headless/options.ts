import { parseArgs } from 'node:util';

import { folderOf, portOf, publicUrlOf, WrongOption } from '#host/option-values.ts';

/** What the command line asks for. */
export type HeadlessOptions = {
  /** Absolute; null = the platform's user data folder. */
  readonly dataFolder: string | null;
  /** 0 = any free port, for both. */
  readonly ingressPort: number;
  readonly uiPort: number;
  /** Where the world reaches the ingress, without a trailing slash; null when it does not. */
  readonly publicUrl: string | null;
  readonly opensBrowser: boolean;
  readonly printsJson: boolean;
};

export type ParsedOptions =
  | { readonly kind: 'run'; readonly options: HeadlessOptions }
  | { readonly kind: 'help' }
  /** `message` names the option and says what it wants. */
  | { readonly kind: 'wrong'; readonly message: string };

export const helpText = `Deskbell without a window: the core in Node, the interface in a browser.

Usage: npm run headless -- [options]

  --data-dir DIR       where everything is kept (default: the user's data folder of this system)
  --ingress-port N     port of the public listener, for webhooks (default 8000, 0 = any free one)
  --ui-port N          port of the interface and the local API (default 8001, 0 = any free one)
  --public-url URL     the address under which the world reaches the public listener
  --no-open            do not open a browser
  --json               print one JSON line when ready, nothing else
  --help               print this
`;

/** Reads the arguments after the program's name; relative folders are taken from `currentFolder`. */
export function parseOptions(args: readonly string[], currentFolder: string): ParsedOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        'data-dir': { type: 'string' },
        'ingress-port': { type: 'string' },
        'ui-port': { type: 'string' },
        'public-url': { type: 'string' },
        'no-open': { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return { kind: 'help' };
    const options: HeadlessOptions = {
      dataFolder: folderOf(values['data-dir'], currentFolder),
      ingressPort: portOf('--ingress-port', values['ingress-port'], 8000),
      uiPort: portOf('--ui-port', values['ui-port'], 8001),
      publicUrl: publicUrlOf(values['public-url']),
      opensBrowser: !values['no-open'] && !values.json,
      printsJson: values.json ?? false,
    };
    if (options.uiPort !== 0 && options.uiPort === options.ingressPort) {
      throw new WrongOption(
        '--ui-port and --ingress-port must differ: the public listener has a port of its own.',
      );
    }
    return { kind: 'run', options };
  } catch (error) {
    if (error instanceof WrongOption || isParseArgsError(error))
      return { kind: 'wrong', message: error.message };
    throw error;
  }
}

/** parseArgs names the option in its messages; they are good enough to show. */
function isParseArgsError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}
