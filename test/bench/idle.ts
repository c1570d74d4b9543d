import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { startGreenApi } from '#test/support/green-api/simulator.ts';
import { startHost } from '#test/support/host.ts';

import type { Measurement } from './measurement.ts';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const tellUsage = here('tell-usage.mjs');
/** After the start there is a check of the whole file and a first look at the provider. Milliseconds. */
const settling = 6_000;
const watched = 10_000;

type Usage = { readonly memoryMb: number; readonly cpuMs: number };
type Idle = { readonly memoryMb: number; readonly cpuPerSecond: number };

/**
 * What the core takes of the computer while nothing happens: 100,000 messages, a Green API number that polls, nobody
 * writes. The floor is a Node with one timer. Changes the store in `folder`: a number is added.
 */
export async function benchIdle(folder: string): Promise<Measurement[]> {
  const ours = await idleHost(folder);
  const floor = await idleNode();
  const floorName = 'Node with one timer';
  return [
    {
      name: 'idle memory, 100,000 messages, a number polls',
      unit: 'MB',
      ours: ours.memoryMb,
      floor: floor.memoryMb,
      floorName,
    },
    {
      name: 'idle processor time, the same',
      unit: 'ms/s',
      ours: ours.cpuPerSecond,
      floor: floor.cpuPerSecond,
      floorName,
    },
  ];
}

async function idleHost(folder: string): Promise<Idle> {
  const provider = await startGreenApi();
  const line = provider.addInstance();
  const host = await startHost(folder, [], tellUsage);
  try {
    await host.call('channels.create', {
      provider: 'green-api',
      config: line.configFor('polling'),
      secrets: { apiTokenInstance: line.apiTokenInstance },
    });
    return await watch(host.process);
  } finally {
    await host.terminate();
    await provider.stop();
  }
}

async function idleNode(): Promise<Idle> {
  const child = fork(here('one-timer.mjs'), { execArgv: ['--import', tellUsage] });
  try {
    return await watch(child);
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}

async function watch(child: ChildProcess): Promise<Idle> {
  await wait(settling);
  const before = await usageOf(child);
  await wait(watched);
  const after = await usageOf(child);
  return { memoryMb: after.memoryMb, cpuPerSecond: ((after.cpuMs - before.cpuMs) / watched) * 1000 };
}

async function usageOf(child: ChildProcess): Promise<Usage> {
  const told = once(child, 'message');
  child.send('usage');
  const [usage] = (await told) as [Usage];
  return usage;
}
