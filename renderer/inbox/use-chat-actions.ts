import { notifications } from '@mantine/notifications';

import type { ConversationView } from '#shared/api/calls/conversations.ts';

import { useAction } from '../api/use-action.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { useTimeFormat } from '../ui/use-time-format.tsx';

/** What can be done with a chat as a whole; says so in a corner where nothing else would show it. */
export function useChatActions(chat: ConversationView) {
  const { t } = useTranslation('inbox');
  const times = useTimeFormat();
  const noReplyNeeded = useAction('conversations.noReplyNeeded');
  const markUnread = useAction('conversations.markUnread');
  const archive = useAction('conversations.archive');
  const snooze = useAction('conversations.snooze');
  const say = (message: string) => {
    notifications.show({ id: `chat ${chat.id}`, message, autoClose: 3000, withBorder: true });
  };
  const { id } = chat;
  return {
    noReplyNeeded: () => {
      if (chat.needsReply) noReplyNeeded.mutate({ id });
    },
    /** `leave` closes the chat first: while it is looked at, it would be read again at once. */
    markUnread: (leave: () => void) => {
      leave();
      markUnread.mutate(
        { id },
        {
          onSuccess: () => {
            say(t('done.markedUnread'));
          },
        },
      );
    },
    toggleArchived: () => {
      const archived = !chat.isArchived;
      archive.mutate(
        { id, archived },
        {
          onSuccess: () => {
            say(t(archived ? 'done.archived' : 'done.unarchived'));
          },
        },
      );
    },
    /** `until` in epoch milliseconds; null wakes it up. */
    snooze: (until: number | null) => {
      snooze.mutate(
        { id, until: until === null ? null : new Date(until).toISOString() },
        {
          onSuccess: () => {
            if (until !== null) say(t('done.snoozed', { time: times.full(until) }));
          },
        },
      );
    },
  };
}
