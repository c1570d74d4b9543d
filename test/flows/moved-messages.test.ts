import { afterEach, beforeEach, expect, test } from 'vitest';

import { hour, openRuleShop, type RuleShop } from '#test/support/rule-shop.ts';

let open: RuleShop;
beforeEach(async () => {
  open = await openRuleShop();
});
afterEach(() => open.close());

/** The wall clock of the shop, which stands in UTC, on the full hour so many hours from now. */
const clockIn = (hours: number) => `${new Date(Date.now() + hours * hour).toISOString().slice(11, 13)}:00`;

test('a reminder that quiet hours have moved says when its rule wanted it; others do not', async () => {
  const { client } = open.shop;
  const quietHours = { from: clockIn(22), to: clockIn(26) };
  await client.call('settings.update', { business: { quietHours } });
  const startsAt = new Date(Date.now() + 47 * hour).toISOString();
  await open.book('Anna', '+4915112345678', 0, { startsAt });
  const { items } = await client.call('outbox.list', { part: 'waiting' });
  const reminder = items.find(({ ruleId }) => ruleId === 'day-before');
  expect(reminder).toMatchObject({
    dueReason: 'later-for-quiet',
    wantedAt: new Date(Date.parse(startsAt) - 24 * hour).toISOString(),
    ruleName: null,
  });
  expect(reminder?.dueAt.slice(11, 16)).toBe(quietHours.to);
  const others = items.filter(({ ruleId }) => ruleId !== 'day-before');
  expect(others.map(({ dueReason, wantedAt }) => [dueReason, wantedAt])).toEqual([
    ['on-time', null],
    ['on-time', null],
  ]);
});
