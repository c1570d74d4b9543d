import { act, cleanup, configure, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import { asId } from '#shared/domain/ids.ts';
import { sampleChannel, sampleSettings } from '#test/support/sample-shop.ts';
import { scriptedTransport, type Script } from '#test/support/scripted-transport.ts';
import { showScreen } from '#test/support/show-screen.tsx';

import { Shell } from './shell.tsx';

afterEach(cleanup);

const practice = sampleChannel({
  id: asId('p'),
  provider: 'practice',
  label: 'Practice line',
  account: null,
});

function open(path: string, channels: ChannelView[], script: Script = {}, needsReply = 0) {
  // A busy machine is no reason to fail: what is waited for still has to come.
  configure({ asyncUtilTimeout: 8000 });
  const transport = scriptedTransport({
    'settings.get': () => sampleSettings(),
    'channels.list': () => ({ items: channels }),
    'conversations.counts': () => ({ needsReply, unread: 0, all: 0, snoozed: 0, archived: 0 }),
    'conversations.list': () => ({ items: [] }),
    'users.list': () => ({ items: [] }),
    ...script,
  });
  const { places } = showScreen(<Shell onSignOut={() => undefined} />, transport, { path });
  return { transport, places, user: userEvent.setup() };
}

describe('the first minute', () => {
  it('is the welcome, wherever one comes from; practising leads to the inbox', async () => {
    let channels: ChannelView[] = [];
    let isSetUp = false;
    const { places, user, transport } = open('/settings', [], {
      'settings.get': () => sampleSettings({ isSetUp }),
      'settings.update': (input) => {
        isSetUp = input.isSetUp ?? isSetUp;
        return sampleSettings({ isSetUp });
      },
      'channels.list': () => ({ items: channels }),
      'channels.create': () => {
        channels = [practice];
        return practice;
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Start practising' }));
    await screen.findByRole('navigation', { name: 'Screens' });
    act(() => {
      transport.connect();
    });
    await waitFor(() => {
      expect(screen.getByText('Practice line: nobody real is written to.')).toBeTruthy();
    });
    expect(places).toEqual(['/welcome', '/inbox']);
  });
});

describe('the frame', () => {
  it('counts the chats that need a reply on the rail and in the title', async () => {
    open('/settings', [sampleChannel()], {}, 3);
    expect(await screen.findByRole('link', { name: /Inbox.*3 chats need a reply/ })).toBeTruthy();
    await waitFor(() => {
      expect(document.title).toBe('(3) Deskbell');
    });
  });

  it('marks the connections while a number has trouble', async () => {
    open('/settings', [sampleChannel({ state: 'broken', connection: 'signed-out' })]);
    expect(await screen.findByRole('img', { name: 'A number has trouble' })).toBeTruthy();
  });

  it('says beside real numbers that only the practice chats are practice', async () => {
    open('/settings', [sampleChannel(), practice]);
    expect(await screen.findByText(/Your other numbers are real/)).toBeTruthy();
  });

  it('says nothing of practice when there is no practice line', async () => {
    open('/settings', [sampleChannel()]);
    await screen.findByRole('heading', { name: 'Settings' });
    expect(screen.queryByText(/practice/i)).toBeNull();
  });

  it('says how to go on when the core does not answer', async () => {
    let isUp = false;
    const { user } = open('/settings', [], {
      'settings.get': () => {
        if (!isUp) throw new Error('down');
        return sampleSettings();
      },
      'channels.list': () => ({ items: [sampleChannel()] }),
    });
    const again = await screen.findByRole('button', { name: 'Try again' }, { timeout: 6000 });
    isUp = true;
    await user.click(again);
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeTruthy();
  });
});

describe('the keyboard', () => {
  it('goes to a screen with g and its letter, but not while typing', async () => {
    const { user, places } = open('/settings', [sampleChannel()]);
    await user.click(await screen.findByRole('textbox', { name: 'Name' }));
    await user.keyboard('gc');
    expect(places.at(-1)).toBe('/settings');
    await user.click(screen.getByRole('heading', { name: 'Settings' }));
    await user.keyboard('gc');
    expect(await screen.findByRole('heading', { name: 'Connections' })).toBeTruthy();
  });

  it('opens the palette, finds an action by a few letters and runs it', async () => {
    const { user, places } = open('/settings', [sampleChannel()]);
    await screen.findByRole('heading', { name: 'Settings' });
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Go to a chat or an action' }), 'connect a');
    await user.keyboard('{Enter}');
    await waitFor(() => {
      expect(places.at(-1)).toBe('/connections/add');
    });
  });

  it('takes every letter after the shortcut as the search, and gives the focus back', async () => {
    const { user } = open('/settings', [sampleChannel()]);
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.click(name);
    await user.keyboard('{Control>}k{/Control}');
    const field = screen.getByRole('combobox', { name: 'Go to a chat or an action' });
    expect(document.activeElement).toBe(field);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('combobox', { name: 'Go to a chat or an action' })).toBeNull();
    expect(document.activeElement).toBe(name);
  });

  it('never runs what only the earlier letters have found', async () => {
    const slow = Promise.withResolvers<never>();
    const { user, places } = open('/settings', [sampleChannel()], {
      'messages.search': ({ query }) =>
        query === 'set'
          ? {
              items: [],
              contacts: [
                { conversationId: asId('c9'), title: 'Anna Seton', subtitle: null, matchedIn: 'name' },
              ],
            }
          : slow.promise,
    });
    await screen.findByRole('heading', { name: 'Settings' });
    await user.keyboard('{Control>}k{/Control}set');
    await screen.findByRole('option', { name: /Anna Seton/ });
    await user.keyboard('ti{Enter}');
    await waitFor(() => {
      expect(places.at(-1)).toBe('/settings');
    });
    expect(screen.queryByRole('combobox', { name: 'Go to a chat or an action' })).toBeNull();
  });

  it('lists the keys with a question mark', async () => {
    const { user } = open('/settings', [sampleChannel()]);
    await screen.findByRole('heading', { name: 'Settings' });
    await user.keyboard('?');
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
  });
});

describe('sending that stands still', () => {
  const standing = (state: 'stopped' | 'paused', total: number): Script => ({
    'health.get': () => ({
      channels: [],
      tunnel: { state: 'unknown', isNeeded: false, isTrouble: false, brokenSince: null },
      sending: state,
      sendingUntil: null,
      outbox: { waiting: total, unknown: 0, failed: 0, nextDueAt: null },
      journal: { new: 0, failed: 0 },
      disk: { isFull: false },
    }),
    'sending.preview': () => ({ state, until: null, items: [], total, dueNow: 0 }),
    'sending.resume': () => ({ state: 'running', until: null }),
  });

  it('is said while messages wait, with the way to look at them', async () => {
    open('/settings', [sampleChannel()], standing('stopped', 3));
    const link = await screen.findByRole('link', { name: 'Look and start' });
    expect(link.getAttribute('href')).toBe('/outbox/start');
    expect(screen.getByText('Sending has not started: 3 messages wait.')).toBeTruthy();
  });

  it('ends with one press when it was a pause', async () => {
    const { user, transport } = open('/settings', [sampleChannel()], standing('paused', 1));
    await user.click(await screen.findByRole('button', { name: 'Resume' }));
    await waitFor(() => {
      expect(transport.count('sending.resume')).toBe(1);
    });
  });

  it('is not mentioned when nothing waits', async () => {
    const { transport } = open('/settings', [sampleChannel()], standing('stopped', 0));
    await waitFor(() => {
      expect(transport.count('sending.preview')).toBe(1);
    });
    expect(screen.queryByText(/Sending has not started/)).toBeNull();
  });

  it('is offered in the palette: start, pause or resume, as it stands', async () => {
    const { user, places } = open('/settings', [sampleChannel()], standing('stopped', 0));
    await screen.findByRole('heading', { name: 'Settings' });
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Go to a chat or an action' }), 'start send');
    await user.keyboard('{Enter}');
    await waitFor(() => {
      expect(places.at(-1)).toBe('/outbox/start');
    });
  });
});
