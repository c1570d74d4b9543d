import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';

import type { FindingView } from '#shared/api/calls/health.ts';
import type { Client } from '#shared/api/client.ts';

import { useClient } from '../../api/client-provider.tsx';

/** A part that can be asked now. */
export type TestStep = Extract<FindingView, { part: 'number' | 'address' | 'source' | 'database' }>;

export type SelfTest =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly step: TestStep; readonly done: number; readonly total: number }
  /** Epoch ms. */
  | { readonly kind: 'over'; readonly at: number; readonly done: number; readonly total: number };

/** The parts that can be asked, in the order of the page; a file and an address that nobody has are not. */
function stepsOf(findings: readonly FindingView[]): TestStep[] {
  return findings.flatMap((finding): TestStep[] => {
    switch (finding.part) {
      case 'number':
      case 'database':
        return [finding];
      case 'address':
        return finding.code === 'missing' || finding.code === 'not-needed' ? [] : [finding];
      case 'source':
        return finding.code === 'file' ? [] : [finding];
      case 'sending':
      case 'fates':
      case 'journal':
      case 'disk':
      case 'clock':
        return [];
    }
  });
}

/**
 * Asks every part anew, one after the other, so that the findings tell what is so now. It can be stopped, and stops when
 * the page is left; what was asked already stays true.
 */
export function useSelfTest(): {
  readonly test: SelfTest;
  readonly start: (findings: readonly FindingView[]) => void;
  readonly stop: () => void;
} {
  const client = useClient();
  const queries = useQueryClient();
  const [test, setTest] = useState<SelfTest>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  const stop = useCallback(() => running.current?.abort(), []);
  useEffect(() => stop, [stop]);

  const run = async (findings: readonly FindingView[], { signal }: AbortController) => {
    const steps = stepsOf(findings);
    const stopped = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
    let done = 0;
    for (const step of steps) {
      setTest({ kind: 'running', step, done, total: steps.length });
      // What could not be asked is told by its finding; a refusal is no reason to leave out the rest.
      await Promise.race([ask(client, step).catch(() => undefined), stopped]);
      if (signal.aborted) break;
      done += 1;
      void queries.invalidateQueries({ queryKey: ['health.report'] });
    }
    await queries.invalidateQueries({ queryKey: ['health.report'] });
    setTest({ kind: 'over', at: Date.now(), done, total: steps.length });
  };
  return {
    test,
    stop,
    start(findings) {
      stop();
      const controller = new AbortController();
      running.current = controller;
      void run(findings, controller);
    },
  };
}

function ask(client: Client, step: TestStep): Promise<unknown> {
  switch (step.part) {
    case 'number':
      return client.call('channels.check', { id: step.channelId });
    case 'address':
      return client.call('tunnel.check', {});
    case 'source':
      return client.call('sources.refresh', { name: step.name });
    case 'database':
      return client.call('health.checkDatabase', {});
  }
}
