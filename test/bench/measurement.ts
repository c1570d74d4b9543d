/** One line of the bench: ours beside a raw floor that was measured in the same run, on the same disk. */
export type Measurement = {
  readonly name: string;
  /** What `ours` and `floor` count. */
  readonly unit: 'ms' | 'rows/s' | 'MB' | 'ms/s';
  readonly ours: number;
  readonly floor: number;
  readonly floorName: string;
};

/** How many times the floor ours is: for a rate the higher the better, for a time the lower. */
export function ratioOf({ ours, floor }: Measurement): number {
  return ours / floor;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The middle of `times` runs, in ms, after one run that warms the caches up. `work` gets the number of the run. */
export function medianOf(times: number, work: (run: number) => unknown): number {
  work(0);
  const lengths = Array.from({ length: times }, (_, run) => {
    const started = performance.now();
    work(run);
    return performance.now() - started;
  });
  return middle(lengths);
}

/** The median of some numbers; NaN of none. */
export function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** A table for people. */
export function tableOf(measurements: readonly Measurement[]): string {
  const header = ['measured', 'ours', 'floor', 'ours / floor', 'the floor is'];
  const rows = measurements.map((line) => [
    line.name,
    show(line.ours, line.unit),
    show(line.floor, line.unit),
    `${ratioOf(line).toFixed(2)} ×`,
    line.floorName,
  ]);
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const write = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column === 0 || column === 4 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [write(header), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(write)].join('\n');
}

function show(value: number, unit: Measurement['unit']): string {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return `${value.toFixed(digits)} ${unit}`;
}
