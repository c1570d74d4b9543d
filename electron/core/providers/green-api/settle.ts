import type { SettleAnswer, SettleQuery } from '../provider.ts';
import { isOtherChat, isSameChat } from './chat.ts';
import type { Answer, Client } from './client.ts';
import { epochMs, fields, idText, isFields, isTrue, text, type Fields } from '../lenient.ts';

/** The provider's clock and ours may differ. */
const tolerance = 60_000;
const historyCount = 100;

/** Looks for a message of unknown fate in the history of its chat, then among the instance's last sent ones. */
export async function settle(
  client: Client,
  query: SettleQuery,
  now: number,
  signal: AbortSignal,
): Promise<SettleAnswer> {
  const inChat = itemsOf(
    await client.post('getChatHistory', signal, { body: { chatId: query.to, count: historyCount } }),
  );
  const found = inChat && findMessage(inChat, query, (chatId) => !isOtherChat(chatId, query.to));
  if (found) return found;
  if (signal.aborted) return { kind: 'cannot-tell' };

  const minutes = Math.max(1, Math.ceil((now - query.attemptedAt + tolerance) / 60_000));
  const sent = itemsOf(await client.get('lastOutgoingMessages', signal, { query: { minutes } }));
  if (!sent && !inChat) return { kind: 'cannot-tell' };
  return (sent && findMessage(sent, query)) ?? { kind: 'not-found' };
}

/**
 * The oldest message that can be the one: ours by API, in this chat, with the same words, not before the attempt.
 * The history of one chat may name it by its hidden id; in a list of all chats only the same id is proof.
 */
export function findMessage(
  items: readonly Fields[],
  query: SettleQuery,
  isInChat: (chatId: string) => boolean = (chatId) => isSameChat(chatId, query.to),
): SettleAnswer | null {
  const candidates = items.flatMap((item) => {
    const id = idText(item, 'idMessage');
    const at = epochMs(item, 'timestamp');
    const chatId = idText(item, 'chatId');
    if (id === null || at === null || chatId === null) return [];
    const fits =
      item.type === 'outgoing' &&
      isTrue(item, 'sendByApi') &&
      at >= query.attemptedAt - tolerance &&
      !query.taken.has(id) &&
      isInChat(chatId) &&
      saysTheSame(item, query);
    return fits ? [{ id, at }] : [];
  });
  const oldest = candidates.sort((a, b) => a.at - b.at)[0];
  return oldest ? { kind: 'found', providerMessageId: oldest.id } : null;
}

function saysTheSame(item: Fields, query: SettleQuery): boolean {
  const caption = text(item, 'caption') ?? '';
  if (query.fileName !== null) {
    const isFile = item.fileName !== undefined || item.downloadUrl !== undefined;
    if (!isFile) return false;
    // The journal may have renamed the file; the caption is then the only mark, if there is one.
    return (
      plain(caption) === plain(query.text) && (query.text !== '' || text(item, 'fileName') === query.fileName)
    );
  }
  const words = text(item, 'textMessage') ?? text(fields(item, 'extendedTextMessage'), 'text') ?? '';
  return words !== '' && plain(words) === plain(query.text);
}

/** Line ends and blanks at the edges do not survive every way; nothing else may differ. */
function plain(words: string): string {
  return words.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}

function itemsOf(answer: Answer): Fields[] | null {
  return answer.kind === 'answer' && Array.isArray(answer.body) ? answer.body.filter(isFields) : null;
}
