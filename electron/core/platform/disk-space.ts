import { stat, statfs } from 'node:fs/promises';

/** Bytes. */
export type DiskSpace = { readonly free: number; readonly total: number };

/** What is left on the disk with this folder, for whoever runs Deskbell; null when the system does not tell. */
export async function diskSpace(folder: string): Promise<DiskSpace | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { free: bavail * bsize, total: blocks * bsize };
  } catch {
    return null;
  }
}

/** The size of a file in bytes; 0 when it is not there. */
export async function fileSize(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
}
