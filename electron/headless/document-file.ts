import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';

import Conf from 'conf';

import type { Clock, Log } from '#core/platform/ports.ts';

/** A JSON document on disk, replaced as a whole and durably. Only its owner may read the file. */
export type DocumentFile = {
  read(): Record<string, unknown>;
  write(document: Record<string, unknown>): void;
};

/**
 * Opens `<folder>/<name>.json`. A file that is no JSON any more is moved aside as `<name>.damaged-<time>.json`, for a
 * person to look at, and an empty document takes its place: the program must start.
 */
export function openDocument(folder: string, name: string, clock: Clock, log: Log): DocumentFile {
  const open = () =>
    new Conf<Record<string, unknown>>({
      cwd: folder,
      configName: name,
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
    });
  let conf: Conf;
  try {
    conf = open();
  } catch (error) {
    const file = join(folder, `${name}.json`);
    if (!(error instanceof SyntaxError) || !existsSync(file)) throw error;
    renameSync(file, join(folder, `${name}.damaged-${clock.now()}.json`));
    log.write('error', 'a file could not be read and was moved aside', { file: `${name}.json` });
    conf = open();
  }
  return {
    read: () => conf.store,
    write(document) {
      conf.store = document;
    },
  };
}
