import { notifications } from '@mantine/notifications';
import { act, cleanup, configure, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { DesktopState } from '#shared/api/desktop.ts';
import { ApiError } from '#shared/api/errors.ts';
import type { LanguageCode } from '#shared/i18n/languages.ts';
import { sampleDesktop, scriptedDesktop, type DesktopScript } from '#test/support/scripted-desktop.ts';
import { scriptedTransport } from '#test/support/scripted-transport.ts';
import { showScreen } from '#test/support/show-screen.tsx';

import { DesktopProvider } from './desktop-provider.tsx';
import { LockScreen } from './lock-screen.tsx';

beforeEach(() => {
  configure({ asyncUtilTimeout: 8000 });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const locked = (lock: Partial<DesktopState['lock']> = {}, fields: Partial<DesktopState> = {}) =>
  sampleDesktop({ ...fields, lock: { hasPin: true, isLocked: true, ...lock } });

function open(state: DesktopState, script: DesktopScript = {}, language: LanguageCode = 'en') {
  const desktop = scriptedDesktop(state, script);
  showScreen(
    <DesktopProvider bridge={desktop} locked={<LockScreen />}>
      <p>Maria, +44 7700 900123</p>
    </DesktopProvider>,
    scriptedTransport({}),
    { language },
  );
  return { desktop, user: userEvent.setup() };
}

const field = () => screen.findByLabelText<HTMLInputElement>('PIN');
const wrong = () => Promise.reject(new ApiError('forbidden', 'This is not the PIN.'));

describe('while it is locked', () => {
  it('nothing of the shop is on the page: no screens, no toasts, no count in the title', async () => {
    document.title = '(3) Deskbell';
    notifications.show({ message: 'Maria: see you at 5' });
    open(locked());
    await field();
    expect(document.title).toBe('Deskbell');
    await waitFor(() => {
      expect(document.body.textContent).not.toContain('Maria');
    });
  });

  it('the field has the focus; the right PIN, by Enter, brings everything back', async () => {
    const { desktop, user } = open(locked(), {
      'desktop.unlock': () => {
        const state = sampleDesktop({ lock: { hasPin: true } });
        desktop.push(state);
        return state;
      },
    });
    const input = await field();
    expect(document.activeElement).toBe(input);
    await user.keyboard('2468{Enter}');
    expect(await screen.findByText('Maria, +44 7700 900123')).toBeTruthy();
    expect(desktop.calls).toEqual([{ call: 'desktop.unlock', input: { pin: '2468' } }]);
  });

  it('takes what is pasted, digits only', async () => {
    const { user } = open(locked());
    const input = await field();
    await user.paste(' 24 68 13 57 90 12 34\n');
    expect(input.value).toBe('246813579012');
  });

  it('says what was wrong and how many tries are left, read aloud and at the field', async () => {
    const { desktop, user } = open(locked(), {
      'desktop.unlock': () => {
        desktop.push(locked({ triesLeft: 4 }));
        return wrong();
      },
    });
    const input = await field();
    await user.keyboard('12{Enter}');
    expect(screen.getByRole('alert').textContent).toBe('Enter the PIN: 4 to 12 digits.');
    expect(desktop.calls).toEqual([]);
    await user.keyboard('34{Enter}');
    await waitFor(() => {
      expect(screen.getByRole('alert').textContent).toBe(
        'That is not the PIN. 4 more tries, then you have to wait a little.',
      );
    });
    expect({
      value: input.value,
      focused: document.activeElement === input,
      invalid: input.getAttribute('aria-invalid'),
      described: document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent,
    }).toEqual({
      value: '',
      focused: true,
      invalid: 'true',
      described: 'That is not the PIN. 4 more tries, then you have to wait a little.',
    });
    await user.keyboard('5');
    expect(screen.getByRole('alert').textContent).toBe('');
  });

  it('counts down while it waits, and takes no PIN until then', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: Date.UTC(2026, 2, 2, 9) });
    const { desktop, user } = open(locked({ retryAt: '2026-03-02T09:05:00.000Z', triesLeft: 1 }));
    const input = await field();
    const visible = () => screen.getByText(/Try again/, { selector: '[aria-hidden]' }).textContent;
    expect(visible()).toBe('Too many wrong tries. Try again in 5 minutes.');
    await user.keyboard('2468{Enter}');
    expect({ calls: desktop.calls, value: input.value }).toEqual({ calls: [], value: '' });
    act(() => {
      vi.advanceTimersByTime(4 * 60_000 + 1000);
    });
    expect(visible()).toBe('Too many wrong tries. Try again in 59 seconds.');
    // A screen reader is not told each second.
    expect(screen.getByRole('alert').textContent).toBe('Too many wrong tries. Try again in 5 minutes.');
    act(() => {
      vi.advanceTimersByTime(59_000);
    });
    expect(screen.queryByText(/Try again/)).toBe(null);
    expect(input.readOnly).toBe(false);
  });

  it('says when Deskbell does not answer', async () => {
    const { user } = open(locked(), {
      'desktop.unlock': () => Promise.reject(new ApiError('internal', 'Something went wrong.')),
    });
    await field();
    await user.keyboard('2468{Enter}');
    await waitFor(() => {
      expect(screen.getByRole('alert').textContent).toBe('Deskbell did not answer. Try again.');
    });
  });

  it('speaks the language of the owner from a cold start, with its plurals', async () => {
    const { desktop, user } = open(locked({}, { language: 'ru' }), {
      'desktop.unlock': () => {
        desktop.push(locked({ triesLeft: 3 }, { language: 'ru' }));
        return wrong();
      },
    });
    await screen.findByRole('heading', { name: 'Deskbell заблокирован' });
    await user.keyboard('1111{Enter}');
    expect(await screen.findByText(/Осталось 3 попытки/)).toBeTruthy();
  });
});

describe('a forgotten PIN', () => {
  it.each([
    ['win32', /beside the clock/, /Windows \+ R/],
    ['darwin', /menu bar/, /Open Terminal/],
    ['linux', /notification area/, /Open a terminal/],
  ] as const)('has a way back on %s, told openly', async (platform, quit, run) => {
    const { user } = open(locked({ resetCommand: 'deskbell --reset-pin' }, { platform }));
    await user.click(await screen.findByText('Forgot the PIN?'));
    expect(screen.getByText(quit)).toBeTruthy();
    expect(screen.getByText(run)).toBeTruthy();
    expect(screen.getByText('deskbell --reset-pin')).toBeTruthy();
    expect(screen.getByText(/does not encrypt anything/)).toBeTruthy();
  });

  it('that the keychain does not give is not asked for', async () => {
    open(locked({ isPinLost: true }));
    expect(await screen.findByText(/the keychain does not give it/)).toBeTruthy();
    expect(screen.queryByLabelText('PIN')).toBe(null);
  });
});
