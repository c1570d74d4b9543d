import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { startHost } from '#test/support/host.ts';

import { middle, type Measurement } from './measurement.ts';

const run = promisify(execFile);
const child = fileURLToPath(new URL('cold-start.ts', import.meta.url));
const runs = 5;

/**
 * Against a Node that does nothing: from the start of a process to the first page of chats, from the sources; and of the
 * built host to the line that says it is ready, in a new folder and with Node's cache of compiled code warm.
 */
export async function benchStart(folder: string): Promise<Measurement[]> {
  const ours = await middleOf(() => printedBy([child, folder]));
  const floor = await middleOf(() => printedBy(['-e', 'process.stdout.write(String(performance.now()))']));
  const floorName = 'Node that starts and does nothing';
  await startInNewFolder();
  const ready = await middleOf(startInNewFolder);
  return [
    { name: 'cold start to the list, 100,000 messages', unit: 'ms', ours, floor, floorName },
    { name: 'start to the ready line, a new folder', unit: 'ms', ours: ready, floor, floorName },
  ];
}

async function printedBy(args: string[]): Promise<number> {
  const { stdout } = await run(process.execPath, args);
  return Number(stdout);
}

async function startInNewFolder(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell start '));
  try {
    const started = performance.now();
    const host = await startHost(folder);
    const length = performance.now() - started;
    await host.terminate();
    return length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function middleOf(measure: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < runs; count += 1) times.push(await measure());
  return middle(times);
}
