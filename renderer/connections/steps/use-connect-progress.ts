import { useCallback, useEffect, useState } from 'react';

import type { Client } from '#shared/api/client.ts';
import { ApiError } from '#shared/api/errors.ts';
import type { ChannelId } from '#shared/domain/ids.ts';

import { useClient } from '../api/client-provider.tsx';
import { progressOf, runningProgress, type Findings, type Progress } from './connect-progress.ts';

/** While the provider starts the number, it is asked again this often. Milliseconds. */
const askAgainAfter = 10_000;

/** Walks through the steps for a number that has just been saved; `run` walks again from the check on. */
export function useConnectProgress(id: ChannelId): { progress: Progress; run: () => void } {
  const client = useClient();
  const [progress, setProgress] = useState<Progress>(() => runningProgress('check'));
  const [round, setRound] = useState(0);
  const run = useCallback(() => {
    setProgress(runningProgress('check'));
    setRound((before) => before + 1);
  }, []);

  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (next: Progress) => {
      if (isCurrent) setProgress(next);
    };
    void walk(client, id, show).then((last) => {
      show(last);
      if (isCurrent && last.kind === 'starting') {
        timer = setTimeout(() => {
          setRound((before) => before + 1);
        }, askAgainAfter);
      }
    });
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [client, id, round]);

  return { progress, run };
}

/** Never rejects: what cannot be asked is told as such. */
async function walk(client: Client, id: ChannelId, show: (progress: Progress) => void): Promise<Progress> {
  try {
    const found = await check(client, id);
    const isReachable = progressOf(found).kind !== 'unreachable' && progressOf(found).kind !== 'keys-wrong';
    if (!isReachable || found.isWebhookMissing) return progressOf(found);
    show(runningProgress('setUp'));
    const isSetUp = await client.call('channels.setUp', { id }).then(
      () => true,
      () => false,
    );
    return progressOf({ ...(await check(client, id)), isSetUp });
  } catch (error) {
    const detail = error instanceof Error ? error.message : null;
    return progressOf({ connection: 'unreachable', detail, isWebhookMissing: false, isSetUp: null });
  }
}

async function check(client: Client, id: ChannelId): Promise<Findings> {
  await client.call('channels.check', { id }).catch((error: unknown) => {
    // A number whose keys cannot even be tried is not running; its state says why.
    if (!(error instanceof ApiError)) throw error;
  });
  const { items } = await client.call('channels.list', {});
  const channel = items.find((item) => item.id === id);
  if (!channel) throw new Error('The number was removed.');
  return {
    connection: channel.connection,
    detail: channel.detail,
    isWebhookMissing: channel.webhookPath !== null && channel.webhookUrl === null,
    isSetUp: null,
  };
}
