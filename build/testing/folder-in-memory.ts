import { accessSync, constants, statfsSync } from 'node:fs';

/** What all tests together may leave lying at one time, bytes; a container often has 64 MB, too little. */
const enough = 2 * 1024 ** 3;

/**
 * Environment of a process whose temporary folders are in memory; {} where the system has no such place, or a small
 * one. Even a process that is killed loses nothing there: only a power cut would.
 */
export function folderInMemory(place = '/dev/shm'): Record<string, string> {
  try {
    accessSync(place, constants.W_OK);
    const { bavail, bsize } = statfsSync(place);
    return bavail * bsize >= enough ? { TMPDIR: place } : {};
  } catch {
    return {};
  }
}
