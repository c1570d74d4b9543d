import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { middle, type Measurement } from './measurement.ts';

const run = promisify(execFile);
const child = fileURLToPath(new URL('cold-start.ts', import.meta.url));
const runs = 5;

/** From the start of a process to the first page of chats, from the sources, against a Node that does nothing. */
export async function benchStart(folder: string): Promise<Measurement[]> {
  const ours = await millisecondsOf([child, folder]);
  const floor = await millisecondsOf(['-e', 'process.stdout.write(String(performance.now()))']);
  return [
    {
      name: 'cold start to the list, 100,000 messages',
      unit: 'ms',
      ours,
      floor,
      floorName: 'Node that starts and does nothing',
    },
  ];
}

async function millisecondsOf(args: string[]): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < runs; count += 1) {
    const { stdout } = await run(process.execPath, args);
    times.push(Number(stdout));
  }
  return middle(times);
}
