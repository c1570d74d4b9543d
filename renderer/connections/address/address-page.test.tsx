import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { TunnelView } from '#shared/api/calls/tunnel.ts';
import { ApiError } from '#shared/api/errors.ts';
import { asId } from '#shared/domain/ids.ts';
import { words, type LanguageCode } from '#shared/i18n/languages.ts';
import { saying } from '#shared/domain/saying/saying.ts';
import { sampleAddress } from '#test/support/sample-address.ts';
import { sampleChannel } from '#test/support/sample-shop.ts';
import { scriptedTransport, type Script } from '#test/support/scripted-transport.ts';
import { showScreen } from '#test/support/show-screen.tsx';

import { AddressPage } from './address-page.tsx';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-21T09:00:00Z'), toFake: ['Date'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const called = { webhookPath: '/hook', webhookUrl: null };
const meta = sampleChannel({ id: asId('m'), provider: 'meta-cloud', label: 'Salon', ...called });
const wazzup = sampleChannel({ id: asId('w'), provider: 'wazzup24', label: 'Second chair', ...called });
const asking = sampleChannel({ id: asId('g'), label: 'Old phone' });

async function open(
  tunnel: TunnelView,
  channels: readonly ChannelView[] = [meta, wazzup],
  { script = {}, language = 'en' }: { script?: Script; language?: LanguageCode } = {},
) {
  const transport = scriptedTransport({
    'tunnel.get': () => tunnel,
    'channels.list': () => ({ items: [...channels] }),
    ...script,
  });
  showScreen(<AddressPage />, transport, { language, path: '/connections/address' });
  const now = await screen.findByRole('region', { name: words[language].address.now.title });
  return { transport, now, user: userEvent.setup() };
}

const asked = (transport: { calls: readonly { name: string; input: unknown }[] }, name: string) =>
  transport.calls.filter((call) => call.name === name).map(({ input }) => input);

describe('the present state', () => {
  it('tells the proof: a test that came back, a message that came in', async () => {
    const { now } = await open(sampleAddress());
    expect(within(now).getByText('Works')).toBeTruthy();
    expect(
      within(now).getByText(
        'A test went out through calm-bell.loca.example and came back in 120 ms, 20 seconds ago.',
      ),
    ).toBeTruthy();
    expect(within(now).getByText('3 minutes ago')).toBeTruthy();
  });

  it('tells what a broken one means for each number, and what to do', async () => {
    const proof = {
      ...sampleAddress().proof,
      state: 'broken',
      reason: 'offline',
      detail: 'ENETUNREACH',
    } as const;
    const { now } = await open(sampleAddress({ proof }));
    expect(within(now).getByText('Broken')).toBeTruthy();
    expect(within(now).getByText('This computer has no internet at the moment.')).toBeTruthy();
    expect(within(now).getByText(/Check the network cable/)).toBeTruthy();
    expect(
      within(now).getByText(
        'Messages to Second chair do not arrive here, and Wazzup24 does not repeat them: look at the phone. ' +
          'Messages to Salon wait at Meta, for 7 days at most.',
      ),
    ).toBeTruthy();
    expect(within(now).getByText('In its own words: ENETUNREACH')).toBeTruthy();
  });

  it('makes no trouble of an address that nobody needs', async () => {
    const { now } = await open(
      sampleAddress({ state: 'down', reason: 'server-unreachable', isNeeded: false }),
      [asking],
    );
    expect(within(now).getByText('Not needed')).toBeTruthy();
    expect(within(now).getByText(/so no message is lost/)).toBeTruthy();
  });

  it('says that one is missing when a number needs it', async () => {
    const { now } = await open(sampleAddress({ kind: 'none', carrier: null, state: 'off', url: null }));
    expect(within(now).getByText('There is no public address, but your numbers need one.')).toBeTruthy();
    expect(within(now).queryByRole('button', { name: 'Check now' })).toBeNull();
  });

  it('speaks Russian', async () => {
    const { now } = await open(sampleAddress({ state: 'down', reason: 'program-missing' }), [meta], {
      language: 'ru',
    });
    expect(within(now).getByRole('heading').textContent).toBe(
      'На этом компьютере нет программы cloudflared от Cloudflare.',
    );
  });

  it('checks now, and asks before it gives up an address that works', async () => {
    const answer = () => sampleAddress();
    const { now, user, transport } = await open(sampleAddress(), [meta], {
      script: { 'tunnel.check': answer, 'tunnel.restart': answer },
    });
    await user.click(within(now).getByRole('button', { name: 'Check now' }));
    await waitFor(() => {
      expect(asked(transport, 'tunnel.check')).toEqual([{}]);
    });
    await user.click(within(now).getByRole('button', { name: 'Start again' }));
    const dialog = await screen.findByRole('dialog', { name: 'Give this address up?' });
    expect(dialog.textContent).toContain('to Salon: waits at Meta, for 7 days at most');
    expect(asked(transport, 'tunnel.restart')).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Get a new one' }));
    await waitFor(() => {
      expect(asked(transport, 'tunnel.restart')).toEqual([{}]);
    });
  });
});

const choose = async (user: ReturnType<typeof userEvent.setup>, name: RegExp) => {
  await user.click(screen.getByRole('radio', { name }));
};
const use = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.click(screen.getByRole('button', { name: 'Use this' }));
};

