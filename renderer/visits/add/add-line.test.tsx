import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { asId } from '#shared/domain/ids.ts';

import { openBookings } from '#test/support/bookings/open-bookings.tsx';
import { sampleRule, sampleVisit, visitDetails } from '#test/support/bookings/sample-visits.ts';
import type { Script } from '#test/support/scripted-transport.ts';
import type { LineReading } from './visit-draft.ts';

beforeEach(() => {
  localStorage.clear();
});
afterEach(cleanup);

const part = (value: string) => ({ value, spans: [] });
const whole: LineReading = {
  name: part('Anna'),
  phone: part('+4915112345678'),
  service: part('haircut'),
  price: null,
  start: part('2030-11-21T15:00'),
  end: null,
  startsAt: '2030-11-21T12:00:00.000Z',
  endsAt: null,
  timeZone: 'Europe/Moscow',
  missing: [],
  doubts: [],
  knownContact: null,
};

/** The screen over a core that reads each line in the same way. */
function open(reading: Partial<LineReading> = {}, script: Script = {}) {
  return openBookings({
    visits: [sampleVisit({ contactName: 'Zoe' })],
    rules: [
      sampleRule({ id: asId('r1'), trigger: { kind: 'created' } }),
      sampleRule({ id: asId('r2'), trigger: { kind: 'before', minutes: 1440 } }),
    ],
    script: { 'bookings.readLine': () => ({ ...whole, ...reading }), ...script },
  });
}

const field = () => screen.findByRole('textbox', { name: 'Add a visit in one line' });

describe('a visit in one line', () => {
  it('N brings the cursor there, what is understood stands below, Enter saves and says what will be sent', async () => {
    const { user, transport, visits } = open(
      {},
      {
        'bookings.get': ({ id }) =>
          visitDetails({
            ...visits.get(id),
            messages: [
              message('m2', 'r2', '2030-11-20T12:00:00.000Z'),
              message('m1', 'r1', new Date().toISOString()),
            ],
          }),
      },
    );
    await field();
    await user.keyboard('n');
    expect(document.activeElement).toBe(await field());
    await user.keyboard('Anna +49 151 12345678 21.11.2030 15:00 haircut');
    await screen.findByText('+49 1511 2345678');
    expect(screen.getByText('21 November 2030, 15:00')).toBeTruthy();
    await user.keyboard('{Enter}');
    await waitFor(() => {
      expect(transport.calls.find(({ name }) => name === 'bookings.save')?.input).toEqual({
        source: 'manual',
        contact: { name: 'Anna', phone: '+4915112345678' },
        service: 'haircut',
        startsAt: '2030-11-21T12:00:00.000Z',
        timeZone: 'Europe/Moscow',
      });
    });
    const toast = await screen.findByRole('alert');
    expect(toast.textContent).toContain(
      'Goes out: Confirmation (now), Reminder, 24 hours before (20 Nov 2030 15:00).',
    );
    expect(((await field()) as HTMLInputElement).value).toBe('');
    await user.click(within(toast).getByRole('button', { name: 'Undo' }));
    await waitFor(() => {
      expect(transport.count('bookings.cancel')).toBe(1);
    });
  });

  it('asks for what is missing, beginning with the first, and saves then', async () => {
    const { user, transport } = open({
      phone: null,
      missing: ['phone'],
      name: part('Anna'),
    });
    await user.type(await field(), 'Anna 21.11.2030 15:00 haircut');
    expect(await screen.findByText('no phone')).toBeTruthy();
    await user.keyboard('{Enter}');
    const phone = await screen.findByRole('textbox', { name: 'Phone' });
    await waitFor(() => {
      expect(document.activeElement).toBe(phone);
    });
    expect(transport.count('bookings.save')).toBe(0);
    await user.keyboard('{Enter}');
    expect(await screen.findByText('Still needed.')).toBeTruthy();
    await user.keyboard('+4915112345678{Enter}');
    await waitFor(() => {
      expect(transport.calls).toContainEqual({
        name: 'bookings.save',
        input: expect.objectContaining({ contact: { name: 'Anna', phone: '+4915112345678' } }) as unknown,
      });
    });
  });

  it('shows who has that phone already', async () => {
    const { user } = open({
      name: null,
      missing: ['name'],
      knownContact: { id: asId('p1'), name: 'Anna Petrova' },
    });
    await user.type(await field(), '+4915112345678 21.11.2030 15:00 haircut');
    expect(await screen.findByText('Known as Anna Petrova')).toBeTruthy();
    expect(screen.queryByText('no name')).toBeNull();
  });

  it('offers what else may have been meant, and puts it in its place', async () => {
    const { user } = open({
      doubts: [{ about: 'time', reason: 'either', spans: [{ from: 5, to: 9 }], choices: ['03:00'] }],
    });
    await user.type(await field(), 'Anna at 3 haircut');
    await user.click(await screen.findByRole('button', { name: '03:00' }));
    expect(((await field()) as HTMLInputElement).value).toBe('Anna 03:00 haircut');
    expect(document.activeElement).toBe(await field());
  });

  it('does not save a time that has passed without asking', async () => {
    const { user, transport } = open({
      doubts: [{ about: 'date', reason: 'in-the-past', spans: [], choices: [] }],
    });
    await user.type(await field(), 'Anna yesterday{Enter}');
    await screen.findByLabelText('Day');
    expect(transport.count('bookings.save')).toBe(0);
  });

  it('Escape takes the form away, then the words', async () => {
    const { user } = open({ phone: null, missing: ['phone'] });
    await user.type(await field(), 'Anna{Enter}');
    await screen.findByRole('textbox', { name: 'Phone' });
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(screen.queryByRole('textbox', { name: 'Phone' })).toBeNull();
    });
    await user.keyboard('{Escape}');
    expect(((await field()) as HTMLInputElement).value).toBe('');
  });
});

function message(id: string, ruleId: string, dueAt: string) {
  return {
    outboxId: asId<never>(id),
    ruleId: asId<never>(ruleId),
    ruleName: null,
    state: 'scheduled' as const,
    dueAt,
    skipReason: null,
    error: null,
  };
}
