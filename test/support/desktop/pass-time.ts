import type { DesktopApp } from './launch.ts';

/** Lets time go by for the main process, in ms: its clocks go ahead, its timers wait as before. */
export async function passTime({ app }: DesktopApp, span: number): Promise<void> {
  await app.evaluate((_electron, passed) => {
    const now = Date.now.bind(Date);
    const monotonic = performance.now.bind(performance);
    Date.now = () => now() + passed;
    performance.now = () => monotonic() + passed;
  }, span);
}
