import { useQueryClient } from '@tanstack/react-query';

import type { CallInput } from '#shared/api/contract.ts';

import { useAction } from '../../api/use-action.ts';
import { callKey } from '../../api/use-call.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import type { SaveState } from '../../api/use-settings-change.ts';

/** Changes words and automatic answers, and says truly whether they are kept. */
export function useRepliesChange(): {
  readonly change: (input: CallInput<'replies.update'>, onKept?: () => void) => void;
  readonly state: SaveState;
} {
  const describe = useErrorWords();
  const queries = useQueryClient();
  const update = useAction('replies.update', { quiet: true, inOrder: true });
  return {
    change: (input, onKept) => {
      update.mutate(input, {
        onSuccess: (answer) => {
          // The fields must not fall back to the old words until the announcement comes.
          queries.setQueryData(callKey('replies.get', {}), answer);
          onKept?.();
        },
      });
    },
    state: stateOf(update.status, update.error === null ? '' : describe(update.error).title),
  };
}

function stateOf(status: 'idle' | 'pending' | 'success' | 'error', reason: string): SaveState {
  switch (status) {
    case 'idle':
      return { kind: 'idle' };
    case 'pending':
      return { kind: 'saving' };
    case 'success':
      return { kind: 'saved' };
    case 'error':
      return { kind: 'failed', reason };
  }
}
