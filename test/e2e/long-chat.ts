import { cpSync } from 'node:fs';
import { join } from 'node:path';

import { getChannel, updateChannel } from '#core/store/channels.ts';
import { openDatabase } from '#core/store/open.ts';
import type { ChannelId } from '#shared/domain/ids.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { startGreenApi } from '#test/support/green-api/simulator.ts';
import { seedLongChat } from '#test/support/seed.ts';
import { temporaryFolder } from '#test/support/shop.ts';

import { openDesk, type Desk } from './desk.ts';
import { expect, test as base } from './fixtures.ts';

export const person = { phone: '79990000555', name: 'Nina' };
/** A text of years ago. */
export const wanted = 'the blue umbrella was left at your desk';

const count = 50_000;
const account = { idInstance: 7_100_555, apiTokenInstance: '5eed'.repeat(12) };

/** What a host has left: one number, and one chat of 50,000 messages. */
type Kept = { readonly folder: string; readonly channelId: ChannelId };

/** Every desk holds the long chat from its start: it is written once for all specs of a file, and copied for each. */
export const test = base.extend<{ readonly line: SimulatedLine }, { readonly kept: Kept }>({
  kept: [
    async ({}, use) => {
      const desk = await openDesk();
      try {
        await use({ folder: desk.folder, channelId: await write(desk) });
      } finally {
        await desk.remove();
      }
    },
    { scope: 'worker' },
  ],
  line: async ({ greenApi }, use) => use(greenApi.addInstance(account)),
  desk: async ({ kept, line }, use) => {
    const folder = temporaryFolder();
    cpSync(kept.folder, folder.path, { recursive: true });
    moveNumber(folder.path, kept.channelId, line);
    const desk = await openDesk(folder);
    await use(desk);
    await desk.remove();
  },
});

/** Leaves the host stopped. */
async function write(desk: Desk): Promise<ChannelId> {
  const greenApi = await startGreenApi();
  const { id } = await desk.call('channels.create', {
    provider: 'green-api',
    label: 'Front desk',
    config: greenApi.addInstance(account).configFor('polling'),
    secrets: { apiTokenInstance: account.apiTokenInstance },
  });
  await desk.call('settings.update', { isSetUp: true, business: { timeZone: 'Europe/London' } });
  await desk.stop();
  await greenApi.stop();
  const texts = { 8_000: wanted, [count - 1]: 'see you tomorrow' };
  seedLongChat(desk.folder, { ...person, channelId: id, messages: count, texts });
  return id;
}

/** The provider of each spec stands at an address of its own. */
function moveNumber(folder: string, id: ChannelId, line: SimulatedLine): void {
  const { store } = openDatabase(join(folder, 'deskbell.db'));
  try {
    store.write((db) => {
      const label = getChannel(db, id)?.label ?? '';
      updateChannel(db, id, { label, config: JSON.stringify(line.configFor('polling')) });
    });
  } finally {
    store.close();
  }
}

export { expect };
