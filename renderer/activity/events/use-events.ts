import { useCallback, useEffect, useRef, useState } from 'react';

import type { CallInput } from '#shared/api/contract.ts';
import type { Change } from '#shared/api/events.ts';

import { useChanges, useClient, useConnection } from '../../api/client-provider.tsx';
import {
  nothingYet,
  withFresh,
  withOlder,
  withRenewed,
  withShown,
  type EventsWindow,
} from './events-window.ts';

export type Question = Omit<CallInput<'journal.list'>, 'cursor' | 'limit' | 'after' | 'ids' | 'withBodies'>;

export type Events = EventsWindow & {
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly loadOlder: () => void;
  /** Puts the new ones on top of the list. */
  readonly showFresh: () => void;
  readonly retry: () => void;
  /** The rows in sight, whose fate may change. */
  readonly watch: (ids: readonly string[]) => void;
};

const pageSize = 200;
/** A flood of events is looked at so often, ms. */
const calm = 400;
/** More new ones than these are not fetched one by one: the list begins anew. */
const mostFresh = 400;

/**
 * The events of a filter, newest first, as far as they were scrolled to. What comes in meanwhile waits beside the list,
 * so that nothing moves under the pointer; rows in sight get their new fate. Remount it for another question.
 */
export function useEvents(question: Question): Events {
  const client = useClient();
  const connection = useConnection();
  const [shown, setShown] = useState(nothingYet);
  const [error, setError] = useState<Error | null>(null);
  const [isFetching, setIsFetching] = useState(true);
  const latest = useRef({ shown, question, isBusy: false, inSight: [] as readonly string[] });
  useEffect(() => {
    latest.current.shown = shown;
  }, [shown]);

  const ask = useCallback(
    (more: Partial<CallInput<'journal.list'>>) =>
      client.call('journal.list', {
        ...latest.current.question,
        withBodies: false,
        limit: pageSize,
        ...more,
      }),
    [client],
  );
  /** One question at a time: two pages of the same place would stand twice. False: another is on its way. */
  const run = useCallback(async (work: () => Promise<(before: EventsWindow) => EventsWindow>) => {
    const now = latest.current;
    if (now.isBusy) return false;
    now.isBusy = true;
    setIsFetching(true);
    try {
      const change = await work();
      setError(null);
      setShown((before) => {
        const after = change(before);
        now.shown = after;
        return after;
      });
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
    } finally {
      now.isBusy = false;
      setIsFetching(false);
    }
    return true;
  }, []);

  const loadFirst = useCallback(
    () =>
      run(async () => {
        const page = await ask({});
        return () => withOlder(nothingYet, page);
      }),
    [ask, run],
  );
  const loadOlder = useCallback(() => {
    const { cursor } = latest.current.shown;
    if (cursor === null) return;
    void run(async () => {
      const page = await ask({ cursor });
      return (before) => withOlder(before, page);
    });
  }, [ask, run]);
  const lookForNews = useCallback(
    () =>
      run(async () => {
        const { shown: now, inSight } = latest.current;
        const newest = now.fresh[0] ?? now.items?.[0];
        if (newest === undefined) {
          const page = await ask({});
          return () => withOlder(nothingYet, page);
        }
        const renewed = inSight.length === 0 ? [] : (await ask({ ids: [...inSight] })).items;
        const news = now.isFlooded ? null : await ask({ after: newest.id, limit: 200 });
        return (before) => withFresh(withRenewed(before, renewed), news, mostFresh);
      }),
    [ask, run],
  );

  useEffect(() => {
    void Promise.resolve().then(loadFirst);
  }, [loadFirst]);
  useNews(lookForNews, connection === 'connected');

  return {
    ...shown,
    error,
    isFetching,
    loadOlder,
    showFresh: () => {
      if (shown.isFlooded) void loadFirst();
      else setShown(withShown);
    },
    retry: () => void (shown.items === undefined ? loadFirst() : loadOlder()),
    watch: useCallback((ids) => {
      latest.current.inSight = ids;
    }, []),
  };
}

/** Calls when something was announced about the journal, at most every moment, and once more after the last. */
function useNews(look: () => Promise<boolean>, isConnected: boolean): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const again = useRef<() => void>(() => undefined);
  const wake = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void look().then((isDone) => {
        if (!isDone) again.current();
      });
    }, calm);
  }, [look]);
  useEffect(() => {
    again.current = wake;
    return () => {
      again.current = () => undefined;
    };
  }, [wake]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  useChanges(
    useCallback(
      (change: Change) => {
        if (change.topic === 'journal') wake();
      },
      [wake],
    ),
  );
  useEffect(() => {
    // While nothing could be heard, something may have come.
    if (isConnected) wake();
  }, [isConnected, wake]);
}
