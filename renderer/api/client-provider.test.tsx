import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';

import type { CallOutput } from '#shared/api/contract.ts';
import type { Change } from '#shared/api/events.ts';
import { asId } from '#shared/domain/ids.ts';
import { scriptedTransport, type ScriptedTransport } from '#test/support/scripted-transport.ts';

import { ClientProvider, useChanges, useConnection } from './client-provider.tsx';
import { useCall } from './use-call.ts';

afterEach(cleanup);

const noCounts: CallOutput<'conversations.counts'> = {
  needsReply: 0,
  unread: 0,
  all: 0,
  snoozed: 0,
  archived: 0,
};

function show(transport: ScriptedTransport, onChange: (change: Change) => void = () => undefined) {
  function Screen() {
    const counts = useCall('conversations.counts', {});
    const messages = useCall('messages.list', { conversationId: asId('c1') });
    useChanges(onChange);
    return (
      <>
        <output aria-label="counts">{counts.data?.needsReply ?? 'none'}</output>
        <output aria-label="messages">{messages.data?.items.length ?? 'none'}</output>
        <output aria-label="connection">{useConnection()}</output>
      </>
    );
  }
  render(
    <ClientProvider transport={transport}>
      <Screen />
    </ClientProvider>,
  );
}

function aCore() {
  let needsReply = 0;
  const transport = scriptedTransport({
    'conversations.counts': () => ({ ...noCounts, needsReply }),
    'messages.list': () => ({ items: [], hasMore: false, hasNewer: false }),
    'settings.get': () => {
      throw new Error('not asked here');
    },
  });
  return {
    transport,
    waiting(count: number) {
      needsReply = count;
    },
  };
}

const text = (label: string) => screen.getByLabelText(label).textContent;
const change: Change = { topic: 'conversation', conversationId: 'c1' };

it('asks again for what a change touches, and for nothing else', async () => {
  const core = aCore();
  show(core.transport);
  act(() => {
    core.transport.connect();
  });
  await waitFor(() => {
    expect(core.transport.count('messages.list')).toBe(2);
  });
  core.waiting(3);
  act(() => {
    core.transport.announce(change);
  });
  await waitFor(() => {
    expect(text('counts')).toBe('3');
  });
  expect(core.transport.count('messages.list')).toBe(2);
});

it('answers many changes of one breath with one round of questions', async () => {
  const core = aCore();
  show(core.transport);
  act(() => {
    core.transport.connect();
  });
  await waitFor(() => {
    expect(core.transport.count('conversations.counts')).toBe(2);
  });
  core.waiting(9);
  act(() => {
    for (let index = 0; index < 50; index += 1) core.transport.announce(change);
  });
  await waitFor(() => {
    expect(text('counts')).toBe('9');
  });
  expect(core.transport.count('conversations.counts')).toBe(3);
});

it('asks for everything again when frames were missed', async () => {
  const core = aCore();
  show(core.transport);
  act(() => {
    core.transport.connect();
  });
  await waitFor(() => {
    expect(core.transport.count('messages.list')).toBe(2);
  });
  act(() => {
    core.transport.emit({ kind: 'changes', sequence: 9, changes: [{ topic: 'sending' }] });
  });
  await waitFor(() => {
    expect(core.transport.count('messages.list')).toBe(3);
    expect(core.transport.count('conversations.counts')).toBe(3);
  });
});

it('says whether the core can be heard', () => {
  const { transport } = aCore();
  show(transport);
  expect(text('connection')).toBe('connecting');
  act(() => {
    transport.connect();
  });
  expect(text('connection')).toBe('connected');
  act(() => {
    transport.lose();
  });
  expect(text('connection')).toBe('lost');
});

it('hands each change to those who listen, also one that makes nothing stale', () => {
  const { transport } = aCore();
  const heard: Change[] = [];
  show(transport, (one) => heard.push(one));
  const news: Change = { topic: 'incoming', conversationId: 'c1', messageId: 'm1' };
  act(() => {
    transport.connect();
    transport.announce(news);
  });
  expect(heard).toEqual([news]);
});

it('answers in the middle of a flood of changes, not only after it', async () => {
  let asked = 0;
  const transport = scriptedTransport({
    'conversations.counts': async () => {
      asked += 1;
      const needsReply = asked;
      // Slower than changes come in: called off by each of them, it would never be answered.
      await new Promise((resolve) => setTimeout(resolve, 120));
      return { ...noCounts, needsReply };
    },
    'messages.list': () => ({ items: [], hasMore: false, hasNewer: false }),
  });
  show(transport);
  act(() => {
    transport.connect();
  });
  const flood = setInterval(() => {
    transport.announce(change);
  }, 10);
  await waitFor(() => {
    expect(Number(text('counts'))).toBeGreaterThan(2);
  });
  clearInterval(flood);
  await waitFor(() => {
    expect(Number(text('counts'))).toBe(asked);
  });
});
