import { notifications } from '@mantine/notifications';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';

import type { JournalEntryView } from '#shared/api/calls/journal.ts';
import { ApiError } from '#shared/api/errors.ts';
import { asId, type JournalId } from '#shared/domain/ids.ts';
import { scriptedTransport, type Script } from '#test/support/scripted-transport.ts';
import { showScreen } from '#test/support/show-screen.tsx';

import { ActivityScreen } from './activity-screen.tsx';

afterEach(() => {
  cleanup();
  notifications.clean();
});

const event = (id: string, over: Partial<JournalEntryView> = {}): JournalEntryView => ({
  id: asId<JournalId>(id),
  channelId: null,
  source: 'webhook',
  subject: 'booking',
  state: 'done',
  reason: null,
  eventType: 'booking',
  receivedAt: '2026-03-03T10:00:07.000Z',
  attempts: 1,
  size: 64,
  firstLine: `{"event":"${id}"}`,
  body: '',
  ...over,
});

/** Opens the screen on a core with these events, newest first. */
function openActivity(
  events: JournalEntryView[],
  {
    rest = null,
    path = '/activity',
    script = {},
  }: { readonly rest?: string | null; readonly path?: string; readonly script?: Script } = {},
) {
  const transport = scriptedTransport({
    'journal.list': ({ ids, after, state, text }) => {
      if (ids) return { items: events.filter(({ id }) => ids.includes(id)) };
      const fits = events.filter(
        (one) =>
          (state === undefined || one.state === state) &&
          (text === undefined || one.firstLine.includes(text)),
      );
      if (after !== undefined)
        return {
          items: fits
            .slice(
              0,
              fits.findIndex(({ id }) => id === after),
            )
            .reverse(),
        };
      return { items: fits };
    },
    'journal.get': ({ id }) => {
      const found = events.find((one) => one.id === id);
      if (!found) throw new ApiError('not-found', 'gone');
      return { ...found, body: found.firstLine, isCut: false, workedAt: null, became: [], becameMore: 0 };
    },
    'journal.types': () => ({ items: ['booking'] }),
    'journal.replaying': () => ({ state: 'none', done: 0, total: 0, mended: 0 }),
    'channels.list': () => ({ items: [] }),
    ...script,
  });
  const shown = showScreen(<ActivityScreen rest={rest} />, transport, { path });
  return { transport, user: userEvent.setup(), ...shown };
}

const row = (name: RegExp) => screen.findByRole('link', { name });

describe('the events', () => {
  it('stand with their time, their kind in words, and their fate', async () => {
    openActivity([event('b', { state: 'failed' }), event('a')]);
    expect((await row(/"event":"b"/)).textContent).toMatch(
      /^\d{2}:\d{2}:07.*Visit from a booking serviceBooking service\{"event":"b"\}Failed$/,
    );
    expect((await row(/"event":"a"/)).textContent).toMatch(/Done$/);
  });

  it('that come in wait behind a button; the list does not move until it is pressed', async () => {
    const events = [event('a', { state: 'new' })];
    const { transport, user } = openActivity(events);
    await row(/"event":"a"/);
    events[0] = event('a');
    events.unshift(event('b'));
    transport.connect();
    transport.announce({ topic: 'journal' });
    const pill = await screen.findByRole('button', { name: '1 new event' });
    expect(screen.queryByText('{"event":"b"}')).toBeNull();
    await waitFor(async () => expect((await row(/"event":"a"/)).textContent).toMatch(/Done$/));
    await user.click(pill);
    expect(await screen.findByText('{"event":"b"}')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /new event/ })).toBeNull();
  });

  it('are narrowed by what stands in the address', async () => {
    const { places, user } = openActivity([event('b', { state: 'failed' }), event('a')], {
      path: '/activity',
    });
    await row(/"event":"a"/);
    await user.click(screen.getByRole('button', { name: 'Failed' }));
    expect(places.at(-1)).toBe('/activity?state=failed');
  });

  it('say why there are none, and the next step', async () => {
    openActivity([]);
    expect(await screen.findByRole('heading', { name: 'Nothing has come in yet' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Connect a number' }).getAttribute('href')).toBe(
      '/connections/add',
    );
  });

  it('that could not be asked for can be asked for again', async () => {
    let isBroken = true;
    const { user } = openActivity([event('a')], {
      script: {
        'journal.list': () => {
          if (isBroken) throw new ApiError('internal', 'no');
          return { items: [event('a')] };
        },
      },
    });
    expect(await screen.findByRole('heading', { name: 'The events could not be shown' })).toBeTruthy();
    isBroken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await row(/"event":"a"/);
  });
});

