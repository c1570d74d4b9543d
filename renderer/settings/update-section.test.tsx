import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { UpdateState } from '#shared/api/desktop.ts';
import type { LanguageCode } from '#shared/i18n/languages.ts';
import { sampleDesktop, scriptedDesktop } from '#test/support/scripted-desktop.ts';
import { scriptedTransport } from '#test/support/scripted-transport.ts';
import { showScreen } from '#test/support/show-screen.tsx';

import { DesktopProvider, useDesktop } from '../desktop/desktop-provider.tsx';
import { UpdateBanner } from '../desktop/update-banner.tsx';
import { UpdateSection } from './update-section.tsx';

beforeEach(() => {
  configure({ asyncUtilTimeout: 8000 });
});
afterEach(cleanup);

const url = 'https://github.com/somebody/deskbell/releases';

function Section() {
  const desktop = useDesktop();
  return desktop && <UpdateSection desktop={desktop} />;
}

/** The banner and the section over a host in this state. */
async function open(update: UpdateState, language: LanguageCode = 'en') {
  const desktop = scriptedDesktop(sampleDesktop({ update }), {
    'desktop.checkForUpdate': () => sampleDesktop({ update: { kind: 'checking' } }),
    'desktop.installUpdate': () => ({}),
    'desktop.openDownloadPage': () => ({}),
    'desktop.change': (changes) =>
      sampleDesktop({ update, updateChannel: changes.updateChannel ?? 'stable' }),
  });
  showScreen(
    <DesktopProvider bridge={desktop} locked={<p>locked</p>}>
      <UpdateBanner />
      <Section />
    </DesktopProvider>,
    scriptedTransport({}),
    { language },
  );
  await screen.findByRole('heading', { level: 2 });
  return { desktop, user: userEvent.setup() };
}

/** What is said; the mark of saving, which is silent here, says it in the same way. */
const said = () =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .filter((text) => text !== '');
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

describe('the state of updates', () => {
  const table: readonly (readonly [UpdateState, string, string | null])[] = [
    [
      { kind: 'current', checkedAt: minutesAgo(5) },
      'Deskbell is up to date.Looked 5 minutes ago.',
      'Look now',
    ],
    [
      { kind: 'current', checkedAt: null },
      'Deskbell looks for newer versions soon after it starts.',
      'Look now',
    ],
    [
      { kind: 'current', checkedAt: null, trouble: 'offline' },
      'No connection to look for a newer version.Deskbell tries again by itself.',
      'Look now',
    ],
    [
      { kind: 'current', checkedAt: minutesAgo(120), trouble: 'failed' },
      'An update did not work just now.Deskbell tries again by itself. Looked 2 hours ago.',
      'Look now',
    ],
    [{ kind: 'checking' }, 'Looking for a newer version…', 'Look now'],
    [{ kind: 'downloading', version: '1.3.0', percent: 41 }, 'Version 1.3.0 is being downloaded.', null],
    [
      { kind: 'ready', version: '1.3.0' },
      'Version 1.3.0 is ready.It is installed when you quit Deskbell, or now: that takes less than a minute. What is just being sent is sent first.',
      'Restart now',
    ],
    [
      { kind: 'by-hand', version: '1.3.0', url },
      'Version 1.3.0 is out.Here Deskbell does not install it by itself. Download it and install it over this one; your data stays.',
      'Open the download page',
    ],
    [
      { kind: 'by-hand', version: null, url },
      'Deskbell could not update itself several times.Get the newest version from the download page and install it over this one; your data stays.',
      'Open the download page',
    ],
  ];
  it.each(table)('number %# is told, with the one thing to do', async (update, words, action) => {
    await open(update);
    expect(said()).toEqual([words]);
    const section = screen.getByRole('heading', { level: 2 }).closest('section');
    const buttons = within(section!).queryAllByRole('button');
    expect(buttons.map((button) => button.textContent)).toEqual(action === null ? [] : [action]);
  });

  it('shows how far a download is', async () => {
    const { desktop } = await open({ kind: 'downloading', version: '1.3.0', percent: 41 });
    const bar = () => screen.getByRole('progressbar', { name: 'Version 1.3.0 is being downloaded.' });
    expect(bar().getAttribute('aria-valuenow')).toBe('41');
    desktop.push(sampleDesktop({ update: { kind: 'downloading', version: '1.3.0', percent: 80 } }));
    await waitFor(() => {
      expect(bar().getAttribute('aria-valuenow')).toBe('80');
    });
  });

  it('offers nothing where nobody looks for updates', async () => {
    await open({ kind: 'off' });
    expect(screen.queryByRole('button')).toBe(null);
    expect(screen.queryByRole('radiogroup')).toBe(null);
  });

  it('is told in Russian too', async () => {
    await open({ kind: 'current', checkedAt: minutesAgo(5) }, 'ru');
    expect(said()).toEqual(['Установлена последняя версия.Проверено 5 минут назад.']);
  });
});

describe('what the owner does', () => {
  it('looks for a newer version, chooses early ones', async () => {
    const { desktop, user } = await open({ kind: 'current', checkedAt: null });
    await user.click(screen.getByRole('button', { name: 'Look now' }));
    await user.click(within(screen.getByRole('radiogroup', { name: 'Which versions' })).getByText('Early'));
    expect(desktop.calls).toEqual([
      { call: 'desktop.checkForUpdate', input: {} },
      { call: 'desktop.change', input: { updateChannel: 'early' } },
    ]);
  });

  it('opens the download page', async () => {
    const { desktop, user } = await open({ kind: 'by-hand', version: '1.3.0', url });
    await user.click(screen.getByRole('button', { name: 'Open the download page' }));
    expect(desktop.calls).toEqual([{ call: 'desktop.openDownloadPage', input: {} }]);
  });

  it('restarts once, from the note above the screen too', async () => {
    const { desktop, user } = await open({ kind: 'ready', version: '1.3.0' });
    const banner = within(screen.getByRole('complementary', { name: 'Updates' }));
    await user.dblClick(banner.getByRole('button', { name: 'Restart now' }));
    expect(desktop.calls).toEqual([{ call: 'desktop.installUpdate', input: {} }]);
  });

  it('puts the note aside', async () => {
    const { desktop, user } = await open({ kind: 'ready', version: '1.3.0' });
    await user.click(screen.getByRole('button', { name: 'Later' }));
    expect(screen.queryByRole('complementary')).toBe(null);
    expect(desktop.calls).toEqual([]);
  });
});
