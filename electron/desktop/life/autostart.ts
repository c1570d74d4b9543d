import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import type { Log } from '#core/platform/ports.ts';

import type { LoginItem } from '../desktop-parts.ts';
import { autostartFile, isAutostartOn } from './autostart-file.ts';

/**
 * The start at login of Linux desktops: an entry in the user's autostart folder. `file` and `program` are absolute paths.
 * An entry that is on follows the program, which may have moved: a new version of an AppImage is another file.
 */
export function createAutostart(deps: {
  readonly file: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly log: Log;
}): LoginItem {
  const { file, log } = deps;
  const wanted = autostartFile(deps.program, deps.args);
  const current = () => (existsSync(file) ? readFileSync(file, 'utf8') : null);
  const trying = <Value>(otherwise: Value, work: () => Value): Value => {
    try {
      return work();
    } catch (error) {
      log.write('warn', 'the start at login could not be read or set', { error });
      return otherwise;
    }
  };
  const isOn = () =>
    trying(false, () => {
      const content = current();
      return content !== null && isAutostartOn(content);
    });
  const set = (on: boolean) =>
    trying(undefined, () => {
      if (!on) {
        rmSync(file, { force: true });
        return;
      }
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, wanted);
    });
  if (isOn() && trying(null, current) !== wanted) set(true);
  return { isOn, set };
}
