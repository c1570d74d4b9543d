import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { Route } from 'wouter';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { MessageView } from '#shared/api/calls/messages.ts';
import type { TunnelView } from '#shared/api/calls/tunnel.ts';
import { asId, type ChannelId } from '#shared/domain/ids.ts';
import { saying } from '#shared/domain/saying/saying.ts';
import { sampleContact, sampleConversation, sampleMessage } from '#test/support/inbox/samples.ts';
import { sampleChannel, sampleSettings, sampleTunnel } from '#test/support/sample-shop.ts';
import { scriptedTransport, type Script } from '#test/support/scripted-transport.ts';
import { showScreen } from '#test/support/show-screen.tsx';

import { AddNumberScreen } from './add-number-screen.tsx';

afterEach(cleanup);

/** The screen at its addresses, as the shell shows it. */
function Area() {
  return (
    <Route path="/connections/:rest">
      {({ rest }) => <AddNumberScreen id={rest === 'add' ? null : asId<ChannelId>(rest)} />}
    </Route>
  );
}

function show(path: string, script: Script) {
  const transport = scriptedTransport({
    'settings.get': () => sampleSettings(),
    'settings.update': () => sampleSettings(),
    'channels.list': () => ({ items: [] }),
    'channels.check': () => ({ state: 'works', checks: [] }),
    'channels.probe': () => ({ fields: {}, found: [] }),
    'tunnel.get': () => sampleTunnel(),
    'conversations.list': () => ({ items: [] }),
    ...script,
  });
  const { places } = showScreen(<Area />, transport, { path });
  return { transport, places, user: userEvent.setup() };
}

const pushed: ChannelView = sampleChannel({
  provider: 'meta-cloud',
  webhookPath: '/api/v1/webhooks/whatsapp',
  webhookUrl: null,
  lastEventAt: null,
});
const reached: TunnelView = sampleTunnel({
  kind: 'automatic',
  carrier: 'localtunnel',
  state: 'up',
  url: 'https://desk.example.com',
  reason: null,
  proof: {
    state: 'works',
    reason: null,
    detail: null,
    at: '2026-11-21T10:00:00.000Z',
    lastWorkedAt: '2026-11-21T10:00:00.000Z',
    tookMs: 20,
  },
  registrations: [
    {
      channelId: pushed.id,
      state: 'set',
      url: 'https://desk.example.com/api/v1/webhooks/whatsapp',
      at: null,
      detail: null,
      retryAt: null,
    },
  ],
});

describe('a number that the provider calls', () => {
  it('needs an address: automatic with one press, an own one with what it needs', async () => {
    let tunnel = sampleTunnel();
    const { user, transport } = show('/connections/n1', {
      'channels.list': () => ({ items: [pushed] }),
      'tunnel.get': () => tunnel,
      'tunnel.change': () => tunnel,
    });
    await screen.findByRole('heading', { name: 'How does the world reach this computer?' });
    await user.click(screen.getByRole('radio', { name: 'At an address of my own' }));
    await user.click(screen.getByRole('button', { name: 'Get the address' }));
    expect(screen.getByText('Fill this in.')).toBeTruthy();
    expect(transport.count('tunnel.change')).toBe(0);
    await user.click(screen.getByRole('radio', { name: 'Automatically' }));
    await user.click(screen.getByRole('button', { name: 'Get the address' }));
    expect(transport.calls.find(({ name }) => name === 'tunnel.change')?.input).toEqual({
      kind: 'automatic',
    });

    tunnel = {
      ...reached,
      registrations: [],
      state: 'down',
      url: null,
      reason: 'server-unreachable',
      detail: 'ECONNREFUSED',
    };
    transport.announce({ topic: 'tunnel' });
    expect((await screen.findByRole('alert')).textContent).toContain(
      'The address does not lead to this computer, so messages of customers do not arrive. The server that lends the address does not answer.',
    );
    expect(screen.getByRole('alert').textContent).toContain('ECONNREFUSED');

    tunnel = reached;
    transport.announce({ topic: 'tunnel' });
    expect(await screen.findByRole('heading', { name: 'The number is connected' })).toBeTruthy();
  });

  it('says why the provider did not take the address, with a button that tries again', async () => {
    const { user, transport } = show('/connections/n1', {
      'channels.list': () => ({ items: [pushed] }),
      'tunnel.get': () => ({
        ...reached,
        registrations: reached.registrations.map((one) => ({
          ...one,
          state: 'failed' as const,
          why: saying('meta-no-access', { said: 'Forbidden' }),
        })),
      }),
      'channels.setUp': () => ({ changed: [], note: null }),
    });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Meta did not take the address of this computer');
    expect(alert.textContent).toContain(
      'This token has no access to the number, or its id is wrong. The provider’s own words: “Forbidden”',
    );
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(transport.count('channels.setUp')).toBe(1);
  });

  it('keeps the verify token in sight while Deskbell itself tries once more, which a new token makes it do', async () => {
    const registered = (state: 'failed' | 'setting'): TunnelView => ({
      ...reached,
      registrations: reached.registrations.map((one) => ({ ...one, state })),
    });
    let tunnel = registered('failed');
    const channel = { ...pushed, webhookUrl: 'https://desk.example.com/api/v1/webhooks/whatsapp' };
    const { user, transport } = show('/connections/n1', {
      'channels.list': () => ({ items: [channel] }),
      'tunnel.get': () => tunnel,
      'channels.update': () => channel,
    });
    await user.click(await screen.findByRole('button', { name: 'Set it at Meta by hand' }));
    await user.click(await screen.findByRole('button', { name: 'Make a verify token' }));
    const { value } = await screen.findByLabelText<HTMLInputElement>('Verify token');
    tunnel = registered('setting');
    transport.announce({ topic: 'tunnel' });
    await screen.findByText(/^Meta is told the address/);
    expect(screen.getByLabelText<HTMLInputElement>('Verify token').value).toBe(value);
  });
});

