import { createContext, use } from 'react';

/** What parts deep inside the inbox can ask of it. */
export type InboxActions = {
  /** Opens a chat, at a message when one is given. */
  readonly openChat: (conversationId: string, messageId?: string) => void;
  /** Opens the form for a new chat with this phone in it. */
  readonly startChat: (phone: string) => void;
};

export const InboxActionsContext = createContext<InboxActions>({
  openChat: () => undefined,
  startChat: () => undefined,
});

export function useInboxActions(): InboxActions {
  return use(InboxActionsContext);
}
