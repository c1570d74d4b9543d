import { useCallback, useMemo, useSyncExternalStore } from 'react';

import type { ConversationView } from '#shared/api/calls/conversations.ts';

import { minutesUntil, replyWindowOf, untilNextMinute, type ReplyWindow } from './reply-window.ts';

/** Looked at least so often: a computer that slept or whose clock was set is noticed. Milliseconds. */
const atLeastEvery = 30_000;

/** How the chat may be answered now; it turns by time, without being asked. */
export function useReplyWindow({ windowClosesAt }: Pick<ConversationView, 'windowClosesAt'>): ReplyWindow {
  const closesAt = windowClosesAt === null ? null : Date.parse(windowClosesAt);
  const left = useCallback(() => minutesUntil(closesAt, Date.now()), [closesAt]);
  const subscribe = useCallback(
    (onChange: () => void) => {
      if (closesAt === null) return () => undefined;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const wait = () => {
        const next = untilNextMinute(closesAt, Date.now());
        timer = next === Infinity ? undefined : setTimeout(look, Math.min(next, atLeastEvery));
      };
      const look = () => {
        clearTimeout(timer);
        onChange();
        wait();
      };
      wait();
      document.addEventListener('visibilitychange', look);
      return () => {
        clearTimeout(timer);
        document.removeEventListener('visibilitychange', look);
      };
    },
    [closesAt],
  );
  const minutesLeft = useSyncExternalStore(subscribe, left);
  return useMemo(() => replyWindowOf(closesAt, minutesLeft), [closesAt, minutesLeft]);
}