describe('an open event', () => {
  it('shows its body as text, why it failed, and is replayed', async () => {
    const failed = event('a', {
      state: 'failed',
      reason: 'Please check: contact.phone.',
      why: { reason: 'fields', values: { fields: 'contact.phone' } },
      firstLine: '{"text":"<b onclick=1>x</b>"}',
    });
    const { user, transport } = openActivity([failed], {
      rest: 'a',
      script: { 'journal.replay': () => failed },
    });
    const pane = await screen.findByRole('complementary', { name: 'The event' });
    await within(pane).findByText(/left something out or wrote it wrong: contact.phone/);
    expect(within(pane).getByRole('region', { name: 'As it came' }).innerHTML).toBe(
      '{\n  "text": "&lt;b onclick=1&gt;x&lt;/b&gt;"\n}',
    );
    await user.click(within(pane).getByRole('button', { name: 'Replay' }));
    await screen.findByText('It failed again');
    expect(transport.calls.filter(({ name }) => name === 'journal.replay')).toEqual([
      { name: 'journal.replay', input: { id: 'a' } },
    ]);
  });

  it('leads to what became of it', async () => {
    openActivity([event('a')], {
      rest: 'a',
      script: {
        'journal.get': () => ({
          ...event('a'),
          body: '{}',
          isCut: false,
          workedAt: null,
          becameMore: 3,
          became: [
            {
              what: 'message',
              conversationId: asId('c1'),
              messageId: asId('m1'),
              bookingId: null,
              title: 'Vera',
            },
            {
              what: 'booking',
              conversationId: null,
              messageId: null,
              bookingId: asId('b1'),
              title: 'Haircut',
            },
            { what: 'status', conversationId: null, messageId: null, bookingId: null, title: null },
          ],
        }),
      },
    });
    expect(
      (await screen.findByRole('link', { name: 'A message in the chat with Vera' })).getAttribute('href'),
    ).toBe('/inbox/c1?message=m1');
    expect(screen.getByRole('link', { name: 'A visit: Haircut' }).getAttribute('href')).toBe('/bookings/b1');
    expect(screen.getByText('Something about a message that is not here')).toBeTruthy();
    expect(screen.getByText('and 3 more')).toBeTruthy();
  });

  it('that is gone says so', async () => {
    openActivity([event('a')], { rest: 'gone' });
    expect(await screen.findByRole('heading', { name: 'This event is not here any more' })).toBeTruthy();
  });
});

describe('the text for support', () => {
  it('is made, shown whole and promised to stay here', async () => {
    const { user } = openActivity([], {
      rest: 'diagnostics',
      script: { 'diagnostics.make': () => ({ fileName: 'deskbell.txt', text: 'all of it' }) },
    });
    expect(screen.queryByRole('button', { name: 'Save as a file' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Make the text' }));
    const preview = await screen.findByRole('region', { name: 'The text, all of it' });
    expect(preview.textContent).toBe('all of it');
    expect(screen.getByText(/Nothing is sent by itself/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Save as a file' })).toBeTruthy();
  });
});

describe('the log', () => {
  it('is read from a gravity on', async () => {
    const { user, transport } = openActivity([], {
      rest: 'log',
      script: {
        'log.list': ({ level }) => ({
          items:
            level === 'error'
              ? []
              : [
                  {
                    id: '1-0',
                    at: '2026-03-03T10:00:00.000Z',
                    level: 'warn',
                    message: 'slow',
                    facts: { ms: '9' },
                  },
                ],
        }),
      },
    });
    expect((await screen.findByText('slow')).closest('li')?.textContent).toMatch(/Warningslow Detailsms9$/);
    await user.click(screen.getByRole('radio', { name: 'Errors only' }));
    expect(await screen.findByRole('heading', { name: 'No trouble was noted' })).toBeTruthy();
    expect(transport.calls.filter(({ name }) => name === 'log.list').at(-1)?.input).toEqual({
      level: 'error',
      limit: 100,
    });
  });
});
