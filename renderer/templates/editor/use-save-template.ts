import { useQueryClient, type QueryClient } from '@tanstack/react-query';

import type { TemplateView } from '#shared/api/calls/templates.ts';
import type { CallOutput } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';
import { asId, type TemplateId } from '#shared/domain/ids.ts';
import type { TemplateContent } from '#shared/domain/template/template.ts';
import type { TemplateEvent } from '#shared/domain/template/variables.ts';

import { useAction } from '../../api/use-action.ts';
import { callKey } from '../../api/use-call.ts';
import { tidied } from '../template-draft.ts';

type SaveInput = {
  readonly content: TemplateContent;
  /** The version that it is meant to replace. */
  readonly version: number | null;
  readonly onSaved: (saved: TemplateView) => void;
};

/** Saves a text; what comes back is in the list at once. `failure` is the last refusal, null again while saving. */
export function useSaveTemplate(id: string, event: TemplateEvent, isNew: boolean) {
  const queries = useQueryClient();
  const action = useAction('templates.save', { quiet: true });
  const isConflict = action.error instanceof ApiError && action.error.code === 'conflict';
  return {
    isSaving: action.isPending,
    isConflict,
    failure: isConflict ? null : action.error,
    forget: action.reset,
    save({ content, version, onSaved }: SaveInput) {
      const { name, texts, signOff } = tidied(content);
      action.mutate(
        {
          ...(isNew ? { event } : { id: asId<TemplateId>(id) }),
          ...(version === null ? {} : { version }),
          name,
          texts,
          signOff,
        },
        {
          onSuccess: (saved) => {
            keepInList(queries, saved);
            onSaved(saved);
          },
          onError: () => {
            void queries.invalidateQueries({ queryKey: callKey('templates.list', {}) });
          },
        },
      );
    },
  };
}

/** Puts a text that the core has answered with into the list, in its place or at the end. */
export function keepInList(queries: QueryClient, template: TemplateView): void {
  queries.setQueryData<CallOutput<'templates.list'>>(callKey('templates.list', {}), (list) => {
    if (list === undefined) return undefined;
    const isKnown = list.items.some((item) => item.id === template.id);
    return {
      items: isKnown
        ? list.items.map((item) => (item.id === template.id ? template : item))
        : [...list.items, template],
    };
  });
}
