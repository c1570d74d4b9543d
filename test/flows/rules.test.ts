import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { asId, type TemplateId } from '#shared/domain/ids.ts';
import { afterVisit, hour, openRuleShop, type RuleShop } from '#test/support/rule-shop.ts';

let open: RuleShop;
beforeEach(async () => {
  open = await openRuleShop();
});
afterEach(() => open.close());

async function waiting(): Promise<Record<string, number>> {
  return Object.fromEntries((await open.rules()).map(({ id, waiting: count }) => [id, count]));
}

const nothing = {
  confirmation: 0,
  changed: 0,
  'day-before': 0,
  'two-hours-before': 0,
  cancelled: 0,
  paid: 0,
};

describe('the rules of a fresh shop', () => {
  test('stand in their order, with their texts and with what waits', async () => {
    await open.book('Anna', '+4915112345678', 48);
    expect(
      (await open.rules()).map(({ id, templateName, isShipped, waiting: count }) => [
        id,
        templateName,
        isShipped,
        count,
      ]),
    ).toEqual([
      ['confirmation', 'Booking confirmed', true, 1],
      ['changed', 'Booking changed', true, 0],
      ['day-before', 'Reminder the day before', true, 1],
      ['two-hours-before', 'Reminder two hours before', true, 1],
      ['cancelled', 'Booking cancelled', true, 0],
      ['paid', 'Payment received', true, 0],
    ]);
  });

  test('can be switched off but not removed', async () => {
    await expect(
      open.shop.client.call('rules.remove', { id: (await open.ruleInput('paid')).id }),
    ).rejects.toMatchObject({
      code: 'conflict',
      message: 'This rule came with Deskbell and stays. Switch it off instead.',
    });
  });
});

describe('a rule that does not work', () => {
  test.each([
    [
      'a reminder with a text about payments',
      'day-before',
      { templateId: asId<TemplateId>('shipped-paid') },
      { templateId: 'This text is for “paid”. Choose one that is for “reminder”.' },
    ],
    [
      'a text that is gone',
      'day-before',
      { templateId: asId<TemplateId>('gone') },
      { templateId: 'There is no such text. Choose another one.' },
    ],
    [
      'a confirmation that catches up',
      'confirmation',
      { usefulness: { kind: 'catch-up' } },
      { usefulness: 'only a reminder can catch up' },
    ],
  ] as const)('is refused: %s', async (_name, id, change, fields) => {
    const input = await open.ruleInput(id, change);
    await expect(open.shop.client.call('rules.save', input)).rejects.toMatchObject({
      code: 'invalid',
      fields,
    });
    await expect(open.shop.client.call('rules.preview', input)).rejects.toMatchObject({
      code: 'invalid',
      fields,
    });
  });

  test('is refused: what follows the visit without an end', async () => {
    await expect(
      open.shop.client.call('rules.save', { ...afterVisit, usefulness: { kind: 'visit' } }),
    ).rejects.toMatchObject({ fields: { usefulness: 'what follows the visit needs minutes' } });
  });
});

describe('changing a rule', () => {
  beforeEach(async () => {
    await open.book('Anna', '+4915112345678', 48);
    await open.book('Ben', '+4915112345679', 30);
    await open.book('Zoe', '+4915112345670', 72, { service: 'Colour' });
  });

  test('moves what is planned, exactly as the preview has said, which itself changes nothing', async () => {
    const later = await open.ruleInput('day-before', { trigger: { kind: 'before', minutes: 12 * 60 } });
    const preview = await open.shop.client.call('rules.preview', later);
    expect(preview.counts).toEqual({ added: 0, moved: 3, cancelled: 0 });
    expect(preview.changes.map(({ kind, contactName, ruleId }) => [kind, contactName, ruleId])).toEqual([
      ['move', 'Ben', 'day-before'],
      ['move', 'Anna', 'day-before'],
      ['move', 'Zoe', 'day-before'],
    ]);
    for (const { dueAt, previousDueAt } of preview.changes) {
      expect(Date.parse(dueAt) - Date.parse(previousDueAt ?? '')).toBe(12 * hour);
    }
    expect((await open.ruleInput('day-before')).trigger).toEqual({ kind: 'before', minutes: 24 * 60 });
    expect((await open.shop.client.call('rules.preview', later)).changes).toEqual(preview.changes);

    const saved = await open.shop.client.call('rules.save', later);
    expect(saved.moved).toEqual(preview.counts);
    expect((await open.shop.client.call('rules.preview', later)).counts).toEqual({
      added: 0,
      moved: 0,
      cancelled: 0,
    });
  });

  test('switches it off and on again', async () => {
    const off = await open.ruleInput('two-hours-before', { enabled: false });
    const preview = await open.shop.client.call('rules.preview', off);
    expect(preview.counts).toEqual({ added: 0, moved: 0, cancelled: 3 });
    expect((await open.shop.client.call('rules.save', off)).moved).toEqual(preview.counts);
    expect((await waiting())['two-hours-before']).toBe(0);
    const again = await open.shop.client.call('rules.save', { ...off, enabled: true });
    expect(again).toMatchObject({ waiting: 3, moved: { added: 3, moved: 0, cancelled: 0 } });
  });

  test('says nothing about what was booked before it was switched on', async () => {
    const off = await open.ruleInput('confirmation', { enabled: false });
    await open.shop.client.call('rules.save', off);
    const on = await open.shop.client.call('rules.save', { ...off, enabled: true });
    expect(on).toMatchObject({ waiting: 0, moved: { added: 0, moved: 0, cancelled: 0 } });
    await open.book('Mia', '+4915112345671', 50);
    expect((await waiting()).confirmation).toBe(1);
  });

  test('adds one of one’s own, and takes its messages away with it', async () => {
    const preview = await open.shop.client.call('rules.preview', afterVisit);
    expect(preview.counts).toEqual({ added: 3, moved: 0, cancelled: 0 });
    const saved = await open.shop.client.call('rules.save', afterVisit);
    expect(saved).toMatchObject({ name: 'Thank you', isShipped: false, waiting: 3, moved: preview.counts });
    await open.shop.client.call('rules.save', {
      ...afterVisit,
      id: saved.id,
      conditions: { ...afterVisit.conditions, services: ['Colour'] },
    });
    expect((await waiting())[saved.id]).toBe(1);
    await open.shop.client.call('rules.remove', { id: saved.id });
    expect(await waiting()).toEqual({ ...nothing, confirmation: 3, 'day-before': 3, 'two-hours-before': 3 });
    await expect(open.shop.client.call('rules.remove', { id: saved.id })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('moves everything with the quiet hours, too', async () => {
    const input = { onlyRule: (await open.ruleInput('day-before')).id };
    const before = await open.shop.client.call('rules.simulate', input);
    const from = `${String(new Date(Date.parse(before.messages[0]!.dueAt) - hour).getUTCHours()).padStart(2, '0')}:00`;
    const to = `${String(new Date(Date.parse(before.messages[0]!.dueAt) + 2 * hour).getUTCHours()).padStart(2, '0')}:00`;
    await open.shop.client.call('settings.update', { business: { quietHours: { from, to } } });
    const visit = before.messages[0]!.visits[0]!;
    const { messages } = await open.shop.client.call('bookings.get', { id: visit.bookingId });
    const reminder = messages.find(({ ruleId }) => ruleId === 'day-before');
    expect(reminder?.dueAt).not.toBe(before.messages[0]!.dueAt);
  });
});
