import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { chromium, type Browser, type Page } from '@playwright/test';

import { findBrowser } from '../../build/testing/find-browser.ts';
import { startHost } from '#test/support/host.ts';

import { middle, type Measurement } from './measurement.ts';

const runs = 5;
const blankServer = fileURLToPath(new URL('blank-server.ts', import.meta.url));

/**
 * From the start of the program to chats that one can click, in a browser that is open already, with 100,000 messages.
 * The floor is a Node that serves one line of text, opened in the same browser. Empty where there is no browser.
 */
export async function benchUsable(folder: string): Promise<Measurement[]> {
  const executablePath = findBrowser();
  if (executablePath === null) {
    console.error('No browser: the time to a usable inbox is not measured.');
    return [];
  }
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    return [
      {
        name: 'cold start to a usable inbox, 100,000 messages',
        unit: 'ms',
        ours: await middleOf(() => openInbox(browser, folder)),
        floor: await middleOf(() => openBlank(browser)),
        floorName: 'Node that serves a line, in the same browser',
      },
    ];
  } finally {
    await browser.close();
  }
}

async function openInbox(browser: Browser, folder: string): Promise<number> {
  return withPage(browser, async (page) => {
    const started = performance.now();
    const host = await startHost(folder);
    try {
      await page.goto(`${host.ui}/inbox#token=${host.token}`);
      await page.getByText('Customer 0', { exact: true }).first().click({ trial: true });
      return performance.now() - started;
    } finally {
      await host.terminate();
    }
  });
}

async function openBlank(browser: Browser): Promise<number> {
  return withPage(browser, async (page) => {
    const started = performance.now();
    const child = spawn(process.execPath, [blankServer], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await page.goto(await firstLine(child));
      await page.getByText('Customer 0', { exact: true }).click({ trial: true });
      return performance.now() - started;
    } finally {
      child.kill();
      await once(child, 'exit');
    }
  });
}

async function withPage(browser: Browser, measure: (page: Page) => Promise<number>): Promise<number> {
  const context = await browser.newContext();
  try {
    return await measure(await context.newPage());
  } finally {
    await context.close();
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The server has no output.');
  const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  return line.trim();
}

async function middleOf(measure: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < runs; count += 1) times.push(await measure());
  return middle(times);
}
