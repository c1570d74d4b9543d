import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { z } from 'zod';

import type { Clock, Log } from '#core/platform/ports.ts';

import { codeOf } from './start-error.ts';

/** A JSON document on disk, replaced as a whole and durably. Only its owner may read the file. */
export type DocumentFile = {
  read(): Record<string, unknown>;
  write(document: Record<string, unknown>): void;
};

const anyObject = z.record(z.string(), z.unknown());

/**
 * Opens `<folder>/<name>.json`. A file that is no JSON object any more, or does not fit `schema`, is moved aside as
 * `<name>.damaged-<time>.json`, for a person to look at, and an empty document takes its place: the program must start.
 */
export function openDocument(
  folder: string,
  name: string,
  clock: Clock,
  log: Log,
  schema: z.ZodType<Record<string, unknown>> = anyObject,
): DocumentFile {
  const file = join(folder, `${name}.json`);
  let document = readDocument(file, schema);
  if (document === 'damaged') {
    renameSync(file, join(folder, `${name}.damaged-${clock.now()}.json`));
    log.write('error', 'a file could not be read and was moved aside', { file: `${name}.json` });
    document = {};
  }
  let current = document;
  return {
    read: () => structuredClone(current),
    write(next) {
      replaceFile(file, `${JSON.stringify(next, null, 2)}\n`);
      current = structuredClone(next);
    },
  };
}

function readDocument(
  file: string,
  schema: z.ZodType<Record<string, unknown>>,
): Record<string, unknown> | 'damaged' {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return {};
    throw error;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return 'damaged';
  }
}

/** After this, also after a power cut at any moment, the file is wholly the old or wholly the new one. */
function replaceFile(file: string, text: string): void {
  const fresh = `${file}.${process.pid}.new`;
  const descriptor = openSync(fresh, 'w', 0o600);
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  try {
    renameOver(fresh, file);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
  syncFolder(dirname(file));
}

/** On Windows a virus scanner may hold the file for a moment. */
function renameOver(fresh: string, file: string): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      renameSync(fresh, file);
      return;
    } catch (error) {
      if (attempt === 10 || !['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error) ?? '')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

/** The new name is durable once its folder is; Windows neither needs nor allows it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