describe('the two messages', () => {
  const written = sampleConversation({
    lastMessage: {
      text: 'Hello',
      kind: 'text',
      direction: 'in',
      status: 'received',
      at: '2026-11-21T10:00:00.000Z',
    },
  });
  const greeting = (fields: Partial<MessageView>) =>
    sampleMessage({ direction: 'out', outboxId: asId('o1'), ...fields });

  it('are waited for live: the first shows the phone that it came from, the second its tick', async () => {
    let chats: ConversationView[] = [];
    let message = greeting({ status: 'queued' });
    const { user, transport } = show('/connections/n1', {
      'channels.list': () => ({ items: [pushed] }),
      'tunnel.get': () => reached,
      'conversations.list': () => ({ items: chats }),
      'contacts.get': () => sampleContact({ identifiers: [{ kind: 'phone', value: '+4915112345678' }] }),
      'channels.sendTest': () => ({ outboxId: asId('o1'), conversationId: asId('c1') }),
      'messages.list': () => ({ items: [message], hasMore: false, hasNewer: false }),
    });
    expect(
      await screen.findByRole('img', { name: 'A code that opens a chat with this number' }),
    ).toBeTruthy();
    chats = [written];
    transport.announce({ topic: 'conversation', conversationId: 'c1' });
    const phone = await screen.findByLabelText<HTMLInputElement>('Your phone');
    await waitFor(() => expect(phone.value).toBe('+49 1511 2345678'));
    await user.click(screen.getByRole('button', { name: 'Send me a message' }));
    expect(await screen.findByText('On its way…')).toBeTruthy();
    expect(transport.calls.find(({ name }) => name === 'channels.sendTest')?.input).toEqual({
      id: 'n1',
      phone: '+49 1511 2345678',
    });

    message = greeting({ status: 'failed', failure: { code: 'not-on-whatsapp', detail: null } });
    transport.announce({ topic: 'messages', conversationId: 'c1' });
    expect((await screen.findByRole('alert')).textContent).toContain('This phone has no WhatsApp');

    message = greeting({ status: 'delivered' });
    transport.announce({ topic: 'messages', conversationId: 'c1' });
    expect(await screen.findByText(/Messages come in and go out/)).toBeTruthy();
    expect(screen.queryByLabelText('Your phone')).toBeNull();
  });

  it('may both be left out', async () => {
    const { user } = show('/connections/n1', {
      'channels.list': () => ({ items: [pushed] }),
      'tunnel.get': () => reached,
    });
    await user.click(await screen.findByRole('button', { name: 'Skip' }));
    await screen.findByRole('heading', { name: 'And now a message to you' });
    await user.click(screen.getByRole('button', { name: 'Skip' }));
    expect(await screen.findByText(/Everything is set up/)).toBeTruthy();
    const steps = screen.getByRole('list', { name: 'Steps' });
    expect(within(steps).getAllByText('Skipped')).toHaveLength(2);
  });
});

it('a number that is gone leads back to the others', async () => {
  const { places } = show('/connections/n9', {});
  await waitFor(() => expect(places.at(-1)).toBe('/connections'));
});
