import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';

import type { FindingView } from '#shared/api/calls/health.ts';
import { worstOf } from '#shared/domain/finding.ts';
import { asId } from '#shared/domain/ids.ts';
import type { LanguageCode } from '#shared/i18n/languages.ts';
import { saying } from '#shared/domain/saying/saying.ts';
import { sampleAddress } from '#test/support/sample-address.ts';
import { scriptedTransport, type Script } from '#test/support/scripted-transport.ts';
import { showScreen } from '#test/support/show-screen.tsx';

import { HealthPage } from './health-page.tsx';

afterEach(cleanup);

type Finding<Part extends FindingView['part']> = Extract<FindingView, { part: Part }>;
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

const number = (fields: Partial<Finding<'number'>> = {}): FindingView => ({
  part: 'number',
  state: 'works',
  code: 'works',
  channelId: asId('n1'),
  provider: 'meta-cloud',
  label: 'Salon',
  account: '+4915112345678',
  since: ago(86_400),
  lastEventAt: ago(185),
  missingBetween: null,
  detail: null,
  retryAt: null,
  ...fields,
});
const address = (fields: Partial<Finding<'address'>> = {}): FindingView => ({
  part: 'address',
  state: 'works',
  code: 'works',
  reason: null,
  detail: null,
  url: 'https://desk.example',
  brokenSince: null,
  provedAt: ago(20),
  tookMs: 120,
  lastEventAt: ago(185),
  retryAt: null,
  numbers: [{ label: 'Salon', provider: 'meta-cloud' }],
  ...fields,
});
const database: FindingView = {
  part: 'database',
  state: 'works',
  code: 'sound',
  isChecking: false,
  bytes: 4_100_000,
  checkedAt: ago(3700),
};
const fine: readonly FindingView[] = [
  number(),
  address(),
  { part: 'sending', state: 'works', code: 'running', until: null, waiting: 2, nextDueAt: null },
  { part: 'fates', state: 'works', code: 'known', unknown: 0, failed: 0 },
  {
    part: 'journal',
    state: 'works',
    code: 'done',
    waiting: 0,
    oldestWaitingAt: null,
    failed: 0,
    lastAt: ago(185),
  },
  database,
  { part: 'disk', state: 'works', code: 'enough', freeBytes: 77e9, totalBytes: 271e9 },
  {
    ...{ part: 'clock', state: 'works', code: 'agrees', behindMs: 0 },
    ...{ timeZone: 'Europe/Berlin', computerTimeZone: 'Europe/Berlin' },
  },
];

async function open(findings: readonly FindingView[], script: Script = {}, language: LanguageCode = 'en') {
  const transport = scriptedTransport({
    'health.report': () => ({
      state: worstOf(findings.map(({ state }) => state)),
      at: ago(1),
      findings: [...findings],
    }),
    ...script,
  });
  const { places } = showScreen(<HealthPage />, transport, { path: '/connections/health', language });
  const whole = await screen.findByRole('region', { name: language === 'ru' ? 'Состояние' : 'Health' });
  return { transport, places, whole, user: userEvent.setup() };
}

const row = (name: string) => screen.getByRole('listitem', { name });

