import type { FullConfig, Reporter, Suite } from '@playwright/test/reporter';

import { describeRun, findElectron } from './find-electron.ts';

/** Says on what the desktop specs of this run were run. Playwright wants a default export here. */
export default class DesktopReporter implements Reporter {
  #specs = 0;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#specs = suite.suites.find(({ title }) => title === 'desktop')?.allTests().length ?? 0;
  }

  onEnd(): void {
    if (this.#specs > 0) console.log(`Desktop specs (${this.#specs}): ${describeRun(findElectron())}`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
