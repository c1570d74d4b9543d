import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { lockFolder } from '#core/store/folder-lock.ts';

import { codeOf, StartError } from './start-error.ts';

/** The folders of one shop; absolute paths. */
export type DataFolder = {
  readonly root: string;
  readonly database: string;
  readonly media: string;
  readonly uploads: string;
  readonly logs: string;
  /** Lets another program have the folder. */
  release(): void;
};

/**
 * Makes the folder (for its owner only) and takes it for this program. Throws StartError when it cannot be used or
 * another program has it.
 */
export function takeDataFolder(root: string): DataFolder {
  const folders = {
    root,
    database: join(root, 'deskbell.db'),
    media: join(root, 'media'),
    uploads: join(root, 'uploads'),
    logs: join(root, 'logs'),
  };
  try {
    mkdirSync(root, { recursive: true, mode: 0o700 });
    refuseForeign(root);
    accessSync(root, constants.R_OK | constants.W_OK | constants.X_OK);
    for (const folder of [folders.media, folders.uploads, folders.logs, join(root, 'backups')])
      mkdirSync(folder, { recursive: true });
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`The data folder ${root} cannot be used (${codeOf(error) ?? 'unknown error'}).`, {
      cause: error,
      trouble: { kind: 'folder-unusable', folder: root },
    });
  }
  const release = lockFolder(join(root, 'instance.lock'));
  if (release === null) {
    throw new StartError(
      `Deskbell is running already with the data folder ${root}. Stop it first, or choose another folder with --data-dir.`,
      { trouble: { kind: 'folder-taken', folder: root } },
    );
  }
  return { ...folders, release };
}

/** In a folder that all share (the temporary one) somebody else could have made ours first, to read along. */
function refuseForeign(root: string): void {
  const user = process.getuid?.();
  const isForeign =
    user !== undefined && user !== 0 && statSync(root).uid !== user && isShared(join(root, '..'));
  if (isForeign)
    throw new StartError(`The data folder ${root} belongs to another user. Choose one with --data-dir.`, {
      trouble: { kind: 'folder-foreign', folder: root },
    });
}

function isShared(folder: string): boolean {
  return (statSync(folder).mode & constants.S_IWOTH) !== 0;
}
