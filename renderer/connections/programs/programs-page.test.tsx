import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';

import { ApiError } from '#shared/api/errors.ts';
import { asId, type BookingId } from '#shared/domain/ids.ts';
import { sampleSettings } from '#test/support/sample-shop.ts';
import { scriptedTransport, type Script } from '#test/support/scripted-transport.ts';
import { showScreen } from '#test/support/show-screen.tsx';
import { sampleVisit } from '#test/support/bookings/sample-visits.ts';

import { ProgramsPage } from './programs-page.tsx';

afterEach(cleanup);

const publicUrl = 'https://linde.example';
const bookingHookUrl = `${publicUrl}/hooks/bookings/s3cret`;
const id = asId<BookingId>('b1');

async function open(script: Script = {}) {
  const transport = scriptedTransport({
    'settings.get': () => sampleSettings({ bookingHookUrl }),
    'bookings.get': () => ({ ...sampleVisit({ id }), history: [], messages: [], silent: [] }),
    ...script,
  });
  const user = userEvent.setup();
  showScreen(<ProgramsPage />, transport, { path: '/connections/programs' });
  await screen.findByRole('heading', { name: 'Your address for bookings' });
  return { user, transport };
}

const addressShown = () =>
  screen.getByRole('group', { name: 'Address for bookings' }).querySelector('code')?.textContent;

describe('the address', () => {
  it('is masked until it is shown, and copied whole', async () => {
    const { user } = await open();
    expect(addressShown()).toBe(`${publicUrl}/hooks/bookings/••••••••`);
    expect(document.body.textContent).not.toContain('s3cret');
    await user.click(screen.getByRole('button', { name: 'Copy the address' }));
    expect(await navigator.clipboard.readText()).toBe(bookingHookUrl);
    await user.click(screen.getByRole('button', { name: 'Show the secret' }));
    expect(addressShown()).toBe(bookingHookUrl);
    await user.click(screen.getByRole('button', { name: 'Hide the secret' }));
    expect(document.body.textContent).not.toContain('s3cret');
  });

  it('is renewed after a question', async () => {
    const { user, transport } = await open({
      'sources.renewHookSecret': () => ({ bookingHookUrl: `${publicUrl}/hooks/bookings/other` }),
    });
    await user.click(screen.getByRole('button', { name: 'New address' }));
    const dialog = await screen.findByRole('dialog');
    expect(transport.count('sources.renewHookSecret')).toBe(0);
    await user.click(within(dialog).getByRole('button', { name: 'New address' }));
    await screen.findByText('The new address holds now. Put it into every service that uses it.');
  });

  it('says that only this computer reaches it while there is no public one', async () => {
    await open({
      'settings.get': () => sampleSettings({ bookingHookUrl: 'http://127.0.0.1:8000/hooks/bookings/s3cret' }),
    });
    const notes = screen.getAllByRole('note');
    expect(notes.map((note) => note.firstElementChild?.nextElementSibling?.firstChild?.textContent)).toEqual([
      'Only programs on this computer reach this address',
      'Torrow is on the internet: it needs your public address first.',
    ]);
    for (const note of notes) {
      const link = within(note).getByRole('link', { name: 'Set up a public address' });
      expect(link.getAttribute('href')).toBe('/connections/address');
    }
  });
});

it('shows the needed fields first and all of them on request', async () => {
  const { user } = await open();
  const table = screen.getByRole('table', { name: 'Fields of a booking' });
  const names = () =>
    within(table)
      .getAllByRole('rowheader')
      .map((cell) => cell.querySelector('code')?.textContent);
  expect(names()).toEqual([
    ...['contact.phone', 'service', 'startsAt', 'externalId', 'contact.name', 'state', 'paid'],
  ]);
  await user.click(screen.getByRole('button', { name: 'Show 11 more fields' }));
  expect(names()).toHaveLength(18);
});

it('gives each example with the real address, which the screen does not show', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('radio', { name: 'Examples' }));
  for (const [label, sign] of [
    ['Terminal (curl)', 'curl -X POST'],
    ['PowerShell', 'Invoke-RestMethod'],
    ['JavaScript', 'await fetch'],
  ] as const) {
    await user.click(screen.getByRole('radio', { name: label }));
    const shown = screen.getByRole('region', { name: `The example for ${label}` });
    expect(shown.textContent).toContain(sign);
    expect(shown.textContent).toContain('/hooks/bookings/••••••••');
    await user.click(screen.getByRole('button', { name: 'Copy the example' }));
    expect(await navigator.clipboard.readText()).toContain(bookingHookUrl);
  }
});

it('says what each answer means and what to do', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('radio', { name: 'Answers' }));
  const table = screen.getByRole('table', { name: 'Answers to a booking' });
  const rows = within(table).getAllByRole('rowheader');
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    ...['202', '422', '404', '415', '413', '429', '503', 'no answer'],
  ]);
  expect(within(table).getByRole('link', { name: 'Open Health' }).getAttribute('href')).toBe(
    '/connections/health',
  );
});

