import { useCallback, useEffect, useRef, useState } from 'react';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { TunnelView } from '#shared/api/calls/tunnel.ts';
import { ApiError } from '#shared/api/errors.ts';
import type { ChannelId } from '#shared/domain/ids.ts';

import { useAction } from '../../api/use-action.ts';
import { useCall } from '../../api/use-call.ts';
import { progressOf, type Findings, type Progress } from './connect-progress.ts';
import { useSelfTest, type SelfTest } from './use-self-test.ts';

/** While the provider starts the number, or cannot be reached, it is asked again this often. Milliseconds. */
const askAgainAfter = 10_000;

export type ConnectProgress = {
  readonly progress: Progress;
  /** Null while it is loaded. */
  readonly channel: ChannelView | null;
  /** True when there is no such number (any more). */
  readonly isGone: boolean;
  readonly tunnel: TunnelView | null;
  readonly test: SelfTest;
  readonly isBusy: boolean;
  /** Asks the provider once more; `setUp` has it told the address once more, too. */
  readonly run: (what: 'check' | 'setUp') => void;
};

/** Follows a number from its keys to the proof that it works. What is done is seen, not remembered: it goes on where it was left. */
export function useConnectProgress(id: ChannelId): ConnectProgress {
  const channels = useCall('channels.list', {});
  const channel = channels.data?.items.find((item) => item.id === id) ?? null;
  const tunnel = useCall('tunnel.get', {});
  const test = useSelfTest(channel);
  const check = useCheck(id, channel);
  const registration = tunnel.data?.registrations.find(({ channelId }) => channelId === id) ?? null;
  const isPushed = channel !== null && channel.webhookPath !== null;
  const { setUp, askSetUp } = useSetUp(id, check.again);
  const progress = progressOf({
    provider: channel?.provider ?? 'practice',
    connection: channel?.connection ?? 'unknown',
    why: channel?.why ?? null,
    checks: channel === null ? null : check.checks,
    isPushed,
    address: tunnel.data ?? null,
    registration,
    setUp,
    received: test.received,
    sent: test.sent,
  });

  // Where nobody tells the provider by itself, we do, once the way is free.
  const isFree =
    progress.next.kind === 'webhook-running' && registration === null && setUp.state === 'not-yet';
  useEffect(() => {
    if (isFree) askSetUp();
  }, [isFree, askSetUp]);
  // A number whose provider was just told where to call is judged anew.
  const told = registration?.state === 'set' ? registration.url : null;
  const { again } = check;
  const hadTold = useRef(told);
  useEffect(() => {
    if (told !== null && told !== hadTold.current) again();
    hadTold.current = told;
  }, [told, again]);

  const run = useCallback(
    (what: 'check' | 'setUp') => {
      if (what === 'setUp') askSetUp();
      else again();
    },
    [askSetUp, again],
  );
  return {
    progress,
    channel,
    isGone: channels.data !== undefined && !channels.isFetching && channel === null,
    tunnel: tunnel.data ?? null,
    test,
    isBusy: check.isBusy || setUp.state === 'running',
    run,
  };
}

function useCheck(id: ChannelId, channel: ChannelView | null) {
  const isUnsure =
    channel?.connection === 'starting' ||
    channel?.connection === 'unreachable' ||
    channel?.connection === 'unknown';
  const check = useCall(
    'channels.check',
    { id },
    { fresh: true, every: () => (isUnsure ? askAgainAfter : false) },
  );
  const { refetch } = check;
  const again = useCallback(() => {
    void refetch();
  }, [refetch]);
  return {
    // A number whose keys cannot even be tried is not running; its state says why.
    checks: check.data?.checks ?? (check.error instanceof ApiError ? [] : null),
    isBusy: check.isFetching,
    again,
  };
}

function useSetUp(id: ChannelId, onDone: () => void): { setUp: Findings['setUp']; askSetUp: () => void } {
  const [setUp, setSetUp] = useState<Findings['setUp']>({ state: 'not-yet' });
  const { mutate } = useAction('channels.setUp', { quiet: true });
  const askSetUp = useCallback(() => {
    setSetUp({ state: 'running' });
    mutate(
      { id },
      {
        onSuccess: () => {
          setSetUp({ state: 'works' });
          onDone();
        },
        onError: (error) => {
          setSetUp({ state: 'failed', why: error instanceof ApiError ? (error.why ?? null) : null });
        },
      },
    );
  }, [id, mutate, onDone]);
  return { setUp, askSetUp };
}
