import type { ElectronApplication } from '@playwright/test';

/**
 * Makes what a spec evaluates in the main process wait for its turn. The inspector breaks in wherever the process is, also
 * into the middle of a query of the database, whose connection is busy then: no event of Electron's ever comes there.
 */
export function evaluateInTurn(app: ElectronApplication): ElectronApplication {
  const evaluate = app.evaluate.bind(app);
  const inTurn = (work: unknown, argument: unknown) =>
    evaluate(
      async (electron, call) => {
        await new Promise((resolve) => setImmediate(resolve));
        // As Playwright itself does it: a function travels as its source.
        const run = (0, eval)(`(${call.source})`) as (electron: unknown, argument: unknown) => unknown;
        return await run(electron, call.argument);
      },
      { source: String(work), argument },
    );
  return Object.assign(app, { evaluate: inTurn as ElectronApplication['evaluate'] });
}
