import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { buildWhatIsStale } from './build-stale.ts';
import { countPlaywright, countVitest, type Count } from './testing/count-tests.ts';
import { findOrInstallBrowser } from './testing/find-browser.ts';
import { describeRun, findElectron } from './testing/find-electron.ts';
import { root, runCommand } from './testing/run-command.ts';

/** Everything that CI runs, in one command. The last line is `N passed, N failed`; the exit code says the same. */

type Step = {
  readonly name: string;
  readonly count: Count;
  readonly seconds: number;
  /** What a reader must know to judge it. */
  readonly note: string;
};

const reports = join(root, '.cache', 'test');
const steps: Step[] = [];

function heading(name: string): void {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(3, 70 - name.length))}`);
}

function finish(name: string, count: Count, seconds: number, note = ''): void {
  steps.push({ name, count, seconds, note });
  console.log(`${count.failed === 0 ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
}

/** A check counts as one test; its output is shown only when it fails. */
async function check(name: string, script: string, options: { yields?: boolean } = {}): Promise<void> {
  const { ok, output, seconds } = await runCommand('npm', ['run', '--silent', script], options);
  if (!ok) {
    heading(`${name} failed (npm run ${script})`);
    console.log(output.trimEnd());
  }
  finish(name, ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }, seconds);
}

async function vitest(): Promise<void> {
  heading('Unit, flows, contract, crash, migrations, screens');
  const report = join(reports, 'vitest.json');
  const { ok, seconds } = await runCommand(
    'vitest',
    [
      'run',
      '-c',
      'build/vitest.config.ts',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { live: true },
  );
  finish('Tests', honest(countVitest(report), ok), seconds);
}

async function endToEnd(): Promise<void> {
  heading(`End to end, in a real browser; desktop ${describeRun(findElectron())}`);
  const started = performance.now();
  const [browser, built] = await Promise.all([
    findOrInstallBrowser(),
    buildWhatIsStale().then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    ),
  ]);
  if (browser.path === null || built !== null) {
    console.log(built ?? `No browser could be found or installed:\n${browser.output}`);
    finish('End to end', { passed: 0, failed: 1 }, (performance.now() - started) / 1000);
    return;
  }
  console.log(`Browser: ${browser.path}`);
  const report = join(reports, 'playwright.json');
  const { ok } = await runCommand(
    'playwright',
    ['test', '-c', 'build/playwright.config.ts', '--reporter=list,json,./build/testing/desktop-reporter.ts'],
    {
      live: true,
      env: { DESKBELL_TEST_BROWSER: browser.path, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    },
  );
  const seconds = (performance.now() - started) / 1000;
  finish(
    'End to end',
    honest(countPlaywright(report), ok),
    seconds,
    `(desktop: ${describeRun(findElectron())})`,
  );
}

/** A runner that ended badly without naming a failed test (an unhandled error, an open handle) is a failure too. */
function honest(count: Count, ok: boolean): Count {
  return ok || count.failed > 0 ? count : { ...count, failed: 1 };
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const started = performance.now();

heading('Format, types, lint, layers, unused code');
// Each is at work all the time, so more than the cores would only delay each other.
await Promise.all([
  check('Types', 'check:types').then(() => check('Unused code', 'check:unused')),
  check('Format', 'check:format').then(() => check('Layers', 'check:layers')),
]);
// The tests wait for a provider's pace now and then, which is enough for the linter.
const lint = check('Lint', 'check:lint', { yields: true });
await vitest();
await lint;
await endToEnd();

heading('Summary');
for (const { name, count, seconds, note } of steps) {
  const verdict = count.failed === 0 ? '✓' : '✗';
  console.log(
    `${verdict} ${name.padEnd(14)} ${String(count.passed).padStart(5)} passed ${String(count.failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s ${note}`.trimEnd(),
  );
}
const total = steps.reduce(
  (sum, { count }) => ({ passed: sum.passed + count.passed, failed: sum.failed + count.failed }),
  {
    passed: 0,
    failed: 0,
  },
);
console.log(`\nIn ${((performance.now() - started) / 1000).toFixed(0)} s.`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
