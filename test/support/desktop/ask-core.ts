import { expect, type Page } from '@playwright/test';

import type { CallInput, CallName, CallOutput } from '#shared/api/contract.ts';
import type { ChannelId } from '#shared/domain/ids.ts';

import type { SimulatedLine } from '../green-api/line.ts';

type Invoke = (request: { call: string; input: unknown }) => Promise<{ value?: unknown; error?: unknown }>;

/** Asks the core of a desktop app through the channel of its page. Throws what it refuses. */
export async function askCore<Name extends CallName>(
  page: Page,
  call: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  const answer = await page.evaluate(
    (request) => (window as unknown as { deskbell: { invoke: Invoke } }).deskbell.invoke(request),
    { call, input },
  );
  if (answer.error !== undefined) throw new Error(JSON.stringify(answer.error));
  return answer.value as CallOutput<Name>;
}

/** A dozen chats without network; the first run is over. */
export async function connectPractice(page: Page): Promise<void> {
  await askCore(page, 'channels.create', { provider: 'practice' });
  await askCore(page, 'settings.update', {
    isSetUp: true,
    business: { name: 'Blue Door Studio', timeZone: 'Europe/London', quietHours: null },
  });
  await expect
    .poll(async () => (await askCore(page, 'conversations.counts', {})).all)
    .toBeGreaterThanOrEqual(12);
}

/** A simulated number, once it works; the first run is over. */
export async function connectLine(page: Page, line: SimulatedLine): Promise<ChannelId> {
  const { id } = await askCore(page, 'channels.create', {
    provider: 'green-api',
    label: 'Front desk',
    config: line.configFor('polling'),
    secrets: { apiTokenInstance: line.apiTokenInstance },
  });
  await askCore(page, 'settings.update', {
    isSetUp: true,
    business: { name: 'Blue Door Studio', timeZone: 'Europe/London', quietHours: null },
  });
  await expect
    .poll(async () => (await askCore(page, 'channels.list', {})).items.find((item) => item.id === id)?.state)
    .toBe('works');
  return id;
}
