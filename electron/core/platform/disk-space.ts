import { rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { isDiskFull } from '#shared/api/disk-full.ts';

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

/** Room for some messages and a picture, in bytes. */
const someRoom = 1024 * 1024;

/**
 * Tries whether a file of some size finds room in this folder, and removes it. Whatever else keeps it from being written
 * says nothing about the room. Never rejects.
 */
export async function hasRoom(folder: string): Promise<boolean> {
  const file = join(folder, 'is-there-room.tmp');
  try {
    await writeFile(file, Buffer.alloc(someRoom), { flush: true });
    return true;
  } catch (error) {
    return !isDiskFull(error);
  } finally {
    await rm(file, { force: true }).catch(() => undefined);
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
