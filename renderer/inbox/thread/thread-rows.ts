import { keyOf, type ThreadMessage } from './thread-message.ts';

/** One row of the thread's list. */
export type ThreadRow =
  /** `day` as YYYY-MM-DD in the shop's time zone. */
  | { readonly kind: 'day'; readonly key: string; readonly day: string; readonly at: string }
  | { readonly kind: 'unread'; readonly key: string }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: ThreadMessage;
      /** The first of its author's group: keeps its distance and, in a group chat, tells the name. */
      readonly startsGroup: boolean;
      /** The last of its group: has the pointed corner. */
      readonly endsGroup: boolean;
    };

/** Messages of one author this close together belong together. Milliseconds. */
export const groupingTime = 5 * 60 * 1000;

/**
 * Rows of a thread: a separator before each new day, a line before the first unread message, bubbles grouped by
 * author within five minutes. `dayOf` gives the day of an instant where the shop is.
 */
export function threadRows(
  messages: readonly ThreadMessage[],
  dayOf: (at: string) => string,
  firstUnreadId: string | null,
): ThreadRow[] {
  const rows: ThreadRow[] = [];
  const days = messages.map((message) => dayOf(message.at));
  messages.forEach((message, index) => {
    const day = days[index] ?? '';
    const key = keyOf(message);
    if (day !== days[index - 1]) rows.push({ kind: 'day', key: `day ${day}`, day, at: message.at });
    if (key === firstUnreadId) rows.push({ kind: 'unread', key: 'unread' });
    const joins = (other: number) =>
      days[other] === day && belongTogether(message, messages[other]) && keyAt(messages, Math.max(index, other)) !== firstUnreadId;
    rows.push({ kind: 'message', key, message, startsGroup: !joins(index - 1), endsGroup: !joins(index + 1) });
  });
  return rows;
}

function keyAt(messages: readonly ThreadMessage[], index: number): string | null {
  const message = messages[index];
  return message === undefined ? null : keyOf(message);
}

function belongTogether(one: ThreadMessage, other: ThreadMessage | undefined): boolean {
  if (other === undefined || authorOf(one) !== authorOf(other)) return false;
  return Math.abs(Date.parse(one.at) - Date.parse(other.at)) <= groupingTime;
}

/** Who a bubble belongs to: automatic messages stand apart from what people wrote. */
function authorOf(message: ThreadMessage): string {
  if (message.state === 'pending') return 'out person';
  if (message.direction === 'in') return `in ${message.senderName ?? ''}`;
  return message.author === 'automation' ? 'out automation' : 'out person';
}

/**
 * The first message that was not read when the chat was opened: the one from which on as many messages came in as
 * were unread. Null when nothing is unread; `'before'` when it lies before what is loaded.
 */
export function firstUnreadOf(
  messages: readonly { readonly id: string; readonly direction: 'in' | 'out' }[],
  unreadCount: number,
): { readonly id: string } | 'before' | null {
  if (unreadCount <= 0) return null;
  let left = unreadCount;
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (message?.direction !== 'in') continue;
    left -= 1;
    if (left === 0) return { id: message.id };
  }
  return 'before';
}