describe('the choice', () => {
  it('asks first while numbers depend on the address, and says what happens to their messages', async () => {
    const { user, transport } = await open(sampleAddress(), [meta, wazzup], {
      script: { 'tunnel.change': () => sampleAddress({ kind: 'none' }) },
    });
    await choose(user, /^None/);
    expect(screen.getByText('Would get nothing: Salon, Second chair.')).toBeTruthy();
    await use(user);
    const dialog = await screen.findByRole('dialog', { name: 'Change the public address?' });
    expect(dialog.textContent).toContain('2 numbers depend on the present address: Salon, Second chair.');
    expect(asked(transport, 'tunnel.change')).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Go without an address' }));
    await waitFor(() => {
      expect(asked(transport, 'tunnel.change')).toEqual([{ kind: 'none' }]);
    });
  });

  it('changes at once when nobody depends on it', async () => {
    const { user, transport } = await open(
      sampleAddress({ kind: 'none', carrier: null, state: 'off', url: null, isNeeded: false }),
      [asking],
      { script: { 'tunnel.change': () => sampleAddress({ isNeeded: false }) } },
    );
    await choose(user, /^Automatic/);
    await use(user);
    await waitFor(() => {
      expect(asked(transport, 'tunnel.change')).toEqual([{ kind: 'automatic' }]);
    });
  });

  it('keeps the focus in the form once the choice is saved and its button is dead', async () => {
    const none = sampleAddress({ kind: 'none', carrier: null, state: 'off', url: null, isNeeded: false });
    const { user } = await open(none, [asking], { script: { 'tunnel.change': () => none } });
    await choose(user, /^Automatic/);
    await use(user);
    await waitFor(() => {
      expect(document.activeElement?.getAttribute('type')).toBe('radio');
    });
  });

  it('leads to the first field that is empty', async () => {
    const { user } = await open(sampleAddress({ kind: 'none', state: 'off', url: null }), [asking]);
    await choose(user, /^Own domain/);
    await use(user);
    expect(document.activeElement).toBe(screen.getByLabelText('Address'));
  });

  it('shows the port and takes the token out of a pasted command', async () => {
    const token = `eyJ${'b'.repeat(60)}`;
    const { user, transport } = await open(
      sampleAddress({
        kind: 'none',
        state: 'off',
        url: null,
        isNeeded: false,
        cloudflared: '/usr/bin/cloudflared',
      }),
      [asking],
      { script: { 'tunnel.change': () => sampleAddress({ isNeeded: false }) } },
    );
    await choose(user, /own name/);
    expect(screen.getByText('localhost:8123')).toBeTruthy();
    expect(screen.getByText('/usr/bin/cloudflared')).toBeTruthy();
    await use(user);
    expect(screen.getAllByText('Fill this in first.')).toHaveLength(2);
    await user.click(screen.getByLabelText('Token'));
    await user.paste(`sudo cloudflared service install ${token}`);
    await user.type(screen.getByLabelText('Hostname'), 'desk.shop.example');
    await use(user);
    await waitFor(() => {
      expect(asked(transport, 'tunnel.change')).toEqual([
        { kind: 'cloudflare-named', hostname: 'desk.shop.example', program: null, token },
      ]);
    });
  });

  it('shows how the program is installed where it is missing', async () => {
    const { user } = await open(sampleAddress(), [meta]);
    await choose(user, /^Cloudflare, quick/);
    for (const line of ['winget install --id Cloudflare.cloudflared', 'brew install cloudflared']) {
      expect(screen.getByText(line)).toBeTruthy();
    }
    expect(screen.getByRole('button', { name: 'Copy the line for Windows' })).toBeTruthy();
  });

  it("puts the core's refusal at its field and keeps what was typed", async () => {
    const { user } = await open(sampleAddress({ url: null, state: 'down', reason: 'offline' }), [meta], {
      script: {
        'tunnel.change': () => {
          throw new ApiError('invalid', 'Only https.', { url: 'Only https.' });
        },
      },
    });
    await choose(user, /^Own domain/);
    await user.type(screen.getByLabelText('Address'), 'http://shop.example');
    await use(user);
    expect(await screen.findByText(/Providers cannot call this/)).toBeTruthy();
    const field = screen.getByLabelText<HTMLInputElement>('Address');
    expect([field.value, field.getAttribute('aria-invalid')]).toEqual(['http://shop.example', 'true']);
  });

  it('is not offered when the address was given at the start', async () => {
    await open(sampleAddress({ isFixed: true, kind: 'own-domain', carrier: 'own-domain' }));
    expect(screen.getByText(/--public-url/)).toBeTruthy();
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Start again' })).toBeNull();
  });
});

it('tells number by number who was told, and in which words a provider refused', async () => {
  const at = new Date(Date.now() - 120_000).toISOString();
  await open(
    sampleAddress({
      registrations: [
        {
          channelId: meta.id,
          state: 'set',
          url: 'https://secret.example/x',
          at,
          detail: null,
          retryAt: null,
        },
        {
          channelId: wazzup.id,
          state: 'failed',
          url: null,
          at,
          detail: null,
          why: saying('answered-status', { provider: 'Wazzup24', status: '403' }),
          retryAt: new Date(Date.now() + 30_000).toISOString(),
        },
      ],
    }),
  );
  const list = (await screen.findByRole('heading', { name: 'What your providers know' })).closest('section');
  expect(list?.textContent).toContain('WhatsApp Cloud API calls the present address. Told 2 minutes ago.');
  expect(list?.textContent).toContain('Wazzup24 could not be told: messages to this number do not arrive.');
  expect(list?.textContent).toContain('Wazzup24 answered with the error 403.');
  expect(list?.textContent).toContain('Tried again in 30 seconds.');
  expect(document.body.textContent).not.toContain('secret.example');
});
