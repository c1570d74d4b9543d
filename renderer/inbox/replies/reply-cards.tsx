import { useState } from 'react';

import type { ConversationId } from '#shared/domain/ids.ts';

import { useCall } from '../../api/use-call.ts';
import { Later } from '../../later/later.tsx';
import { createPart } from '../../later/part.ts';

// Few chats have such a card, and it brings the calendar along.
const listPart = createPart(async () => (await import('./card-list.tsx')).CardList);

/** Answers of this chat that were not understood: each asks a person what it means. */
export function ReplyCards({ conversationId }: { conversationId: ConversationId }) {
  const cards = useCall('replyCards.list', { conversationId }).data?.items ?? [];
  const [hadCards, setHadCards] = useState(false);
  // It stays when the last card is gone: a visit may just be moving.
  if (cards.length > 0 && !hadCards) setHadCards(true);
  return hadCards ? <Later part={listPart} with={{ cards }} waiting={null} /> : null;
}
