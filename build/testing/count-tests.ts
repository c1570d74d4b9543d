import { readFileSync } from 'node:fs';

export type Count = { readonly passed: number; readonly failed: number };

/**
 * Counts a report of vitest's JSON reporter. A file that could not even be loaded has no failed test in it and counts
 * as one; a missing or broken report counts as one failure.
 */
export function countVitest(file: string): Count {
  const report = readJson(file) as {
    numPassedTests?: number;
    numFailedTests?: number;
    testResults?: { status: string; assertionResults: { status: string }[] }[];
  } | null;
  if (report?.numPassedTests === undefined) return { passed: 0, failed: 1 };
  const brokenFiles = (report.testResults ?? []).filter(
    (result) =>
      result.status === 'failed' && result.assertionResults.every((test) => test.status !== 'failed'),
  );
  return { passed: report.numPassedTests, failed: (report.numFailedTests ?? 0) + brokenFiles.length };
}

/** Counts a report of Playwright's JSON reporter; one that passed only at the second try counts as failed. */
export function countPlaywright(file: string): Count {
  const report = readJson(file) as {
    stats?: { expected: number; unexpected: number; flaky: number };
    errors?: unknown[];
  } | null;
  if (!report?.stats) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.stats;
  return { passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0) };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
