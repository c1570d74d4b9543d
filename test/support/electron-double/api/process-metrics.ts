import { readFileSync, readdirSync } from 'node:fs';

export type ProcessMetric = {
  pid: number;
  type: 'Browser' | 'Tab' | 'Utility' | 'Zygote' | 'GPU' | 'Unknown';
  creationTime: number;
  cpu: { percentCPUUsage: number; cumulativeCPUUsage: number; idleWakeupsPerSecond: number };
  memory: { workingSetSize: number; peakWorkingSetSize: number };
};

const kinds: Readonly<Record<string, ProcessMetric['type']>> = {
  renderer: 'Tab',
  'gpu-process': 'GPU',
  utility: 'Utility',
  zygote: 'Zygote',
};

/** What Linux says about this process and, where a browser runs, about the browser's processes. Sizes are in kilobytes. */
export function readProcessMetrics(browserProcess: number | null): ProcessMetric[] {
  const own = metricOf(process.pid, 'Browser');
  if (process.platform !== 'linux') return [own];
  const children = browserProcess === null ? [] : descendants(browserProcess);
  return [own, ...children.map((pid) => metricOf(pid, kindOf(pid)))];
}

function descendants(pid: number): number[] {
  const tasks = attempt(() => readdirSync(`/proc/${pid}/task`), []);
  const children = tasks.flatMap((task) =>
    attempt(() => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8'), '')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );
  return [...children, ...children.flatMap(descendants)];
}

function kindOf(pid: number): ProcessMetric['type'] {
  const command = attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'), '');
  return kinds[/--type=([a-z-]+)/.exec(command)?.[1] ?? ''] ?? 'Unknown';
}

function metricOf(pid: number, type: ProcessMetric['type']): ProcessMetric {
  const status = attempt(() => readFileSync(`/proc/${pid}/status`, 'utf8'), '');
  const size = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  // Fields 14 and 15 of stat, in hundredths of a second, after the name in parentheses.
  const fields = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), '')
    .replace(/^.*\) /, '')
    .split(' ');
  const cumulativeCPUUsage = (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
  return {
    pid,
    type,
    creationTime: performance.timeOrigin,
    cpu: { percentCPUUsage: 0, cumulativeCPUUsage, idleWakeupsPerSecond: 0 },
    memory: { workingSetSize: size('VmRSS'), peakWorkingSetSize: size('VmHWM') },
  };
}

/** A process may be gone while it is read. */
function attempt<Value>(read: () => Value, otherwise: Value): Value {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
