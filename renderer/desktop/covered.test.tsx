import { Button, MantineProvider, Modal, TextInput } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useEffect, useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { scriptedTransport } from '#test/support/scripted-transport.ts';
import { standInForLayout } from '#test/support/show-screen.tsx';

import { ClientProvider } from '../api/client-provider.tsx';
import { useCall } from '../api/use-call.ts';

import { Covered } from './covered.tsx';

beforeEach(standInForLayout);

afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

/** A screen that hears keys and opens a form above itself. */
function Screen({ onKey }: { onKey: () => void }) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [onKey]);
  return (
    <>
      <p>Maria, +44 7700 900123</p>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        Add a visit
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => {
          setOpen(false);
        }}
        title="A visit of Maria"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <TextInput label="Service" />
      </Modal>
    </>
  );
}

function open() {
  let keys = 0;
  const onKey = () => (keys += 1);
  const ui = (isCovered: boolean) => (
    <MantineProvider env="test">
      <Covered isCovered={isCovered}>
        <Screen onKey={onKey} />
      </Covered>
    </MantineProvider>
  );
  const { rerender } = render(ui(false));
  return {
    user: userEvent.setup(),
    cover: (isCovered: boolean) => {
      rerender(ui(isCovered));
    },
    keys: () => keys,
  };
}

it('a form that is half filled in is there again, and in between nothing of it is on the page', async () => {
  const { user, cover, keys } = open();
  await user.click(screen.getByRole('button', { name: 'Add a visit' }));
  await user.type(await screen.findByLabelText('Service'), 'Haircut');
  cover(true);
  const heard = keys();
  expect(document.documentElement.outerHTML).not.toMatch(/Maria|Haircut|Service|7700/);
  await user.keyboard('e');
  expect(keys()).toBe(heard);

  cover(false);
  expect(await screen.findByLabelText<HTMLInputElement>('Service')).toMatchObject({ value: 'Haircut' });
  expect(screen.getByText('Maria, +44 7700 900123')).toBeTruthy();
  await user.keyboard('e');
  expect(keys()).toBe(heard + 1);
  await user.click(screen.getByRole('button', { name: 'Close' }));
  cover(true);
  cover(false);
  expect(screen.queryByLabelText('Service')).toBeNull();
});

it('what is covered from the start is not even made, and goes with the page', () => {
  const Counted = vi.fn(() => <p>Maria</p>);
  const ui = (isCovered: boolean) => (
    <MantineProvider env="test">
      <Covered isCovered={isCovered}>
        <Counted />
      </Covered>
    </MantineProvider>
  );
  const { rerender, unmount } = render(ui(true));
  expect(Counted).not.toHaveBeenCalled();
  rerender(ui(false));
  expect(screen.getByText('Maria')).toBeTruthy();
  unmount();
  expect(screen.queryByText('Maria')).toBeNull();
});

it('answers are still there after a lock that was longer than they are kept', async () => {
  const counts = { needsReply: 3, unread: 0, snoozed: 0, all: 3, archived: 0 };
  const transport = scriptedTransport({ 'conversations.counts': () => counts });
  function Count() {
    return <p>{useCall('conversations.counts', {}).data?.needsReply ?? 'unknown'}</p>;
  }
  const ui = (isCovered: boolean) => (
    <MantineProvider env="test">
      <Covered isCovered={isCovered}>
        <ClientProvider transport={transport}>
          <Count />
        </ClientProvider>
      </Covered>
    </MantineProvider>
  );
  const { rerender } = render(ui(false));
  expect(await screen.findByText('3')).toBeTruthy();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  rerender(ui(true));
  vi.advanceTimersByTime(12 * 3_600_000);
  rerender(ui(false));
  expect(screen.getByText('3')).toBeTruthy();
  expect(transport.count('conversations.counts')).toBe(1);
});
