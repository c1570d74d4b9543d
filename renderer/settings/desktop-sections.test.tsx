import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { DesktopState } from '#shared/api/desktop.ts';
import { ApiError } from '#shared/api/errors.ts';
import { sampleDesktop, scriptedDesktop, type DesktopScript } from '#test/support/scripted-desktop.ts';
import { scriptedTransport } from '#test/support/scripted-transport.ts';
import { showScreen } from '#test/support/show-screen.tsx';

import { DesktopProvider } from '../desktop/desktop-provider.tsx';
import { KeyringBanner } from '../desktop/keyring-banner.tsx';
import { DesktopSections } from './desktop-sections.tsx';

beforeEach(() => {
  configure({ asyncUtilTimeout: 8000 });
});
afterEach(cleanup);

/** The sections over a host that keeps every change. */
async function open(state: DesktopState, script: DesktopScript = {}) {
  let current = state;
  const desktop = scriptedDesktop(state, {
    'desktop.change': ({ toasts, autoLockMinutes, ...plain }) => {
      // What was left out of a change is not in it: nothing here can be undefined.
      const { lock, ...others } = current;
      current = {
        ...others,
        ...(plain as Partial<DesktopState>),
        toasts: { ...others.toasts, ...(toasts as Partial<DesktopState['toasts']> | undefined) },
        lock: { ...lock, ...(autoLockMinutes === undefined ? {} : { autoLockMinutes }) },
      };
      desktop.push(current);
      return current;
    },
    'desktop.openFolder': () => ({}),
    ...script,
  });
  showScreen(
    <DesktopProvider bridge={desktop} locked={<p>locked</p>}>
      <KeyringBanner />
      <DesktopSections />
    </DesktopProvider>,
    scriptedTransport({}),
  );
  await screen.findByRole('heading', { name: 'This computer' });
  return { desktop, user: userEvent.setup() };
}

const section = (name: string) => {
  const found = screen.getByRole('heading', { name, level: 2 }).closest('section');
  if (!found) throw new Error(`There is no section ${name}.`);
  return within(found);
};

it('a browser has none of it', () => {
  showScreen(<DesktopSections />, scriptedTransport({}));
  expect(screen.queryByRole('heading')).toBe(null);
});

describe('this computer', () => {
  it('keeps each change at once and says so', async () => {
    const { desktop, user } = await open(sampleDesktop());
    await user.click(screen.getByRole('switch', { name: 'Start with the computer' }));
    expect(await section('This computer').findByText('Saved')).toBeTruthy();
    await user.click(screen.getByRole('switch', { name: 'Keep running when the window is closed' }));
    await user.click(screen.getByRole('button', { name: 'Open the data folder' }));
    await user.click(screen.getByRole('button', { name: 'Open the logs' }));
    expect(desktop.calls).toEqual([
      { call: 'desktop.change', input: { startsAtLogin: false } },
      { call: 'desktop.change', input: { closesToTray: false } },
      { call: 'desktop.openFolder', input: { folder: 'data' } },
      { call: 'desktop.openFolder', input: { folder: 'logs' } },
    ]);
    expect(screen.getByRole<HTMLInputElement>('switch', { name: 'Start with the computer' }).checked).toBe(
      false,
    );
  });

  it('offers no start with the computer where the system cannot do it', async () => {
    await open(sampleDesktop({ startsAtLogin: null }));
    expect(screen.queryByRole('switch', { name: 'Start with the computer' })).toBe(null);
  });

  it('says truly when a change was not kept', async () => {
    const { user } = await open(sampleDesktop(), {
      'desktop.change': () => Promise.reject(new ApiError('internal', 'No.')),
    });
    await user.click(screen.getByRole('switch', { name: 'Start with the computer' }));
    expect(await section('This computer').findByText(/^Not saved: Something went wrong/)).toBeTruthy();
  });
});

describe('no keychain', () => {
  it('is said above the screen until it is put aside, and in the settings for as long as it is so', async () => {
    const { desktop, user } = await open(sampleDesktop({ keyring: 'file', platform: 'linux' }));
    const banner = screen.getByRole('complementary', { name: 'Your keys are not in a keychain' });
    expect(within(banner).getByRole('link', { name: 'What to do' }).getAttribute('href')).toBe(
      '/settings#this-computer',
    );
    await user.click(within(banner).getByRole('button', { name: 'Put this note aside' }));
    await waitFor(() => {
      expect(screen.queryByRole('complementary')).toBe(null);
    });
    expect(desktop.calls).toEqual([{ call: 'desktop.change', input: { toldAboutKeyring: true } }]);
    expect(section('This computer').getByText(/GNOME Keyring or KWallet/)).toBeTruthy();
  });

  it('is no matter where there is one', async () => {
    await open(sampleDesktop());
    expect(screen.queryByText(/keychain/)).toBe(null);
  });
});

