import { isAbsolute, resolve } from 'node:path';

export type StartArguments = {
  /** Modules named by `-r`, to be required before the app. */
  readonly modules: readonly string[];
  /** The folder or file of the app: the first argument that is no switch. */
  readonly application: string | null;
  /** `--name` and `--name=value` as Chromium reads them. */
  readonly switches: ReadonlyMap<string, string>;
};

/** Reads a command line as Electron's default app does in a development run. */
export function readArguments(args: readonly string[]): StartArguments {
  const modules: string[] = [];
  let application: string | null = null;
  let nextIsModule = false;
  for (const argument of args) {
    if (nextIsModule) {
      modules.push(argument);
      nextIsModule = false;
    } else if (argument === '-r' || argument === '--require') nextIsModule = true;
    else if (!argument.startsWith('-')) {
      application = isAbsolute(argument) ? argument : resolve(argument);
      break;
    }
  }
  return { modules, application, switches: readSwitches(args) };
}

function readSwitches(args: readonly string[]): Map<string, string> {
  const switches = new Map<string, string>();
  for (const argument of args) {
    const match = /^--([^=]+)(?:=(.*))?$/s.exec(argument);
    if (match?.[1] !== undefined) switches.set(match[1], match[2] ?? '');
  }
  return switches;
}
