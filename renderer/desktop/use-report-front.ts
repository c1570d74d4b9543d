import { useEffect } from 'react';
import { useLocation } from 'wouter';

import { asId, type ConversationId } from '#shared/domain/ids.ts';

import { useDesktop } from './desktop-provider.tsx';

const chatPath = /^\/inbox\/([\w-]+)$/;

/** Tells the desktop host which chat stands on the screen: it shows no toasts for that one. */
export function useReportFront(): void {
  const call = useDesktop()?.call;
  const [location] = useLocation();
  const shown = chatPath.exec(location)?.[1] ?? null;
  useEffect(() => {
    if (!call) return;
    const conversationId = shown === null ? null : asId<ConversationId>(shown);
    // Without it there is a toast too many; nothing that the owner could mend.
    call('desktop.front', { conversationId }).catch(() => undefined);
  }, [call, shown]);
}
