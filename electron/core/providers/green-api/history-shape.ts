import { fields, isFields, text, type Fields } from '../lenient.ts';

/**
 * Journal items, quoted messages and the flat webhooks of older relays carry their words at the top level, under other
 * names than a webhook's `messageData`. This gives them its shape, so that there is one reading of what a message says.
 */
export function messageDataOf(item: Fields): Fields {
  return {
    // Kinds whose objects have the same name in both shapes (polls, buttons, group invites) stay as they are.
    ...item,
    textMessageData: isFields(item.textMessageData)
      ? item.textMessageData
      : { textMessage: item.textMessage },
    extendedTextMessageData: firstOf(item, 'extendedTextMessageData', 'extendedTextMessage'),
    fileMessageData: isFields(item.fileMessageData) ? item.fileMessageData : item,
    locationMessageData: firstOf(item, 'locationMessageData', 'location'),
    contactMessageData: firstOf(item, 'contactMessageData', 'contact'),
    editedMessageData: { ...fields(item, 'editedMessageData'), ...editOf(item) },
    deletedMessageData: { ...fields(item, 'deletedMessageData'), ...deletionOf(item) },
  };
}

function firstOf(item: Fields, ...keys: readonly string[]): unknown {
  return keys.map((key) => item[key]).find(isFields);
}

/** The message that a journal item is the edit of: the item of the edited message itself has no such id. */
export function editTargetOf(item: Fields): string | null {
  const target = text(item, 'editedMessageId');
  return target === null || target === item.idMessage ? null : target;
}

/** The same for the item that stands for a deletion. */
export function deletionTargetOf(item: Fields): string | null {
  const target = text(item, 'deletedMessageId');
  return target === null || target === item.idMessage ? null : target;
}

function editOf(item: Fields): Fields {
  const stanzaId = editTargetOf(item);
  if (stanzaId === null) return {};
  const words = text(item, 'textMessage', 'caption') ?? text(fields(item, 'extendedTextMessage'), 'text');
  return { stanzaId, ...(words === null ? {} : { textMessage: words }) };
}

function deletionOf(item: Fields): Fields {
  const stanzaId = deletionTargetOf(item);
  return stanzaId === null ? {} : { stanzaId };
}
