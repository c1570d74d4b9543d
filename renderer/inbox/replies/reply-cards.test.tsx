import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { ReplyCardView } from '#shared/api/calls/automation.ts';
import { asId } from '#shared/domain/ids.ts';

import { sampleVisit, visitDetails } from '#test/support/bookings/sample-visits.ts';
import { openInbox } from '#test/support/inbox/open-inbox.tsx';

beforeEach(() => {
  localStorage.clear();
});
afterEach(cleanup);

const haircut = {
  id: asId<never>('b1'),
  service: 'Haircut',
  startsAt: '2030-11-21T12:00:00.000Z',
  local: '2030-11-21T15:00',
};
const card: ReplyCardView = {
  id: 'r1',
  conversationId: asId('c1'),
  contactId: asId('p1'),
  messageId: asId('m1'),
  text: 'maybe a little later',
  reason: 'not-understood',
  bookings: [haircut],
  createdAt: '2026-11-20T10:00:00.000Z',
};

/** The chat with a card; resolving takes it away. */
function openWithCard(fields: Partial<ReplyCardView> = {}) {
  let cards = [{ ...card, ...fields }];
  const inbox = openInbox({
    script: {
      'replyCards.list': () => ({ items: cards }),
      'replyCards.resolve': ({ id }) => {
        cards = [];
        inbox.transport.announce({ topic: 'replies' });
        return { id };
      },
      'bookings.get': () => visitDetails(),
      'rules.list': () => ({ items: [] }),
    },
  });
  return inbox;
}

const region = async () => within(await screen.findByRole('region', { name: 'An answer to read' }));

describe('an answer that was not understood', () => {
  it('shows the words and the visit, and a person says what it means', async () => {
    const { user, transport } = openWithCard();
    const shown = await region();
    expect(shown.getByText(/^Is this about Haircut, 21 Nov 2030/)).toBeTruthy();
    expect(shown.getByText('maybe a little later')).toBeTruthy();
    expect(shown.getByText(/The answer was not understood/)).toBeTruthy();
    await user.click(shown.getByRole('button', { name: 'Confirm' }));
    await waitFor(() => {
      expect(screen.queryByRole('region', { name: 'An answer to read' })).toBeNull();
    });
    expect(transport.calls).toContainEqual({
      name: 'replyCards.resolve',
      input: { id: 'r1', as: 'confirm', bookingId: 'b1' },
    });
  });

  it('that moves the visit asks for the new time at once', async () => {
    const { user, transport } = openWithCard();
    await user.click((await region()).getByRole('button', { name: 'Move' }));
    await screen.findByRole('dialog', { name: 'Move the visit' });
    expect(transport.calls).toContainEqual({
      name: 'replyCards.resolve',
      input: { id: 'r1', as: 'move', bookingId: 'b1' },
    });
  });

  it('that cancels is asked about first', async () => {
    const { user, transport } = openWithCard();
    await user.click((await region()).getByRole('button', { name: 'Cancel visit' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Cancel this visit?' }));
    expect(transport.count('replyCards.resolve')).toBe(0);
    await user.click(dialog.getByRole('button', { name: 'Cancel visit' }));
    await waitFor(() => {
      expect(transport.calls).toContainEqual({
        name: 'replyCards.resolve',
        input: { id: 'r1', as: 'cancel', bookingId: 'b1' },
      });
    });
  });

  it('about one of several visits waits until one is chosen', async () => {
    const { user, transport } = openWithCard({
      reason: 'several-visits',
      bookings: [haircut, { ...haircut, id: asId('b2'), service: 'Manicure' }],
    });
    const shown = await region();
    expect(shown.queryByRole('button', { name: 'Confirm' })).toBeNull();
    await user.click(shown.getByRole('button', { name: /^Manicure/ }));
    await user.click(shown.getByRole('button', { name: 'Confirm' }));
    await waitFor(() => {
      expect(transport.calls).toContainEqual({
        name: 'replyCards.resolve',
        input: { id: 'r1', as: 'confirm', bookingId: 'b2' },
      });
    });
  });

  it('may be about nothing', async () => {
    const { user, transport } = openWithCard();
    await user.click((await region()).getByRole('button', { name: 'Not about the visit' }));
    await waitFor(() => {
      expect(transport.calls).toContainEqual({
        name: 'replyCards.resolve',
        input: { id: 'r1', as: 'dismiss' },
      });
    });
  });
});

describe('the visits beside the chat', () => {
  it('open with the next one, fold the past ones, and one can be added', async () => {
    const next = sampleVisit({ service: 'Manicure' });
    const past = sampleVisit({ id: asId('b0'), state: 'done', startsAt: '2020-11-21T12:00:00.000Z' });
    const { user, transport } = openInbox({
      script: {
        'bookings.list': ({ order }) => ({ items: order === 'latest-first' ? [past] : [next] }),
        'bookings.get': () => visitDetails(next),
        'rules.list': () => ({ items: [] }),
        'bookings.save': () => ({ id: asId('b9'), version: 1 }),
      },
    });
    const visits = within(await screen.findByRole('region', { name: 'Visits' }));
    expect((await visits.findByRole('button', { expanded: true })).textContent).toContain('Manicure');
    await visits.findByRole('button', { name: 'Move' });
    expect(visits.getByText('1 past visit')).toBeTruthy();
    await user.click(visits.getByRole('button', { name: 'Add a visit' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Add a visit for Maria Petrova' }));
    await user.type(dialog.getByLabelText('Day'), '2030-12-01');
    await user.type(dialog.getByLabelText('Time'), '10:00');
    await user.type(dialog.getByLabelText('Service'), 'Haircut');
    await user.click(dialog.getByRole('button', { name: 'Add the visit' }));
    await waitFor(() => {
      expect(transport.calls).toContainEqual({
        name: 'bookings.save',
        input: expect.objectContaining({
          contact: { name: 'Maria Petrova', phone: '+79991234567' },
          service: 'Haircut',
        }) as unknown,
      });
    });
  });
});
