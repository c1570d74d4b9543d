import { existsSync } from 'node:fs';

import { chromium } from '@playwright/test';

import { runCommand } from './run-command.ts';

/** Where Linux distributions and other installers put a Chromium; the headless shell starts twice as fast. */
const usualPlaces = [
  '/usr/bin/chromium-headless-shell',
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a browser on this computer, or null: what the caller names, Playwright's own, then a system's. */
export function findBrowser(): string | null {
  const named = process.env.DESKBELL_TEST_BROWSER;
  const candidates = [...(named === undefined ? [] : [named]), chromium.executablePath(), ...usualPlaces];
  return candidates.find((path) => path !== '' && existsSync(path)) ?? null;
}

/**
 * Finds a browser or installs one: as root on Debian its package, else Playwright's own. Returns null, with the
 * installer's words in `output`, when neither works.
 */
export async function findOrInstallBrowser(): Promise<{ path: string | null; output: string }> {
  const found = findBrowser();
  if (found !== null) return { path: found, output: '' };
  let output = '';
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    output += (await runCommand('apt-get', ['update', '-q'], { env })).output;
    const packages = ['install', '-y', '-q', '--no-install-recommends', 'chromium-headless-shell'];
    output += (await runCommand('apt-get', packages, { env })).output;
    const installed = findBrowser();
    if (installed !== null) return { path: installed, output };
  }
  output += (await runCommand('playwright', ['install', 'chromium'])).output;
  return { path: findBrowser(), output };
}
