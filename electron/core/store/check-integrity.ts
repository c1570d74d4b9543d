import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/**
 * CommonJS, run by `eval`: there is no second file for a bundler to find, and SQLite's module is resolved where the
 * program itself finds it.
 */
const code = `
  const { parentPort, workerData } = require('node:worker_threads');
  const isCalledOff = () => Atomics.load(workerData.calledOff, 0) === 1;
  const Database = require(workerData.module);
  const connection = new Database(workerData.file, { readonly: true, fileMustExist: true });
  try {
    const tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    const complaints = tables.flatMap((table) => {
      if (isCalledOff()) return [];
      const rows = connection.pragma("quick_check('" + table.replaceAll("'", "''") + "')");
      return rows.map((row) => row.quick_check).filter((line) => line !== 'ok');
    });
    parentPort.postMessage(complaints);
  } catch (error) {
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) throw error;
    parentPort.postMessage([error.message]);
  } finally {
    connection.close();
  }
`;

/**
 * Checks the whole file in another thread (20 s for 1 GB, so never on the way to the first screen), table by table.
 * Resolves to SQLite's complaints, [] when the file is sound or the check was called off; rejects when it could not be
 * made. When it is called off it ends with the table at hand: a thread that is ended inside SQLite's module takes the
 * whole program with it.
 */
export async function checkIntegrity(file: string, signal: AbortSignal): Promise<string[]> {
  if (signal.aborted) return [];
  const module = createRequire(import.meta.url).resolve('better-sqlite3');
  const calledOff = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(code, { eval: true, workerData: { file, module, calledOff }, execArgv: [] });
  const callOff = () => Atomics.store(calledOff, 0, 1);
  signal.addEventListener('abort', callOff, { once: true });
  try {
    return await new Promise<string[]>((resolve, reject) => {
      let complaints: string[] | null = null;
      worker.on('message', (found: unknown) => {
        // Under `node --watch` Node itself posts here which modules were loaded.
        if (Array.isArray(found)) complaints = found.map(String);
      });
      worker.once('error', reject);
      worker.once('exit', (exitCode) => {
        if (complaints !== null) resolve(signal.aborted ? [] : complaints);
        else reject(new Error(`The integrity check ended without an answer (${exitCode}).`));
      });
    });
  } finally {
    signal.removeEventListener('abort', callOff);
  }
}
