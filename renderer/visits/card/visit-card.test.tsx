import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { asId } from '#shared/domain/ids.ts';

import { openBookings } from '#test/support/bookings/open-bookings.tsx';
import { sampleRule, visitDetails, type VisitDetails } from '#test/support/bookings/sample-visits.ts';
import { movedTo } from './move-dialog.tsx';
import { priceOf } from './price.ts';

beforeEach(() => {
  localStorage.clear();
});
afterEach(cleanup);

/** The screen with one visit open; gives its card. */
async function openCard(fields: Partial<VisitDetails> = {}, more: Parameters<typeof openBookings>[0] = {}) {
  const shown = openBookings({ path: '/bookings/b1', visits: [visitDetails(fields)], ...more });
  const pane = await screen.findByRole('complementary', { name: 'Visit' });
  await within(pane).findByText('Maria Petrova');
  return { ...shown, card: within(pane) };
}

describe('what is done to a visit', () => {
  it('is asked about first when the customer is told, and says what they get', async () => {
    const { card, user, transport } = await openCard();
    await user.click(card.getByRole('button', { name: 'Cancel visit' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Cancel this visit?' }));
    expect(dialog.getByText('The customer gets “Booking cancelled”.')).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Leave it' }));
    expect(transport.count('bookings.cancel')).toBe(0);
    await user.click(card.getByRole('button', { name: 'Cancel visit' }));
    const again = within(await screen.findByRole('dialog', { name: 'Cancel this visit?' }));
    await user.click(again.getByRole('button', { name: 'Cancel visit' }));
    await waitFor(() => {
      expect(transport.count('bookings.cancel')).toBe(1);
    });
    await card.findByText('Cancelled');
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => {
      expect(transport.count('bookings.restore')).toBe(1);
    });
  });

  it('is done at once when nobody is told', async () => {
    const { card, user, transport } = await openCard({}, { rules: [] });
    await user.click(card.getByRole('button', { name: 'Paid' }));
    await card.findByRole('button', { name: 'Not paid' });
    await user.click(card.getByRole('button', { name: 'Confirm' }));
    await card.findByText('Confirmed');
    await user.click(card.getByRole('button', { name: 'Cancel visit' }));
    await card.findByRole('button', { name: 'Restore' });
    expect(transport.calls.filter(({ name }) => /^bookings\.(mark|conf|canc)/.test(name))).toEqual([
      { name: 'bookings.markPaid', input: { id: 'b1', paid: true } },
      { name: 'bookings.confirm', input: { id: 'b1' } },
      { name: 'bookings.cancel', input: { id: 'b1' } },
    ]);
  });

  it('a move keeps the length of the visit', async () => {
    const { card, user, transport } = await openCard({ endsAt: '2030-11-21T12:45:00.000Z' });
    await user.click(card.getByRole('button', { name: 'Move' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Move the visit' }));
    const time = dialog.getByLabelText('Time');
    await user.clear(time);
    await user.type(time, '16:30');
    await user.click(dialog.getByRole('button', { name: 'Move' }));
    await waitFor(() => {
      expect(transport.calls).toContainEqual({
        name: 'bookings.change',
        input: {
          id: 'b1',
          startsAt: '2030-11-21T13:30:00.000Z',
          endsAt: '2030-11-21T14:15:00.000Z',
          timeZone: 'Europe/Moscow',
        },
      });
    });
  });

  it('facts are changed in their place; Escape gives up', async () => {
    const { card, user, visits } = await openCard(
      { staff: 'Kate' },
      {
        rules: [sampleRule({ trigger: { kind: 'changed' }, templateName: 'Booking changed' })],
      },
    );
    await user.click(card.getByRole('button', { name: 'With: Kate. Change' }));
    expect(card.getByText('The customer gets “Booking changed”.')).toBeTruthy();
    await user.keyboard('Vera{Escape}');
    expect(visits.get('b1')?.staff).toBe('Kate');
    await user.click(card.getByRole('button', { name: 'Price. Add' }));
    await user.keyboard('much{Enter}');
    expect(card.getByText('A number, such as 45 or 45.50')).toBeTruthy();
    await user.clear(card.getByRole('textbox', { name: 'Price' }));
    await user.keyboard('1 500,50{Enter}');
    await card.findByRole('button', { name: 'Price: 1,500.50. Change' });
    expect(visits.get('b1')?.price).toBe(1500.5);
  });
});

describe('what a visit says', () => {
  it('names what was sent, what waits and what failed with its reason, and which rule is silent and why', async () => {
    const message = {
      ruleId: asId<never>('cancelled'),
      ruleName: null,
      skipReason: null,
      error: null,
      dueAt: '2026-11-20T10:00:00.000Z',
    };
    const { card } = await openCard({
      messages: [
        { ...message, outboxId: asId('o1'), state: 'delivered' },
        {
          ...message,
          outboxId: asId('o2'),
          state: 'failed',
          error: 'This phone is not on WhatsApp.',
          errorCode: 'not-on-whatsapp',
        },
        { ...message, outboxId: asId('o3'), state: 'scheduled' },
      ],
      silent: [
        {
          ruleId: asId('gone'),
          ruleName: 'My reminder',
          reason: 'booked-inside-offset',
          wantedAt: '2026-11-20T10:00:00.000Z',
        },
      ],
    });
    expect(card.getByText(/^Delivered/)).toBeTruthy();
    expect(card.getByText('Not sent: This phone has no WhatsApp')).toBeTruthy();
    expect(card.getByText(/^Will be sent/)).toBeTruthy();
    expect(card.getByText('My reminder')).toBeTruthy();
    expect(card.getByText('Not sent: Booked too late for this reminder')).toBeTruthy();
    expect(card.getByRole('link', { name: 'Open chat' }).getAttribute('href')).toBe('/inbox/c1');
  });

  it('tells its history: who changed what', async () => {
    const { card } = await openCard({
      history: [
        { version: 1, at: '2026-11-20T10:00:00.000Z', by: 'source', changes: [] },
        {
          version: 2,
          at: '2026-11-20T11:00:00.000Z',
          by: 'customer',
          changes: [
            { field: 'confirmation', from: 'asked', to: 'confirmed' },
            { field: 'staff', from: 'Kate', to: null },
            { field: 'something-new', from: 'a', to: 'b' },
          ],
        },
      ],
    });
    expect(card.getByText('Answer: asked → confirmed; With removed (was Kate)')).toBeTruthy();
    expect(card.getByText(/the customer$/)).toBeTruthy();
    expect(card.getByText('Booked', { selector: 'p' })).toBeTruthy();
  });

  it('says how the customer is told it, where their clock differs', async () => {
    const { card } = await openCard({ timeZone: 'Europe/Lisbon', local: '2030-11-21T12:00' });
    expect(card.getByText(/^The customer is told 12:00/)).toBeTruthy();
  });

  it('explains why the customer got nothing, what holds for all first', async () => {
    const { card, user } = await openCard(
      {},
      {
        script: {
          'rules.explain': () => ({
            sending: 'paused',
            reach: 'ok',
            optOut: { promotions: 'no', reminders: 'no' },
            visits: [
              {
                visit: { bookingId: asId('b1'), service: 'Haircut', startsAt: '2030-11-21T12:00:00.000Z' },
                rules: [
                  {
                    ruleId: asId('cancelled'),
                    ruleName: 'x',
                    fate: 'silent',
                    reason: 'no-whatsapp',
                    at: null,
                    error: null,
                  },
                ],
              },
            ],
          }),
        },
      },
    );
    await user.click(card.getByRole('button', { name: 'Why did this customer get nothing?' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Why did Maria Petrova get nothing?' }));
    expect(await dialog.findByText(/^Sending is paused/)).toBeTruthy();
    expect(dialog.getByRole('listitem').textContent).toBe(
      'Cancellation: not sent: this phone has no WhatsApp.',
    );
  });
});

it.each([
  ['45', 45],
  ['1 500,50', 1500.5],
  ['45.5', 45.5],
  ['-3', null],
  ['4.555', null],
  ['much', null],
])('a price typed as %j is %j', (typed, price) => {
  expect(priceOf(typed)).toBe(price);
});

it('a visit is moved by the wall of its zone, over a clock change too', () => {
  const visit = { startsAt: '2026-10-24T08:00:00.000Z', endsAt: '2026-10-24T09:00:00.000Z' };
  expect(movedTo(visit, '2026-10-25', '10:00', 'Europe/Berlin')).toEqual({
    startsAt: '2026-10-25T09:00:00.000Z',
    endsAt: '2026-10-25T10:00:00.000Z',
    timeZone: 'Europe/Berlin',
  });
  expect(movedTo(visit, '', '10:00', 'Europe/Berlin')).toBeNull();
});