describe('trying it', () => {
  const answer = (script: Script) => open(script);
  const send = async (user: ReturnType<typeof userEvent.setup>, phone: string) => {
    await user.type(screen.getByRole('textbox', { name: 'Phone' }), phone);
    await user.click(screen.getByRole('button', { name: 'Send a sample visit' }));
  };

  it('posts what another program would, shows the answer and the visit, and removes it', async () => {
    const { user, transport } = await answer({
      'sources.tryHook': () => ({ status: 202, answer: '{"id":"b1","version":1}', bookingId: id }),
      'sources.removeTrial': ({ bookingId }) => ({ bookingId }),
    });
    await send(user, '+49 151 12345678');
    const result = await screen.findByRole('region', { name: 'The answer' });
    expect(result.textContent).toContain('Taken: another program would be told this');
    const body = JSON.parse(
      (transport.calls.find(({ name }) => name === 'sources.tryHook')?.input as { body: string }).body,
    ) as Record<string, unknown>;
    expect(body).toEqual({
      externalId: expect.stringMatching(/^trial-/) as string,
      contact: { name: 'Anna Weber', phone: '+49 151 12345678' },
      service: 'Haircut',
      startsAt: expect.stringMatching(/T15:00:00\+03:00$/) as string,
    });
    await within(result).findByRole('group', { name: 'The visit in your list' });
    expect(within(result).getByRole('link', { name: 'Show it in Bookings' }).getAttribute('href')).toBe(
      '/bookings/b1',
    );
    await user.click(within(result).getByRole('button', { name: 'Remove it' }));
    await screen.findByText('The sample visit is gone.');
    expect(screen.queryByRole('region', { name: 'The answer' })).toBeNull();
  });

  it('sent once more is the same visit', async () => {
    const { user, transport } = await answer({
      'sources.tryHook': () => ({ status: 202, answer: '{"id":"b1","version":1}', bookingId: id }),
    });
    await send(user, '+49 151 12345678');
    await user.click(await screen.findByRole('button', { name: 'Send once more' }));
    await waitFor(() => {
      expect(transport.count('sources.tryHook')).toBe(2);
    });
    const ids = transport.calls
      .filter(({ name }) => name === 'sources.tryHook')
      .map(
        ({ input }) => (JSON.parse((input as { body: string }).body) as { externalId: string }).externalId,
      );
    expect(new Set(ids).size).toBe(1);
  });

  it('shows what the other program would be told about a mistake', async () => {
    const fields = { 'contact.phone': 'This is no phone number.' };
    const error = { code: 'invalid', message: 'Please check: contact.phone.', fields };
    const { user } = await answer({
      'sources.tryHook': () => ({ status: 422, answer: JSON.stringify({ error }), bookingId: null }),
    });
    await send(user, '12');
    const result = await screen.findByRole('region', { name: 'The answer' });
    expect(result.textContent).toContain('Not taken: another program would be told this');
    expect(result.textContent).toContain('Please check: contact.phone.');
    expect(within(result).queryByRole('button', { name: 'Remove it' })).toBeNull();
    const phone = screen.getByRole('textbox', { name: 'Phone' });
    expect(phone.getAttribute('aria-invalid')).toBe('true');
    await user.type(phone, '3');
    expect(phone.getAttribute('aria-invalid')).not.toBe('true');
  });

  it('asks no more for the visit once it is being removed, however early that is announced', async () => {
    const slow = Promise.withResolvers<{ bookingId: BookingId }>();
    const { user, transport } = await answer({
      'sources.tryHook': () => ({ status: 202, answer: '{}', bookingId: id }),
      'sources.removeTrial': () => slow.promise,
    });
    await send(user, '+49 151 12345678');
    await user.click(await screen.findByRole('button', { name: 'Remove it' }));
    const asked = { visit: transport.count('bookings.get'), settings: transport.count('settings.get') };
    act(() => {
      transport.announce({ topic: 'bookings' }, { topic: 'settings' });
    });
    await waitFor(() => {
      expect(transport.count('settings.get')).toBeGreaterThan(asked.settings);
    });
    slow.resolve({ bookingId: id });
    await screen.findByText('The sample visit is gone.');
    expect(transport.count('bookings.get')).toBe(asked.visit);
  });

  it('says to cancel instead when the customer has been told', async () => {
    const { user } = await answer({
      'sources.tryHook': () => ({ status: 202, answer: '{}', bookingId: id }),
      'sources.removeTrial': () => {
        throw new ApiError('conflict', 'A message about it has left.');
      },
    });
    await send(user, '+49 151 12345678');
    await user.click(await screen.findByRole('button', { name: 'Remove it' }));
    await screen.findByText(/^A message about it has left or is just leaving/);
  });
});

it('puts our host into an address of Torrow’s, with its keys hidden', async () => {
  const { user } = await open();
  const field = screen.getByRole('textbox', { name: 'Address in Torrow now' });
  await user.click(field);
  await user.paste(
    'https://hooks.torrow.net/webhook/green-api?idInstance=1&apiTokenInstance=k3y&message=A%20b',
  );
  const both = await screen.findByRole('group', { name: 'New address' });
  await waitFor(() => {
    expect(document.activeElement).toBe(both);
  });
  await user.click(screen.getByRole('button', { name: 'Copy the new address' }));
  expect(await navigator.clipboard.readText()).toBe(
    `${publicUrl}/webhook/green-api?idInstance=1&apiTokenInstance=k3y&message=A%20b`,
  );
  expect(document.body.textContent).not.toContain('k3y');
  await user.click(screen.getByRole('button', { name: 'Another address' }));
  const empty = screen.getByRole('textbox', { name: 'Address in Torrow now' });
  await user.type(empty, 'nonsense');
  expect(empty.getAttribute('aria-invalid')).toBe('true');
});
