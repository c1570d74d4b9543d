import type { Log, SettingsFile } from '#core/platform/ports.ts';

/**
 * Opens a document that the program can do without: when it cannot be read (a folder in its place, no permission, no
 * JSON any more) it is moved aside and begun anew; when even that fails, it is kept in memory, and each write tries to
 * open it again and throws when that fails. `open` throws for what cannot be read.
 */
export function openAnyway(deps: {
  readonly name: string;
  readonly open: () => SettingsFile;
  readonly moveAside: () => void;
  readonly log: Log;
}): { readonly file: SettingsFile; readonly wasLost: boolean } {
  const { name, open, moveAside, log } = deps;
  try {
    return { file: open(), wasLost: false };
  } catch (error) {
    log.write('error', 'a file cannot be read: it begins anew', { file: name, error });
  }
  try {
    moveAside();
    return { file: open(), wasLost: true };
  } catch (error) {
    log.write('error', 'a file cannot be moved aside: it is kept in memory', { file: name, error });
    return { file: inMemory(open), wasLost: true };
  }
}

function inMemory(open: () => SettingsFile): SettingsFile {
  let file: SettingsFile | null = null;
  return {
    read: () => file?.read() ?? {},
    write(document) {
      file ??= open();
      file.write(document);
    },
  };
}
