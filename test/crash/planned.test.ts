import { afterEach, beforeEach, expect, test } from 'vitest';

import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import { startHost, type Host } from '#test/support/host.ts';
import { temporaryFolder } from '#test/support/shop.ts';

const folder = temporaryFolder();
let host: Host | null = null;
let provider: GreenApiSimulator;

beforeEach(async () => {
  provider = await startGreenApi();
});
afterEach(async () => {
  if (host?.process.exitCode === null && host.process.signalCode === null) await host.kill();
  await provider.stop();
  folder.remove();
});

const customers = 60;
const day = 24 * 60 * 60_000;

/** A zone in which it is noon now: nobody is asleep. */
function noonZone(): string {
  const offset = 12 - new Date().getUTCHours();
  // POSIX writes the sign the other way round.
  return offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
}

test('kill -9 between planning, release and sending: each customer gets one confirmation', async () => {
  const line = provider.addInstance();
  host = await startHost(folder.path);
  await host.call('settings.update', { business: { name: 'Salon', timeZone: noonZone() } });
  await host.call('channels.create', {
    provider: 'green-api',
    config: line.configFor('polling'),
    secrets: { apiTokenInstance: line.apiTokenInstance },
  });
  await host.call('sending.start', {});
  const startsAt = new Date(Date.now() + 5 * day).toISOString();

  for (let number = 0, kills = 0; number < customers; number += 1) {
    const visit = {
      externalId: `visit ${number}`,
      contact: { name: `Customer ${number}`, phone: `+4915112345${String(100 + number)}` },
      service: 'Haircut',
      startsAt,
    };
    // The call may die with the program: whoever posts says it again, as every booking service does.
    await host.call('bookings.save', visit).catch(() => undefined);
    if (number % 13 === 7 && kills < 4) {
      kills += 1;
      await host.kill();
      host = await startHost(folder.path);
      await host.call('bookings.save', visit);
    }
  }

  const target = host;
  // Whoever is being written to when the program dies may have got it or not: then the history tells, or a person has to.
  const undecided = async () => {
    const { items } = await target.call('outbox.list', { state: 'unknown' });
    return items.length;
  };
  await expect
    .poll(
      async () => {
        const { items } = await target.call('outbox.list', { state: 'scheduled', limit: 200 });
        const due = items.filter(({ dueAt }) => Date.parse(dueAt) <= Date.now()).length;
        return [due, line.sent.length + (await undecided())];
      },
      { timeout: 60_000, interval: 200 },
    )
    .toEqual([0, customers]);
  const chats = line.sent.map(({ chatId }) => chatId);
  expect(new Set(chats).size).toBe(chats.length);
  expect(await undecided()).toBeLessThanOrEqual(4);
  expect(await target.terminate()).toBe(0);
}, 90_000);
