import type { ConversationId } from '#shared/domain/ids.ts';

import type { Lock, MainWindow, Surroundings } from '../desktop-parts.ts';
import type { Platform } from './buttons.ts';
import type { ToastLook } from './chat-toast.ts';
import type { Presenter } from './toast.ts';

/** What everything about toasts works with. */
export type ToastContext = Surroundings & {
  readonly window: MainWindow;
  readonly lock: Lock;
  readonly presenter: Presenter;
  readonly platform: Platform;
};

/** What the owner has in front of them; while Deskbell is locked that is nothing. */
export function frontNow({ window, lock }: ToastContext): {
  readonly isInFront: boolean;
  readonly conversationId: ConversationId | null;
} {
  const isInFront = window.isInFront() && !lock.state().isLocked;
  return { isInFront, conversationId: isInFront ? window.frontConversation() : null };
}

/** How toasts look now. Sound is left to the system: it knows when the owner wants quiet. */
export function lookNow({ settings, lock, words, platform }: ToastContext): ToastLook {
  const { showsText, sound } = settings.get().toasts;
  return {
    words: words(),
    platform,
    isHidden: !showsText || lock.state().isLocked,
    isSilent: !sound,
  };
}