describe('the answer', () => {
  it('is yes when every part is proved', async () => {
    const { whole } = await open(fine);
    expect(within(whole).getByRole('heading').textContent).toBe('Everything works.');
    expect(row('Salon').textContent).toContain('Last event 3 minutes ago.');
    expect(row('Public address').textContent).toContain('A test came back in 120 ms, 20 seconds ago.');
    expect(row('Database').textContent).toContain('Size: 4.1 MB.');
  });

  it('does not count what is switched off on purpose', async () => {
    const { whole } = await open([
      number(),
      { part: 'sending', state: 'off', code: 'paused', until: null, waiting: 1, nextDueAt: null },
    ]);
    expect(within(whole).getByRole('heading').textContent).toBe('Everything works.');
    expect(within(row('Sending')).getByText('Paused')).toBeTruthy();
  });

  it('names what is broken, what it means and where it is mended', async () => {
    const { whole, user, places } = await open([
      ...fine.slice(2),
      number({
        state: 'broken',
        code: 'not-told',
        why: saying('answered-status', { provider: 'Meta', status: '403' }),
      }),
      address({ state: 'broken', code: 'broken', reason: 'offline', brokenSince: ago(600) }),
    ]);
    expect(within(whole).getByRole('heading').textContent).toBe('2 things need you.');
    expect(whole.textContent).toContain('Salon · Public address');
    expect(row('Salon').textContent).toContain('WhatsApp Cloud API does not know the present address.');
    expect(row('Salon').textContent).toContain('Meta answered with the error 403.');
    expect(row('Public address').textContent).toContain(
      'Messages to Salon wait at Meta, for 7 days at most.',
    );
    await user.click(within(row('Public address')).getByRole('link', { name: 'To the public address' }));
    expect(places.at(-1)).toBe('/connections/address');
  });

  it('counts one cause once, however many numbers it breaks', async () => {
    const { whole } = await open([
      number({ state: 'broken', code: 'no-address' }),
      number({ state: 'broken', code: 'no-address', channelId: asId('n2'), label: 'Second chair' }),
      address({ state: 'broken', code: 'missing' }),
    ]);
    expect(within(whole).getByRole('heading').textContent).toBe('1 thing needs you.');
    expect(within(row('Second chair')).getByText('Broken')).toBeTruthy();
  });

  it('says what nobody can tell, without calling it broken', async () => {
    const { whole } = await open([number({ state: 'unknown', code: 'unreachable' }), database]);
    expect(within(whole).getByRole('heading').textContent).toMatch(/^Nothing is known to be broken/);
    expect(within(row('Salon')).getByText('Cannot tell')).toBeTruthy();
  });

  it('says when messages may be missing', async () => {
    const missingBetween = { from: '2026-11-21T02:10:00.000Z', to: '2026-11-21T03:05:00.000Z' };
    await open([number({ provider: 'wazzup24', missingBetween })]);
    expect(row('Salon').textContent).toMatch(/Messages may be missing: .*10 to .*05\. Look at the phone/);
  });

  it('leads to the first number when there is none', async () => {
    const { whole } = await open([database]);
    expect(within(whole).getByRole('heading').textContent).toBe('No number is connected yet.');
    expect(within(whole).getByRole('link', { name: 'Connect a number' })).toBeTruthy();
  });

  it('speaks Russian', async () => {
    const { whole } = await open(
      [number({ state: 'broken', code: 'signed-out' }), address({ state: 'broken', code: 'missing' })],
      {},
      'ru',
    );
    expect(within(whole).getByRole('heading').textContent).toBe('2 неполадки ждут вас.');
  });
});

describe('the check of everything', () => {
  it('asks part by part, says which, and tells when it was done', async () => {
    let answer: () => void = () => undefined;
    const { user, transport } = await open([number(), address(), database], {
      'channels.check': () =>
        new Promise((resolve) => {
          answer = () => {
            resolve({ state: 'works', checks: [] });
          };
        }),
      'tunnel.check': () => sampleAddress(),
      'health.checkDatabase': () => ({ isSound: true }),
    });
    await user.click(screen.getByRole('button', { name: 'Check everything now' }));
    expect(screen.getByText('Asking WhatsApp Cloud API about “Salon”…')).toBeTruthy();
    expect(screen.getByRole('progressbar', { name: 'Check 1 of 3' })).toBeTruthy();
    act(() => {
      answer();
    });
    expect(await screen.findByText(/^Everything was checked/)).toBeTruthy();
    expect(transport.calls.map(({ name }) => name).filter((name) => name !== 'health.report')).toEqual([
      'channels.check',
      'tunnel.check',
      'health.checkDatabase',
    ]);
  });

  it('goes on after a part that refuses', async () => {
    const { user, transport } = await open([number(), database], {
      'health.checkDatabase': () => ({ isSound: true }),
    });
    await user.click(screen.getByRole('button', { name: 'Check everything now' }));
    expect(await screen.findByText(/^Everything was checked/)).toBeTruthy();
    expect(transport.count('health.checkDatabase')).toBe(1);
  });

  it('is not stopped by the second half of a double click', async () => {
    const { user } = await open([number(), database], {
      'channels.check': () => new Promise(() => undefined),
    });
    await user.dblClick(screen.getByRole('button', { name: 'Check everything now' }));
    expect(screen.getByRole('button', { name: 'Stop' })).toBeTruthy();
    expect(screen.queryByText(/^Stopped after/)).toBeNull();
  });

  it('can be stopped while a part does not answer', async () => {
    const { user, transport } = await open([number(), database], {
      'channels.check': () => new Promise(() => undefined),
    });
    await user.click(screen.getByRole('button', { name: 'Check everything now' }));
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    expect(await screen.findByText('Stopped after 0 of 2 checks.')).toBeTruthy();
    await waitFor(() => {
      expect(screen.getByRole('button', { name: 'Check everything now' })).toBeTruthy();
    });
    expect(transport.count('health.checkDatabase')).toBe(0);
  });
});
