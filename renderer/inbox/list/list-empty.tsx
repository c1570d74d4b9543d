import { Button } from '@mantine/core';
import { Archive, CheckCheck, Clock3, MailOpen, MessagesSquare, RadioTower } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';

import type { ConversationFilter } from '#shared/api/conversation-filters.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { EmptyState } from '../../ui/empty-state.tsx';

const icon = { size: 26, strokeWidth: 1.8 };

/** A filter with no chats in it: what that means, and the next step where there is one. */
export function ListEmpty({
  filter,
  hasNumber,
  onNewChat,
}: {
  filter: ConversationFilter;
  hasNumber: boolean;
  onNewChat: () => void;
}): ReactNode {
  const { t } = useTranslation('inbox');
  const [, navigate] = useLocation();
  if (!hasNumber && filter !== 'archived' && filter !== 'snoozed') {
    return (
      <EmptyState
        icon={<RadioTower {...icon} />}
        title={t('empty.noNumber.title')}
        action={
          <Button
            onClick={() => {
              navigate('/connections/add');
            }}
          >
            {t('empty.noNumber.action')}
          </Button>
        }
      >
        {t('empty.noNumber.text')}
      </EmptyState>
    );
  }
  switch (filter) {
    case 'needs-reply':
      return (
        <EmptyState icon={<CheckCheck {...icon} />} title={t('empty.needsReply.title')}>
          {t('empty.needsReply.text')}
        </EmptyState>
      );
    case 'unread':
      return (
        <EmptyState icon={<MailOpen {...icon} />} title={t('empty.unread.title')}>
          {t('empty.unread.text')}
        </EmptyState>
      );
    case 'all':
      return (
        <EmptyState
          icon={<MessagesSquare {...icon} />}
          title={t('empty.all.title')}
          action={
            <Button variant="light" onClick={onNewChat}>
              {t('newChat.open')}
            </Button>
          }
        >
          {t('empty.all.text')}
        </EmptyState>
      );
    case 'snoozed':
      return (
        <EmptyState icon={<Clock3 {...icon} />} title={t('empty.snoozed.title')}>
          {t('empty.snoozed.text')}
        </EmptyState>
      );
    case 'archived':
      return (
        <EmptyState icon={<Archive {...icon} />} title={t('empty.archived.title')}>
          {t('empty.archived.text')}
        </EmptyState>
      );
  }
}
