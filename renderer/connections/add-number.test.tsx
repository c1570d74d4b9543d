import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { Route } from 'wouter';

import type { CallInput } from '#shared/api/contract.ts';
import { asId, type ChannelId } from '#shared/domain/ids.ts';
import { ApiError } from '#shared/api/errors.ts';
import { sampleChannel, sampleSettings, sampleTunnel } from '#test/support/sample-shop.ts';
import { scriptedTransport, type Script } from '#test/support/scripted-transport.ts';
import { showScreen } from '#test/support/show-screen.tsx';

import { AddNumberScreen } from './add-number-screen.tsx';

afterEach(cleanup);

const token = 'd75b3a66374942c5b3c019c698abc2067e151558acbd412345';
const consoleText = `apiUrl\nhttps://1103.api.green-api.com\nmediaUrl\nhttps://1103.media.green-api.com\nidInstance\n1103123456\napiTokenInstance\n${token}`;

/** The screen at its addresses, as the shell shows it. */
function Area() {
  return (
    <Route path="/connections/:rest">
      {({ rest }) => <AddNumberScreen id={rest === 'add' ? null : asId<ChannelId>(rest)} />}
    </Route>
  );
}

async function openForm(script: Script = {}, way = /Green API/) {
  const transport = scriptedTransport({
    'settings.get': () => sampleSettings(),
    'settings.update': () => sampleSettings(),
    'channels.list': () => ({ items: [sampleChannel()] }),
    'channels.check': () => ({ state: 'works', checks: [] }),
    'channels.setUp': () => ({ changed: [], note: null }),
    'channels.probe': () => ({ fields: {}, found: [] }),
    'tunnel.get': () => sampleTunnel(),
    'conversations.list': () => ({ items: [] }),
    ...script,
  });
  const user = userEvent.setup();
  showScreen(<Area />, transport, { path: '/connections/add' });
  await user.click(await screen.findByRole('button', { name: way }));
  return { user, transport };
}

async function fillIn(user: ReturnType<typeof userEvent.setup>) {
  await user.click(screen.getByLabelText('Instance number'));
  await user.paste(consoleText);
}

const created = (transport: { calls: readonly { name: string; input: unknown }[] }) =>
  transport.calls.find((call) => call.name === 'channels.create')?.input as CallInput<'channels.create'>;

describe('the form', () => {
  it('is filled from the whole text of the console, pasted into any field', async () => {
    const { user, transport } = await openForm({ 'channels.create': () => sampleChannel() });
    await fillIn(user);
    expect(screen.getByText('Found 4 values in what you pasted.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Connect' }));
    expect(created(transport)).toEqual({
      provider: 'green-api',
      config: {
        apiUrl: 'https://1103.api.green-api.com',
        mediaUrl: 'https://1103.media.green-api.com',
        idInstance: '1103123456',
        receive: 'polling',
      },
      secrets: { apiTokenInstance: token },
    });
  });

  it('asks for what is missing at its field, without asking the core', async () => {
    const { user, transport } = await openForm();
    await user.click(screen.getByRole('button', { name: 'Connect' }));
    for (const label of ['API address', 'Instance number', 'Instance token']) {
      expect(screen.getByLabelText(label).getAttribute('aria-invalid')).toBe('true');
    }
    expect(screen.getByLabelText('Media address').getAttribute('aria-invalid')).not.toBe('true');
    expect(transport.count('channels.create')).toBe(0);
  });

  it("puts the core's complaints at their fields and keeps what was typed", async () => {
    const { user } = await openForm({
      'channels.create': () => {
        throw new ApiError('invalid', 'Please check.', {
          'config.apiUrl': 'Only https:// is allowed here.',
          'secrets.apiTokenInstance': 'A token has no spaces.',
        });
      },
    });
    await fillIn(user);
    await user.click(screen.getByRole('button', { name: 'Connect' }));
    expect(await screen.findByText(/This is not an address/)).toBeTruthy();
    expect(screen.getByText(/A key does not look like this/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Instance number').value).toBe('1103123456');
  });

  it('says when the number is connected already', async () => {
    const { user } = await openForm({
      'channels.create': () => {
        const message = 'This number is connected already, as "Salon".';
        throw new ApiError('conflict', message, { 'config.idInstance': 'Connected already.' });
      },
    });
    await fillIn(user);
    await user.click(screen.getByRole('button', { name: 'Connect' }));
    expect(await screen.findByText(/is connected here already: open it/)).toBeTruthy();
  });
});

describe('after the keys are saved', () => {
  it('checks, sets up and says that the number is connected', async () => {
    const { user, transport } = await openForm({ 'channels.create': () => sampleChannel() });
    await fillIn(user);
    await user.click(screen.getByRole('button', { name: 'Connect' }));
    expect(await screen.findByText('The number is connected')).toBeTruthy();
    expect(transport.count('channels.setUp')).toBe(1);
    expect(transport.calls.filter((call) => call.name === 'settings.update')).toEqual([
      { name: 'settings.update', input: { isSetUp: true } },
    ]);
  });

  it('shows the code when the number is signed out, and goes on by itself once it was scanned', async () => {
    let isSignedIn = false;
    const number = () =>
      sampleChannel(isSignedIn ? {} : { state: 'broken', connection: 'signed-out', account: null });
    const { user, transport } = await openForm({
      'channels.create': number,
      'channels.list': () => ({ items: [number()] }),
      'channels.check': () => ({ state: number().state, checks: [] }),
      'channels.qr': () =>
        isSignedIn ? { kind: 'signed-in' } : { kind: 'code', imageBase64: 'AAAA', expiresInSeconds: 20 },
    });
    await fillIn(user);
    await user.click(screen.getByRole('button', { name: 'Connect' }));
    expect(await screen.findByRole('img', { name: 'The code to scan with WhatsApp' })).toBeTruthy();
    isSignedIn = true;
    transport.announce({ topic: 'channel', channelId: 'n1' });
    await waitFor(() => expect(screen.getByText('The number is connected')).toBeTruthy(), { timeout: 8000 });
  });

  it('takes a number with wrong keys away again and brings back the form as it was', async () => {
    const wrong = sampleChannel({ state: 'broken', connection: 'keys-wrong', lastEventAt: null });
    const { user, transport } = await openForm({
      'channels.create': () => wrong,
      'channels.list': () => ({ items: [wrong] }),
      'channels.remove': ({ id }) => ({ id }),
    });
    await fillIn(user);
    await user.click(screen.getByRole('button', { name: 'Connect' }));
    await user.click(await screen.findByRole('button', { name: 'Correct the keys' }));
    expect((await screen.findByLabelText<HTMLInputElement>('Instance number')).value).toBe('1103123456');
    expect(transport.count('channels.remove')).toBe(1);
    expect(transport.count('channels.setUp')).toBe(0);
  });
});
