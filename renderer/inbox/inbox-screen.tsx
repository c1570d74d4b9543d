/** The inbox: the list of chats and, when one is chosen, its thread. */
export function InboxScreen({ conversationId }: { conversationId: string | null }) {
  return <div>{conversationId}</div>;
}
