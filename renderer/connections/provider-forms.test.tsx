import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { Route } from 'wouter';

import { asId, type ChannelId } from '#shared/domain/ids.ts';
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

const found = {
  title: 'Blue Door Studio',
  phone: '+4930901820112',
  state: 'works' as const,
  detail: null,
  fill: { phoneNumberId: '2000', businessAccountId: '3000' },
  isConnected: false,
};

describe('the form of Meta', () => {
  it('says first that the number leaves the phone, and offers the way that keeps it there', async () => {
    const { user } = show('/connections/add', {});
    await user.click(await screen.findByRole('button', { name: /^WhatsApp Cloud API/ }));
    expect(screen.getByRole('heading', { name: 'This number leaves WhatsApp on the phone' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Connect with Green API instead' }));
    expect(screen.getByLabelText('Instance number')).toBeTruthy();
  });

  it('fills in the only number that the token leads to, and names it after that', async () => {
    const created = sampleChannel({ provider: 'meta-cloud' });
    const { user, transport, places } = show('/connections/add', {
      'channels.probe': () => ({
        fields: { 'secrets.accessToken': { state: 'works', detail: '' } },
        found: [found],
      }),
      'channels.create': () => created,
    });
    await user.click(await screen.findByRole('button', { name: /^WhatsApp Cloud API/ }));
    await user.click(screen.getByLabelText('Access token'));
    await user.paste('EAAG12345');
    expect(await screen.findByRole('radio', { name: /Blue Door Studio/, checked: true })).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Phone number ID').value).toBe('2000');
    expect(screen.getByText('Fits')).toBeTruthy();
    await user.click(screen.getByLabelText('App secret'));
    await user.paste('0a0a');
    await user.click(screen.getByRole('button', { name: 'Connect' }));
    await waitFor(() => expect(places).toContain('/connections/n1'));
    expect(transport.calls.find(({ name }) => name === 'channels.create')?.input).toEqual({
      provider: 'meta-cloud',
      label: 'Blue Door Studio',
      config: { phoneNumberId: '2000', businessAccountId: '3000' },
      secrets: { accessToken: 'EAAG12345', appSecret: '0a0a' },
    });
  });

  it('tells the cause under the field that is wrong', async () => {
    const { user } = show('/connections/add', {
      'channels.probe': () => ({
        fields: {
          'secrets.accessToken': {
            state: 'broken',
            detail: 'Meta answered 401: expired.',
            why: { reason: 'meta-token', values: { said: '401 (expired)' } },
          },
        },
        found: [],
      }),
    });
    await user.click(await screen.findByRole('button', { name: /^WhatsApp Cloud API/ }));
    await user.click(screen.getByLabelText('Access token'));
    await user.paste('EAAG12345');
    expect(await screen.findByText(/^Meta answered 401 \(expired\)/)).toBeTruthy();
    expect(screen.getByText('Does not fit.')).toBeTruthy();
    expect(screen.getByLabelText('Access token').getAttribute('aria-invalid')).toBe('true');
  });

  it('says why a key does not fit in the words of the screens, not in those of the API', async () => {
    const { user } = show('/connections/add', {
      'channels.probe': () => ({
        fields: {
          'secrets.appSecret': {
            state: 'broken',
            detail: 'Meta answered 400: this is not the secret.',
            why: { reason: 'meta-secret', values: { said: '400 (<b>)', id: '10001' } },
          },
        },
        found: [],
      }),
    });
    await user.click(await screen.findByRole('button', { name: /^WhatsApp Cloud API/ }));
    await user.click(screen.getByLabelText('Access token'));
    await user.paste('EAAG12345');
    await user.click(screen.getByLabelText('App secret'));
    await user.paste('0a0a');
    expect(
      await screen.findByText(
        'Meta answered 400 (<b>): this is not the secret of the app 10001. Copy it from the page of the app, under App settings, Basic.',
        {},
        { timeout: 5000 },
      ),
    ).toBeTruthy();
  });

  it('leads to the first field that is missing when Connect is pressed', async () => {
    const { user } = show('/connections/add', {});
    await user.click(await screen.findByRole('button', { name: /^WhatsApp Cloud API/ }));
    await user.click(screen.getByLabelText('Access token'));
    await user.paste('EAAG12345');
    await user.click(screen.getByRole('button', { name: 'Connect' }));
    expect(document.activeElement).toBe(screen.getByLabelText('App secret'));
  });
});

describe('the form of Wazzup24', () => {
  it('asks for a number of the list, and says which ones are connected already', async () => {
    const { user, transport } = show('/connections/add', {
      'channels.probe': () => ({
        fields: { 'secrets.apiKey': { state: 'works', detail: '' } },
        found: [
          {
            ...found,
            title: '79005550100',
            phone: '+79005550100',
            fill: { channelId: 'a' },
            isConnected: true,
          },
          { ...found, title: '79005550101', phone: '+79005550101', fill: { channelId: 'b' } },
          { ...found, title: '79005550102', phone: '+79005550102', fill: { channelId: 'c' } },
        ],
      }),
      'channels.create': () => sampleChannel({ provider: 'wazzup24' }),
    });
    await user.click(await screen.findByRole('button', { name: /^Wazzup24/ }));
    await user.click(screen.getByLabelText('API key'));
    await user.paste('0a0a');
    const taken = await screen.findByRole<HTMLButtonElement>('radio', { name: /900 555 01 00/ });
    expect(taken.disabled).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Connect' }));
    expect(screen.getAllByText('Choose a number.').length).toBeGreaterThan(0);
    await user.click(screen.getByRole('radio', { name: /900 555 01 02/ }));
    await user.click(screen.getByRole('button', { name: 'Connect' }));
    await waitFor(() => expect(transport.count('channels.create')).toBe(1));
    expect(transport.calls.find(({ name }) => name === 'channels.create')?.input).toEqual({
      provider: 'wazzup24',
      label: '+7 900 555 01 02',
      config: { channelId: 'c' },
      secrets: { apiKey: '0a0a' },
    });
  });

  it('can be saved although nobody can tell whether the key fits', async () => {
    const { user } = show('/connections/add', {
      'channels.probe': () => ({
        fields: { 'secrets.apiKey': { state: 'unknown', detail: 'fetch failed' } },
        found: [],
      }),
    });
    await user.click(await screen.findByRole('button', { name: /^Wazzup24/ }));
    await user.click(screen.getByLabelText('API key'));
    await user.paste('0a0a');
    expect(await screen.findByText(/The keys cannot be checked now: Wazzup24 is not reached/)).toBeTruthy();
    expect(screen.getByText('No number is known yet: the key could not be checked.')).toBeTruthy();
    expect(screen.queryByText('These keys lead to no number.')).toBeNull();
  });
});
