import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { TunnelView } from '#shared/api/calls/tunnel.ts';
import { saying, type Saying } from '#shared/domain/saying/saying.ts';
import { sampleChannel, sampleTunnel } from '#test/support/sample-shop.ts';
import { scriptedTransport } from '#test/support/scripted-transport.ts';
import { showScreen } from '#test/support/show-screen.tsx';

import { NumberCard } from './number-card.tsx';
import { isUnfinished } from './unfinished.ts';

afterEach(cleanup);

const wazzup = sampleChannel({
  provider: 'wazzup24',
  webhookPath: '/hooks/wazzup24/s3cr3t-of-the-address',
  webhookUrl: 'https://desk.example.com/hooks/wazzup24/s3cr3t-of-the-address',
});
const meta = sampleChannel({
  provider: 'meta-cloud',
  webhookPath: '/api/v1/webhooks/whatsapp',
  webhookUrl: 'https://desk.example.com/api/v1/webhooks/whatsapp',
});
const registered = (state: TunnelView['registrations'][number]['state'], why?: Saying) =>
  sampleTunnel({
    kind: 'automatic',
    registrations: [
      { channelId: wazzup.id, state, url: null, at: null, detail: null, retryAt: null, ...(why && { why }) },
    ],
  });

function show(channel: ChannelView, tunnel: TunnelView) {
  const transport = scriptedTransport({
    'tunnel.get': () => tunnel,
    'channels.update': () => channel,
  });
  showScreen(<NumberCard channel={channel} />, transport);
  return { user: userEvent.setup(), transport };
}

describe('a number that its provider calls', () => {
  it('says that the provider knows the address, and does not show the secret in it', async () => {
    show(wazzup, registered('set'));
    expect(await screen.findByText('Wazzup24 knows this address.')).toBeTruthy();
    expect(screen.getByText('https://desk.example.com/hooks/wazzup24/••••••')).toBeTruthy();
    expect(document.body.textContent).not.toContain('s3cr3t');
  });

  it('says in whose words the address was refused', async () => {
    show(wazzup, registered('failed', saying('wazzup-cannot-reach', { said: '502' })));
    expect((await screen.findByText(/did not take this address/)).textContent).toBe(
      'Wazzup24 did not take this address: messages do not arrive. Wazzup24 could not reach this computer at its public address. Check the tunnel or the domain, then set up again. The provider’s own words: “502”',
    );
  });

  it('gives the whole address away only with a warning', async () => {
    const { user } = show(wazzup, registered('set'));
    await user.click(screen.getByRole('button', { name: 'More about “Salon”' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Copy webhook address' }));
    expect((await screen.findByLabelText<HTMLInputElement>('Address')).value).toBe(wazzup.webhookUrl);
    expect(screen.getByText(/This address holds a secret/)).toBeTruthy();
  });

  it('makes a verify token where the owner types the address at Meta himself', async () => {
    const { user, transport } = show(meta, registered('set'));
    await user.click(screen.getByRole('button', { name: 'More about “Salon”' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Copy webhook address' }));
    await user.click(await screen.findByRole('button', { name: 'Make a verify token' }));
    const { value } = await screen.findByLabelText<HTMLInputElement>('Verify token');
    expect(value).toMatch(/^[0-9a-f]{32}$/);
    expect(transport.calls.find(({ name }) => name === 'channels.update')?.input).toEqual({
      id: 'n1',
      secrets: { verifyToken: value },
    });
  });

  it('says when messages may be missing, and where to look for them', () => {
    const missingBetween = { from: '2026-11-20T02:10:00.000Z', to: '2026-11-20T03:05:00.000Z' };
    show({ ...wazzup, missingBetween }, registered('set'));
    expect(screen.getByText(/^Messages may be missing between/).textContent).toMatch(
      /Wazzup24 tells each only once, and Deskbell was not there\. Look them up at Wazzup24\.$/,
    );
  });
});

describe('what was begun', () => {
  const proved = registered('set');
  it.each<[string, ChannelView, TunnelView | null, boolean]>([
    ['a number that nothing came from yet', sampleChannel({ lastEventAt: null }), proved, true],
    ['a number that was heard of', sampleChannel(), proved, false],
    ['a pushed number without an address', wazzup, sampleTunnel(), true],
    ['a pushed number with one', wazzup, proved, false],
    ['a pushed number whose provider refuses it', wazzup, registered('failed'), true],
    ['a pushed number while nothing is known', wazzup, null, false],
    [
      'a number with wrong keys',
      sampleChannel({ lastEventAt: null, connection: 'keys-wrong' }),
      proved,
      false,
    ],
    ['the practice line', sampleChannel({ provider: 'practice', lastEventAt: null }), proved, false],
  ])('%s', (_, channel, tunnel, expected) => {
    expect(isUnfinished(channel, tunnel)).toBe(expected);
  });
});
