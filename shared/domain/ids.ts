/** A string that names one kind of thing, so that a contact's id cannot be passed where a message's is wanted. */
export type Id<Name extends string> = string & { readonly __id: Name };

export type ChannelId = Id<'channel'>;
export type ContactId = Id<'contact'>;
export type ConversationId = Id<'conversation'>;
export type MessageId = Id<'message'>;
export type AttachmentId = Id<'attachment'>;
export type OutboxId = Id<'outbox'>;
export type JournalId = Id<'journal'>;
export type UserId = Id<'user'>;
export type UploadId = Id<'upload'>;
export type BookingId = Id<'booking'>;
export type RuleId = Id<'rule'>;
export type TemplateId = Id<'template'>;

/** Brands a string that is known to be an id of that kind (fresh from the random port or from the database). */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says which id it is
export function asId<Kind extends Id<string>>(value: string): Kind {
  return value as Kind;
}
