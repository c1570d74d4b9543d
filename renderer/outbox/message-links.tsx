import { Button } from '@mantine/core';
import { CalendarDays, MessagesSquare } from 'lucide-react';
import { Link } from 'wouter';

import type { OutboxItemView } from '#shared/api/calls/outbox.ts';

import { useTranslation } from '../i18n/use-translation.ts';

export type MessageLink = { readonly href: string; readonly word: string; readonly kind: 'chat' | 'visit' };

/** Where a message leads: to the chat with its customer, when there is one, and to its visits. */
export function useMessageLinks(item: OutboxItemView): readonly MessageLink[] {
  const { t } = useTranslation('outbox');
  const count = item.bookingIds.length;
  return [
    ...(item.conversationId === null
      ? []
      : [{ kind: 'chat' as const, href: `/inbox/${item.conversationId}`, word: t('actions.openChat') }]),
    ...item.bookingIds.map((id, position) => ({
      kind: 'visit' as const,
      href: `/bookings/${id}`,
      word: t('actions.openVisit', { count, index: position + 1 }),
    })),
  ];
}

/** The same as quiet buttons. */
export function MessageLinks({ item }: { item: OutboxItemView }) {
  return useMessageLinks(item).map((link) => (
    <Button
      key={link.href}
      component={Link}
      href={link.href}
      variant="subtle"
      size="xs"
      fz={13}
      px={10}
      leftSection={<LinkIcon kind={link.kind} />}
    >
      {link.word}
    </Button>
  ));
}

/** The shape of where a link leads. */
export function LinkIcon({ kind }: { kind: MessageLink['kind'] }) {
  return kind === 'chat' ? <MessagesSquare size={15} aria-hidden /> : <CalendarDays size={15} aria-hidden />;
}
