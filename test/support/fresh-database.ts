import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { openDatabase } from '#core/store/open.ts';

/** What a first start leaves on disk before anything is written: made once for all tests of a process. */
const made: { bytes: Buffer | null } = { bytes: null };

/**
 * Puts an empty database of the newest schema there, unless there is one already: the steps of the schema cost more
 * than most tests do. They are tried by the tests of the migrations, by those that open a database themselves, and by
 * every host that runs as a process of its own.
 */
export function layFreshDatabase(file: string): void {
  if (existsSync(file)) return;
  made.bytes ??= migratedFromNothing();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, made.bytes);
}

function migratedFromNothing(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell fresh '));
  const file = join(folder, 'deskbell.db');
  try {
    // The last connection that closes brings everything from the log into the file.
    openDatabase(file).store.close();
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
