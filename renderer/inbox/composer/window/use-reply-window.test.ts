import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { toInstant } from '#shared/api/instant.ts';

import { useReplyWindow } from './use-reply-window.ts';

const minute = 60_000;
const now = Date.UTC(2026, 10, 20, 12, 5);

beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const open = (closesIn: number) => {
  let drawn = 0;
  const { result, rerender, unmount } = renderHook(
    ({ at }) => {
      drawn += 1;
      return useReplyWindow({ windowClosesAt: toInstant(at) });
    },
    { initialProps: { at: now + closesIn } },
  );
  return {
    kind: () => result.current.kind,
    drawn: () => drawn,
    customerWrites: () => {
      rerender({ at: Date.now() + 24 * 60 * minute });
    },
    unmount,
  };
};
const pass = (time: number) => {
  act(() => {
    vi.advanceTimersByTime(time);
  });
};

it('the time for a free answer turns to the millisecond, and draws nothing in between', () => {
  const replyWindow = open(2 * minute);
  const before = replyWindow.drawn();
  pass(minute - 1);
  expect(replyWindow.drawn()).toBe(before);
  pass(1);
  expect(replyWindow.drawn()).toBe(before + 1);
  pass(minute - 1);
  expect(replyWindow.kind()).toBe('last-hour');
  pass(1);
  expect(replyWindow.kind()).toBe('closed');
});

it('the time for a free answer begins anew with a message of the customer', () => {
  const replyWindow = open(-minute);
  expect(replyWindow.kind()).toBe('closed');
  replyWindow.customerWrites();
  expect(replyWindow.kind()).toBe('free');
  pass(18 * 60 * minute);
  expect(replyWindow.kind()).toBe('ending');
});

it('nothing waits once it is over, or the chat is left', () => {
  open(-minute);
  expect(vi.getTimerCount()).toBe(0);
  const { unmount } = open(minute);
  expect(vi.getTimerCount()).toBe(1);
  unmount();
  expect(vi.getTimerCount()).toBe(0);
});
