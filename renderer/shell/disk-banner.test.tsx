import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';

import { scriptedTransport } from '#test/support/scripted-transport.ts';
import { showScreen } from '#test/support/show-screen.tsx';

import { DiskBanner } from './disk-banner.tsx';

afterEach(cleanup);

it('says that nothing new can be kept, and goes by itself when the disk has room again', async () => {
  let isFull = true;
  const transport = scriptedTransport({
    'health.get': () => ({
      channels: [],
      tunnel: { state: 'unknown', isNeeded: false, isTrouble: false, brokenSince: null },
      ...{ sending: 'running', sendingUntil: null },
      outbox: { waiting: 0, unknown: 0, failed: 0, nextDueAt: null },
      journal: { new: 0, failed: 0 },
      disk: { isFull },
    }),
  });
  showScreen(<DiskBanner />, transport, { path: '/inbox' });
  const banner = await screen.findByRole('complementary', { name: 'Full disk' });
  expect(banner.textContent).toBe(
    'The disk is full. Nothing that was received is lost, but new messages cannot be kept until there is room. ' +
      'Free some space; Deskbell goes on by itself.How much is free',
  );
  isFull = false;
  transport.announce({ topic: 'disk' });
  await waitFor(() => {
    expect(screen.queryByRole('complementary')).toBeNull();
  });
});