describe('notifications', () => {
  it('are chosen one by one; what depends on another is offered only with it', async () => {
    const { desktop, user } = await open(sampleDesktop());
    await user.click(screen.getByRole('switch', { name: 'Show name and text' }));
    await user.click(screen.getByRole('switch', { name: 'New messages' }));
    await waitFor(() => {
      expect(screen.queryByRole('switch', { name: 'Show name and text' })).toBe(null);
    });
    await user.click(screen.getByRole('switch', { name: 'Trouble and reports' }));
    await waitFor(() => {
      expect(screen.getByRole<HTMLInputElement>('switch', { name: 'With a sound' }).disabled).toBe(true);
    });
    expect(desktop.calls.map(({ input }) => input)).toEqual([
      { toasts: { showsText: false } },
      { toasts: { messages: false } },
      { toasts: { trouble: false } },
    ]);
  });
});

describe('the lock', () => {
  it('gets its PIN, typed twice and long enough', async () => {
    const { desktop, user } = await open(sampleDesktop(), {
      'desktop.setPin': () => {
        const state = sampleDesktop({ lock: { hasPin: true } });
        desktop.push(state);
        return state;
      },
    });
    await user.click(screen.getByRole('button', { name: 'Set a PIN' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText('New PIN'), '12a3');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(dialog.getByText('4 to 12 digits.')).toBeTruthy();
    expect(dialog.getByText('The two are not the same.')).toBeTruthy();
    await user.type(dialog.getByLabelText('New PIN'), '4');
    await user.type(dialog.getByLabelText('New PIN again'), '1234{Enter}');
    expect(await screen.findByText('A PIN is set.')).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBe(null);
    expect(desktop.calls).toEqual([{ call: 'desktop.setPin', input: { pin: '1234' } }]);
  });

  it('is changed and removed with the current PIN; a wrong one is told with the tries that are left', async () => {
    const withPin = (lock: Partial<DesktopState['lock']> = {}) =>
      sampleDesktop({ lock: { hasPin: true, ...lock } });
    const { desktop, user } = await open(withPin(), {
      'desktop.setPin': ({ current }) => {
        if (current === '2468') return sampleDesktop();
        desktop.push(withPin({ triesLeft: 3 }));
        throw new ApiError('forbidden', 'This is not the PIN.');
      },
    });
    await user.click(screen.getByRole('button', { name: 'Change the PIN' }));
    let dialog = within(await screen.findByRole('dialog', { name: 'Change the PIN' }));
    await user.type(dialog.getByLabelText('Current PIN'), '1111');
    await user.type(dialog.getByLabelText('New PIN'), '1357');
    await user.type(dialog.getByLabelText('New PIN again'), '1357{Enter}');
    expect(await dialog.findByText(/That is not the PIN. 3 more tries/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    await user.click(screen.getByRole('button', { name: 'Remove the PIN' }));
    dialog = within(await screen.findByRole('dialog', { name: 'Remove the PIN?' }));
    await user.type(dialog.getByLabelText('Current PIN'), '2468');
    await user.click(dialog.getByRole('button', { name: 'Remove' }));
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBe(null);
    });
    expect(desktop.calls.map(({ input }) => input)).toEqual([
      { pin: '1357', current: '1111' },
      { pin: null, current: '2468' },
    ]);
  });

  it('chooses when it locks by itself, and locks now', async () => {
    const { desktop, user } = await open(sampleDesktop({ lock: { hasPin: true } }), {
      'desktop.lock': () => sampleDesktop({ lock: { hasPin: true, isLocked: true } }),
    });
    const group = within(screen.getByRole('radiogroup', { name: /nobody touches the computer/ }));
    expect(group.getAllByRole('radio').map((radio) => radio.parentElement?.textContent)).toBeTruthy();
    await user.click(group.getByText('1 hr'));
    await user.click(group.getByText('Never'));
    await user.click(screen.getByRole('button', { name: 'Lock now' }));
    expect(desktop.calls).toEqual([
      { call: 'desktop.change', input: { autoLockMinutes: 60 } },
      { call: 'desktop.change', input: { autoLockMinutes: null } },
      { call: 'desktop.lock', input: {} },
    ]);
  });
});
