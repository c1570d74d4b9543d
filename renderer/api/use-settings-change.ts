import { useCallback } from 'react';

import type { CallInput } from '#shared/api/contract.ts';

import { useAction } from './use-action.ts';
import { useErrorWords } from './use-failure-toast.ts';

/** What became of the latest change: said only once the core has answered. */
export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Changes settings and says truly whether they are kept. */
export function useSettingsChange(): {
  change: (input: CallInput<'settings.update'>) => void;
  state: SaveState;
} {
  const describe = useErrorWords();
  const update = useAction('settings.update', { quiet: true, inOrder: true });
  const { mutate } = update;
  const change = useCallback(
    (input: CallInput<'settings.update'>) => {
      mutate(input);
    },
    [mutate],
  );
  return { change, state: stateOf(update, describe) };
}

function stateOf(
  update: { status: 'idle' | 'pending' | 'success' | 'error'; error: Error | null },
  describe: ReturnType<typeof useErrorWords>,
): SaveState {
  switch (update.status) {
    case 'idle':
      return { kind: 'idle' };
    case 'pending':
      return { kind: 'saving' };
    case 'success':
      return { kind: 'saved' };
    case 'error':
      return { kind: 'failed', reason: describe(update.error).title };
  }
}
