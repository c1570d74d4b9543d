import { useCallback } from 'react';

import type { CallInput, CallOutput } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';

import { useClient } from '../../api/client-provider.tsx';
import { useAction } from '../../api/use-action.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useRuleNames } from '../../messages-in-words/use-rule-words.ts';
import { showUndoToast } from '../../ui/undo-toast.tsx';
import { useVisitWords } from '../use-visit-words.ts';

type Visit = CallOutput<'bookings.get'>;

/** What the core does not take: the field, when it names one of the form's. */
export type SaveProblem = { readonly field: 'phone' | null; readonly words: string };

/** More than these are not named one by one. */
const namedAtMost = 3;

/** Saves a new visit and says what will be sent about it, with a way back. Resolves with the problem, or null. */
export function useSaveVisit(): (input: CallInput<'bookings.save'>) => Promise<SaveProblem | null> {
  const { t } = useTranslation('bookings');
  const client = useClient();
  const describe = useErrorWords();
  const words = useVisitWords();
  const whatIsSent = useWhatIsSent();
  const { mutateAsync: save } = useAction('bookings.save', { quiet: true });
  const { mutate: cancel } = useAction('bookings.cancel');
  return useCallback(
    async (input) => {
      try {
        const { id } = await save(input);
        const visit = await client.call('bookings.get', { id });
        const saved = t('add.saved', { name: words.name(visit), when: words.moment(visit.startsAt) });
        showUndoToast({
          id: `visit ${id}`,
          message: `${saved} ${whatIsSent(visit)}`,
          undo: {
            label: t('add.undo'),
            run: () => {
              cancel({ id });
            },
          },
        });
        return null;
      } catch (error) {
        const fields = error instanceof ApiError ? (error.fields ?? {}) : {};
        const isPhone = Object.keys(fields).some((path) => path.endsWith('phone'));
        return isPhone
          ? { field: 'phone', words: t('form.badPhone') }
          : { field: null, words: describe(error).next };
      }
    },
    [client, save, cancel, describe, t, words, whatIsSent],
  );
}

/** "Goes out: Confirmation now, Reminder, 24 hours before tomorrow 15:00." */
function useWhatIsSent(): (visit: Visit) => string {
  const { t } = useTranslation('bookings');
  const { t: outbox } = useTranslation('outbox');
  const words = useVisitWords();
  const nameOf = useRuleNames();
  return useCallback(
    (visit) => {
      const goingOut = visit.messages
        .filter(({ state }) => state !== 'skipped' && state !== 'cancelled')
        .toSorted((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt));
      if (goingOut.length === 0) {
        const [silent] = visit.silent;
        return silent
          ? t('add.nothingSent', { reason: lowerFirst(outbox(`skip.${silent.reason}`)) })
          : t('add.nothingSentPlain');
      }
      const list = goingOut.slice(0, namedAtMost).map(({ ruleId, ruleName, dueAt }) => {
        const isNow = Date.parse(dueAt) <= Date.now() + 60_000;
        const name = nameOf(ruleId, ruleName) ?? t('messages.byHand');
        return `${name} (${isNow ? t('add.now') : words.moment(dueAt)})`;
      });
      const isHeld = goingOut.every(({ state }) => state === 'held');
      return t(isHeld ? 'add.willWait' : 'add.willBeSent', { list: list.join(', ') });
    },
    [t, outbox, words, nameOf],
  );
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase() + text.slice(1);
}
