import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';

import type { Client, Transport } from '#shared/api/client.ts';
import { ApiError } from '#shared/api/errors.ts';
import type { Change } from '#shared/api/events.ts';

import { holdAnswers } from './hold-answers.ts';
import { callsTouchedBy, createFrameJudge, isStale, type Staleness } from './live-updates.ts';
import { createPageClient } from './page-client.ts';

/** Whether frames arrive: `connecting` only until the first time. */
export type Connection = 'connecting' | 'connected' | 'lost';

type Live = {
  readonly client: Client;
  readonly connection: Connection;
  /** Calls back with every change that the core announces; returns how to stop. */
  readonly onChange: (listener: (change: Change) => void) => () => void;
};

const LiveContext = createContext<Live | null>(null);

/** Changes that come in one breath are answered with one round of questions. Milliseconds. */
const gatherFor = 40;
/** A question that takes longer than this does not hold up the next round. Milliseconds. */
const longestRound = 1000;

/** Gives everything below it the core: calls, kept answers, and their renewal when the core announces a change. */
export function ClientProvider({ transport, children }: { transport: Transport; children: ReactNode }) {
  const [queries] = useState(createQueryClient);
  const [connection, setConnection] = useState<Connection>('connecting');
  const client = useMemo(() => createPageClient(transport), [transport]);
  const [listeners] = useState(() => new Set<(change: Change) => void>());

  useEffect(() => {
    const judge = createFrameJudge();
    const renewal = createRenewal(queries);
    const stop = client.listen(
      (frame) => {
        const staleness = judge(frame);
        if (staleness) renewal.add(staleness);
        if (staleness?.kind === 'changes') {
          for (const change of staleness.changes) for (const listener of listeners) listener(change);
        }
      },
      (isConnected) => {
        setConnection(isConnected ? 'connected' : 'lost');
      },
    );
    return () => {
      stop();
      renewal.stop();
    };
  }, [client, queries, listeners]);

  // What is kept must outlast a lock, however long that is: without it what is half filled in would go with its screen.
  const letGo = useRef<() => void>(() => undefined);
  useEffect(() => {
    letGo.current();
    return () => {
      letGo.current = holdAnswers(queries);
    };
  }, [queries]);

  const live = useMemo<Live>(
    () => ({
      client,
      connection,
      onChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
    [client, connection, listeners],
  );
  return (
    <LiveContext value={live}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </LiveContext>
  );
}

function useLive(): Live {
  const live = use(LiveContext);
  if (!live) throw new Error('There is no ClientProvider above this component.');
  return live;
}

/** The typed client, for calls that are neither shown nor an action (most want `useCall` or `useAction`). */
export function useClient(): Client {
  return useLive().client;
}

/** Whether the core can be heard. */
export function useConnection(): Connection {
  return useLive().connection;
}

/** Calls back with every change that the core announces, as long as the component is shown. Keep `listener` stable. */
export function useChanges(listener: (change: Change) => void): void {
  const { onChange } = useLive();
  useEffect(() => onChange(listener), [onChange, listener]);
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The core announces what changes, so an answer is good until then. It is on this computer: no network to wait for.
        staleTime: Infinity,
        gcTime: 30 * 60_000,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (count, error) => !(error instanceof ApiError) && count < 3,
        retryDelay: (count) => 200 * 2 ** count,
      },
      mutations: { networkMode: 'always' },
    },
  });
}

/**
 * Gathers what became stale for a moment, then asks for it again. A round ends before the next begins: were questions
 * called off by each new change, a flood of changes would leave none of them answered.
 */
function createRenewal(queries: QueryClient): { add(staleness: Staleness): void; stop(): void } {
  let everything = false;
  let changes: Change[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  let isStopped = false;
  const start = () => {
    if (isRunning || isStopped || (!everything && changes.length === 0)) return;
    timer ??= setTimeout(() => void renew(), gatherFor);
  };
  const renew = async () => {
    timer = undefined;
    isRunning = true;
    const touched = changes.flatMap(callsTouchedBy);
    const all = everything;
    everything = false;
    changes = [];
    const answered = queries.invalidateQueries({
      predicate: (query) => all || touched.some((stale) => isStale(query.queryKey, stale)),
    });
    await Promise.race([answered, pause(longestRound)]);
    isRunning = false;
    start();
  };
  return {
    add(staleness) {
      if (staleness.kind === 'everything') everything = true;
      else changes.push(...staleness.changes);
      start();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
