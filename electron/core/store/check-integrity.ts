import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/**
 * CommonJS, run by `eval`: there is no second file for a bundler to find, and SQLite's module is resolved where the
 * program itself finds it.
 */
const code = `
  const { parentPort, workerData } = require('node:worker_threads');
  const Database = require(workerData.module);
  const connection = new Database(workerData.file, { readonly: true, fileMustExist: true });
  try {
    const rows = connection.pragma('quick_check');
    parentPort.postMessage(rows.map((row) => row.quick_check).filter((line) => line !== 'ok'));
  } catch (error) {
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) throw error;
    parentPort.postMessage([error.message]);
  } finally {
    connection.close();
  }
`;

/**
 * Checks the whole file in another thread (20 s for 1 GB, so never on the way to the first screen). Resolves to
 * SQLite's complaints, [] when the file is sound or the check was aborted; rejects when it could not be made.
 */
export function checkIntegrity(file: string, signal: AbortSignal): Promise<string[]> {
  if (signal.aborted) return Promise.resolve([]);
  const module = createRequire(import.meta.url).resolve('better-sqlite3');
  const worker = new Worker(code, { eval: true, workerData: { file, module }, execArgv: [] });
  return new Promise<string[]>((resolve, reject) => {
    const abort = () => {
      resolve([]);
      void worker.terminate();
    };
    signal.addEventListener('abort', abort, { once: true });
    worker.on('message', (complaints: unknown) => {
      // Under `node --watch` Node itself posts here which modules were loaded.
      if (Array.isArray(complaints)) resolve(complaints.map(String));
    });
    worker.once('error', reject);
    worker.once('exit', (exitCode) => {
      signal.removeEventListener('abort', abort);
      reject(new Error(`The integrity check ended without an answer (${exitCode}).`));
    });
  });
}
