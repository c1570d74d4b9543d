import { useMutation } from '@tanstack/react-query';

import type { DesktopCallInput } from '#shared/api/desktop.ts';

import type { SaveState } from '../api/use-settings-change.ts';
import { useErrorWords } from '../api/use-failure-toast.ts';
import type { Desktop } from './desktop-provider.tsx';

/** Changes settings of this computer and says truly whether they are kept. */
export function useDesktopChange({ call }: Desktop): {
  change: (input: DesktopCallInput<'desktop.change'>) => void;
  state: SaveState;
} {
  const describe = useErrorWords();
  const update = useMutation({
    networkMode: 'always',
    mutationFn: (input: DesktopCallInput<'desktop.change'>) => call('desktop.change', input),
  });
  const { status, error } = update;
  return { change: update.mutate, state: stateOf() };

  function stateOf(): SaveState {
    switch (status) {
      case 'idle':
        return { kind: 'idle' };
      case 'pending':
        return { kind: 'saving' };
      case 'success':
        return { kind: 'saved' };
      case 'error':
        return { kind: 'failed', reason: describe(error).title };
    }
  }
}
