import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';

import { asId } from '#shared/domain/ids.ts';
import { sampleChannel } from '#test/support/sample-shop.ts';
import { scriptedTransport } from '#test/support/scripted-transport.ts';
import { showScreen } from '#test/support/show-screen.tsx';

import { AddressBanner } from './address-banner.tsx';

afterEach(cleanup);

const called = { webhookPath: '/hook', webhookUrl: null };
const channels = [
  sampleChannel({ id: asId('g'), label: 'Front desk', ...called }),
  sampleChannel({ id: asId('w'), provider: 'wazzup24', label: 'Second chair', ...called }),
  sampleChannel({ id: asId('p'), label: 'Old phone' }),
];

async function open(isTrouble: boolean, path = '/inbox') {
  const transport = scriptedTransport({
    'health.get': () => ({
      channels: [],
      tunnel: { state: 'broken', isNeeded: true, isTrouble, brokenSince: '2026-11-21T08:00:00.000Z' },
      ...{ sending: 'running', sendingUntil: null },
      outbox: { waiting: 0, unknown: 0, failed: 0, nextDueAt: null },
      journal: { new: 0, failed: 0 },
      disk: { isFull: false },
    }),
  });
  showScreen(<AddressBanner channels={channels} />, transport, { path });
  await waitFor(() => {
    expect(transport.count('health.get')).toBe(1);
  });
}

it('says what an address that does not work means for each number, and where it is mended', async () => {
  await open(true);
  const banner = await screen.findByRole('complementary', { name: 'Public address' });
  expect(banner.textContent).toBe(
    'The public address does not work. ' +
      'Messages to Second chair do not arrive here, and Wazzup24 does not repeat them: look at the phone. ' +
      'Messages to Front desk wait at Green API, for 24 hours at most.Mend it',
  );
  expect(screen.getByRole('link', { name: 'Mend it' }).getAttribute('href')).toBe('/connections/address');
});

it.each([
  ['before it has lasted', false, '/inbox'],
  ['on the page that says more', true, '/connections/address'],
])('is silent %s', async (_when, isTrouble, path) => {
  await open(isTrouble, path);
  expect(screen.queryByRole('complementary')).toBeNull();
});
