import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';
import type { CallInput } from '#shared/api/contract.ts';

import { useAction } from '../../api/use-action.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import type { SaveState } from '../../api/use-settings-change.ts';

type Change = Omit<CallInput<'metaTemplates.map'>, 'id'>;

/** Keeps what a template stands in for and what fills it, at once; `wanted` is shown until the core has answered. */
export function useMap({ id }: Pick<MetaTemplateView, 'id'>): {
  wanted: Change | null;
  state: SaveState;
  change: (change: Change) => void;
} {
  const describe = useErrorWords();
  const map = useAction('metaTemplates.map', { quiet: true });
  return {
    wanted: map.isPending ? map.variables : null,
    state: map.isPending
      ? { kind: 'saving' }
      : map.isError
        ? { kind: 'failed', reason: inWords(describe(map.error)) }
        : map.isSuccess
          ? { kind: 'saved' }
          : { kind: 'idle' },
    change: (change) => {
      map.mutate({ id, ...change });
    },
  };
}

function inWords({ title, next }: { title: string; next: string }): string {
  return `${title}. ${next}`;
}
