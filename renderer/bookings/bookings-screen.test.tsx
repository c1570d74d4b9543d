import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { asId } from '#shared/domain/ids.ts';

import { openBookings } from '#test/support/bookings/open-bookings.tsx';
import { sampleVisit } from '#test/support/bookings/sample-visits.ts';

beforeEach(() => {
  localStorage.clear();
});
afterEach(cleanup);

const hour = 3_600_000;
/** By their place: on a Russian keyboard the brackets are letters. */
function press(code: string, times: number) {
  for (let pressed = 0; pressed < times; pressed += 1) fireEvent.keyDown(document.body, { key: 'х', code });
}

/** So many hours from now. */
const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString();
const link = (name: RegExp) => screen.findByRole('link', { name });

const anna = sampleVisit({ id: asId('b1'), contactName: 'Anna', startsAt: inHours(48) });
const boris = sampleVisit({
  id: asId('b2'),
  contactName: 'Борис Ёлкин',
  service: 'Manicure',
  startsAt: inHours(72),
  confirmation: 'move-asked',
});
const past = sampleVisit({
  id: asId('b3'),
  contactName: 'Clara',
  startsAt: inHours(-72),
  state: 'done',
  paid: true,
});

describe('the agenda', () => {
  it('shows the visits that come, by day, each with its state in words, and today first', async () => {
    openBookings({ visits: [boris, anna, past] });
    await link(/Anna, Haircut, Booked/);
    await link(/Борис Ёлкин, Manicure, Asked to move/);
    expect(screen.getByText('No visits today.')).toBeTruthy();
    expect(screen.queryByRole('link', { name: /Clara/ })).toBeNull();
  });

  it('reaches back to earlier days', async () => {
    const { user } = openBookings({ visits: [anna, past] });
    await user.click(await screen.findByRole('button', { name: 'Earlier days' }));
    await link(/Clara, Haircut, Done, Paid/);
  });

  it('says who cannot be written to, and lists them', async () => {
    const lost = sampleVisit({
      id: asId('b4'),
      contactName: 'Dora',
      reach: 'no-phone',
      startsAt: inHours(50),
    });
    const { user, transport } = openBookings({
      visits: [anna, lost],
      script: { 'bookings.counts': () => ({ noPhone: 1, noWhatsApp: 0 }) },
    });
    await link(/Dora, Haircut, Booked, No phone/);
    await user.click(screen.getByRole('button', { name: 'No phone 1' }));
    await waitFor(() => {
      expect(screen.queryByRole('link', { name: /Anna/ })).toBeNull();
    });
    await link(/Dora/);
    expect(transport.calls).toContainEqual({
      name: 'bookings.list',
      input: expect.objectContaining({ problem: 'no-phone' }) as unknown,
    });
    await user.click(screen.getByRole('button', { name: 'No WhatsApp' }));
    expect(await screen.findByText('Everybody can be reached')).toBeTruthy();
  });

  it('is searched by customer and service; ё is е', async () => {
    const { user } = openBookings({ visits: [anna, boris] });
    await link(/Anna/);
    await user.type(screen.getByRole('searchbox'), 'елкин');
    await waitFor(() => {
      expect(screen.queryByRole('link', { name: /Anna/ })).toBeNull();
    });
    await link(/Борис/);
    await user.type(screen.getByRole('searchbox'), 'zzz');
    expect(await screen.findByText('Nothing fits')).toBeTruthy();
  });

  it('follows what the core announces', async () => {
    const { transport, visits } = openBookings({ visits: [anna] });
    await link(/Anna, Haircut, Booked/);
    visits.set('b1', { ...visits.get('b1')!, confirmation: 'confirmed' });
    transport.announce({ topic: 'bookings' });
    await link(/Anna, Haircut, Confirmed/);
  });
});

describe('the keys', () => {
  it('J and K walk over the visits, Escape closes the open one', async () => {
    const { user, places } = openBookings({ visits: [anna, boris] });
    await link(/Anna/);
    await user.keyboard('jjjk');
    await screen.findByRole('complementary', { name: 'Visit' });
    await user.keyboard('{Escape}');
    expect(places.slice(1)).toEqual(['/bookings/b1', '/bookings/b2', '/bookings/b1', '/bookings']);
  });

  it('V goes between agenda and week, and the choice is remembered', async () => {
    const { user } = openBookings({ visits: [anna] });
    await link(/Anna/);
    await user.keyboard('v');
    await screen.findByRole('region', { name: /^Week of/ });
    cleanup();
    openBookings({ visits: [anna] });
    await screen.findByRole('region', { name: /^Week of/ });
  });

  it('in the week ] goes on, [ goes back and T returns to today', async () => {
    localStorage.setItem('deskbell.bookings.view', '"week"');
    const { user } = openBookings({ visits: [anna] });
    const region = () => screen.findByRole('region', { name: /^Week of/ });
    const name = async () => (await region()).getAttribute('aria-label');
    const thisWeek = await name();
    press('BracketRight', 2);
    const later = await name();
    press('BracketLeft', 3);
    const earlier = await name();
    await user.keyboard('t');
    expect(await name()).toBe(thisWeek);
    expect(new Set([thisWeek, later, earlier]).size).toBe(3);
  });
});

describe('nothing yet', () => {
  it('shows the ways in, with the address for other services', async () => {
    openBookings({ visits: [] });
    await screen.findByRole('heading', { name: 'No visits yet' });
    expect(await screen.findByText('https://example.com/hooks/bookings/secret')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy the address' })).toBeTruthy();
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  it('says when the visits cannot be loaded, and tries again', async () => {
    let isBroken = true;
    const { user } = openBookings({
      visits: [anna],
      script: {
        'bookings.list': () => {
          if (isBroken) throw new Error('lost');
          return { items: [anna] };
        },
      },
    });
    const again = await screen.findByRole('button', { name: 'Try again' });
    isBroken = false;
    await user.click(again);
    await link(/Anna/);
  });

  it('says when the visit of an address is gone', async () => {
    openBookings({ path: '/bookings/b9', visits: [anna] });
    const pane = await screen.findByRole('complementary', { name: 'Visit' });
    expect(await within(pane).findByText('This visit is not here any more')).toBeTruthy();
  });
});
