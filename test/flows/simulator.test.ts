import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { CallOutput } from '#shared/api/contract.ts';
import { afterVisit, inHours, openRuleShop, type RuleShop } from '#test/support/rule-shop.ts';

let open: RuleShop;
beforeEach(async () => {
  open = await openRuleShop();
});
afterEach(() => open.close());

type Simulation = CallOutput<'rules.simulate'>;
const outline = ({ messages }: Simulation) =>
  messages.map(
    ({ contactName, ruleId, visits }) =>
      `${contactName}: ${ruleId} (${visits.map(({ service }) => service).join(', ')})`,
  );
const silence = ({ silent }: Simulation) =>
  silent.map(({ contactName, ruleId, reason }) => `${contactName}: ${ruleId} ${reason}`);

describe('the simulator', () => {
  test('says who gets what over a week, and why others do not', async () => {
    await open.book('Anna', '+4915112345678', 48);
    await open.book('Ben', '+4915112345679', 2.5, { service: 'Colour' });
    await open.book('Zoe', '+4915112345670', 24 * 9);
    const off = await open.ruleInput('two-hours-before', { enabled: false });
    await open.shop.client.call('rules.save', off);

    const week = await open.shop.client.call('rules.simulate', {});
    expect(week).toMatchObject({ visits: 2, isCut: false });
    expect(outline(week)).toEqual([
      'Anna: confirmation (Haircut)',
      'Ben: confirmation (Colour)',
      'Anna: day-before (Haircut)',
    ]);
    expect(silence(week)).toEqual([
      'Ben: day-before booked-inside-offset',
      'Ben: two-hours-before rule-off',
      'Anna: two-hours-before rule-off',
    ]);

    const draft = await open.shop.client.call('rules.simulate', { rule: off, onlyRule: off.id, days: 14 });
    expect(draft.visits).toBe(3);
    expect(outline(draft)).toEqual(['Anna: two-hours-before (Haircut)', 'Zoe: two-hours-before (Haircut)']);
    expect(silence(draft)).toEqual(['Ben: two-hours-before replaced-by-confirmation']);
    const own = await open.shop.client.call('rules.simulate', { rule: afterVisit });
    expect(
      own.messages.filter(({ ruleId }) => ruleId === 'draft').map(({ text }) => text.split('\n')[0]),
    ).toEqual([
      'Hello Ben! Thank you for coming to Garden Salon. We hope you liked everything.',
      'Hello Anna! Thank you for coming to Garden Salon. We hope you liked everything.',
    ]);
    expect(await open.rules()).toHaveLength(6);
  });

  test('tries a rule that somebody has removed meanwhile like a new one', async () => {
    await open.book('Anna', '+4915112345678', 48);
    const saved = await open.shop.client.call('rules.save', afterVisit);
    await open.shop.client.call('rules.remove', { id: saved.id });
    const tried = await open.shop.client.call('rules.simulate', { rule: { ...afterVisit, id: saved.id } });
    expect(outline(tried)).toContain('Anna: draft (Haircut)');
  });

  test('uses the words that are sent later, and then says that they have been', async () => {
    await open.book('Anna', '+4915112345678', 48);
    const before = await open.shop.client.call('rules.simulate', {});
    const expected = before.messages.map(({ text }) => text);
    expect(expected).toHaveLength(3);
    await open.startSending();
    await open.shop.until('the confirmation', () => Promise.resolve(open.sentTexts().length === 1));
    const { items } = await open.shop.client.call('outbox.list', { part: 'waiting' });
    for (const { id } of items) await open.shop.client.call('outbox.sendNow', { id });
    await open.shop.until('all of it', () => Promise.resolve(open.sentTexts().length === 3));
    expect([...open.sentTexts()].sort()).toEqual([...expected].sort());
    const after = await open.shop.until('it to be settled', async () => {
      const answer = await open.shop.client.call('rules.simulate', {});
      return answer.messages.length === 0 && answer;
    });
    expect(silence(after).sort()).toEqual(
      ['confirmation', 'day-before', 'two-hours-before'].map((rule) => `Anna: ${rule} already-settled`),
    );
  });

  test('plays a span that is over again from its beginning', async () => {
    const { id } = await open.book('Anna', '+4915112345678', 48);
    await open.shop.client.call('bookings.save', {
      id,
      contact: { phone: '+4915112345678' },
      service: 'Haircut',
      startsAt: inHours(-48),
    });
    const past = await open.shop.client.call('rules.simulate', { from: inHours(-72), days: 2 });
    expect(past.visits).toBe(1);
    expect([...outline(past), ...silence(past)].every((entry) => entry.startsWith('Anna: '))).toBe(true);
  });

  test('tries nothing that does not work', async () => {
    const rule = await open.ruleInput('paid', { templateId: afterVisit.templateId });
    await expect(open.shop.client.call('rules.simulate', { rule })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('why a customer got nothing', () => {
  test('is answered for each visit and rule', async () => {
    const { id } = await open.book('Anna', '+4915112345678', 12);
    const { contactId } = await open.shop.client.call('bookings.get', { id });
    await open.startSending();
    await open.shop.until('the confirmation', () => Promise.resolve(open.sentTexts().length === 1));
    const answer = await open.shop.until('it to be sent', async () => {
      const found = await open.shop.client.call('rules.explain', { contactId });
      return found.visits[0]?.rules.some(({ fate }) => fate === 'sent') && found;
    });
    expect({ ...answer, visits: null }).toEqual({
      sending: 'running',
      reach: 'ok',
      optOut: { promotions: 'no', reminders: 'no' },
      visits: null,
    });
    const [visit] = answer.visits;
    expect(visit?.visit).toMatchObject({ bookingId: id, service: 'Haircut' });
    expect(visit?.rules.map(({ ruleName, fate, reason }) => [ruleName, fate, reason])).toEqual([
      ['Reminder, 24 h before', 'silent', 'booked-inside-offset'],
      ['Confirmation', 'sent', null],
      ['Reminder, 2 h before', 'waiting', null],
    ]);
  });

  test('is answered for somebody who is not on WhatsApp', async () => {
    open.line.withoutWhatsApp.add('4915112345678');
    const { id } = await open.book('Anna', '+4915112345678', 48);
    const { contactId } = await open.shop.client.call('bookings.get', { id });
    await open.startSending();
    const answer = await open.shop.until('the failure', async () => {
      const found = await open.shop.client.call('rules.explain', { contactId });
      return found.visits[0]?.rules.some(({ error }) => error?.includes('not on WhatsApp')) && found;
    });
    expect(answer.visits[0]?.rules.find(({ fate }) => fate === 'failed')).toMatchObject({
      ruleId: 'confirmation',
      reason: null,
      error: expect.stringContaining('not on WhatsApp') as string,
    });
  });

  test('is answered for a visit of which a person has skipped a message', async () => {
    const { id } = await open.book('Anna', '+4915112345678', 48);
    const { contactId, messages } = await open.shop.client.call('bookings.get', { id });
    const reminder = messages.find(({ ruleId }) => ruleId === 'day-before');
    if (!reminder) throw new Error('It was planned.');
    await open.shop.client.call('outbox.skip', { id: reminder.outboxId });
    const { visits } = await open.shop.client.call('rules.explain', { contactId });
    expect(visits[0]?.rules.map(({ ruleId, fate }) => [ruleId, fate])).toEqual([
      ['confirmation', 'waiting'],
      ['day-before', 'skipped'],
      ['two-hours-before', 'waiting'],
    ]);
  });

  test('is answered for somebody who does not exist', async () => {
    const { id } = await open.book('Anna', '+4915112345678', 48);
    const { contactId } = await open.shop.client.call('bookings.get', { id });
    await expect(
      open.shop.client.call('rules.explain', { contactId: `${contactId}x` as typeof contactId }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
