/** What the inbox can show. */
export const conversationFilters = ['all', 'needs-reply', 'unread', 'snoozed', 'archived'] as const;
export type ConversationFilter = (typeof conversationFilters)[number];
