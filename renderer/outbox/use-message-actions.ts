import type { OutboxItemView } from '#shared/api/calls/outbox.ts';

import { useAction } from '../api/use-action.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { showToast, showUndoToast } from '../ui/undo-toast.tsx';

/** What can be done with one message of the outbox; says what was done where nothing else shows it. */
export function useMessageActions(item: OutboxItemView) {
  const { t } = useTranslation('outbox');
  const skip = useAction('outbox.skip');
  const restore = useAction('outbox.restore');
  const sendNow = useAction('outbox.sendNow');
  const resolve = useAction('outbox.resolve');
  const { id, title: name } = item;
  const toastId = `outbox ${id}`;
  const say = (message: string) => {
    showToast(toastId, message);
  };
  const putBack = () => {
    restore.mutate(
      { id },
      {
        onSuccess: () => {
          say(t('done.restored', { name }));
        },
      },
    );
  };
  return {
    isBusy: skip.isPending || restore.isPending || sendNow.isPending || resolve.isPending,
    restore: putBack,
    skip: () => {
      skip.mutate(
        { id },
        {
          onSuccess: () => {
            const message = t('done.skipped', { name });
            // Only what a rule has planned can be planned again.
            if (item.ruleId === null) say(message);
            else showUndoToast({ id: toastId, message, undo: { label: t('actions.undo'), run: putBack } });
          },
        },
      );
    },
    sendNow: (onSent?: () => void) => {
      sendNow.mutate(
        { id },
        {
          onSuccess: () => {
            say(t('done.sent', { name }));
            onSent?.();
          },
        },
      );
    },
    resolve: (as: 'sent' | 'not-sent') => {
      resolve.mutate({ id, as });
    },
  };
}

/** True while its words and its time are still ours to change: a rule has planned it and it has not left. */
export function isEditable(item: OutboxItemView): boolean {
  return item.ruleId !== null && item.messageId === null;
}
