import type { MessageView } from '#shared/api/calls/messages.ts';

/** One row of the thread's list. */
export type ThreadRow =
  /** `day` as YYYY-MM-DD in the shop's time zone. */
  | { readonly kind: 'day'; readonly key: string; readonly day: string; readonly at: string }
  | { readonly kind: 'unread'; readonly key: string }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: MessageView;
      /** The first of its author's group: keeps its distance and, in a group chat, tells the name. */
      readonly startsGroup: boolean;
      /** The last of its group: has the pointed corner. */
      readonly endsGroup: boolean;
    };

/** Messages of one author this close together belong together. Milliseconds. */
const groupingTime = 5 * 60 * 1000;

/**
 * Rows of a thread: a separator before each new day, a line before the first unread message, bubbles grouped by
 * author within five minutes. `dayOf` gives the day of an instant where the shop is.
 */
export function threadRows(
  messages: readonly MessageView[],
  dayOf: (at: string) => string,
  firstUnreadId: string | null,
): ThreadRow[] {
  const rows: ThreadRow[] = [];
  const days = messages.map((message) => dayOf(message.at));
  messages.forEach((message, index) => {
    const day = days[index] ?? '';
    if (day !== days[index - 1])
      rows.push({ kind: 'day', key: `day ${day} ${message.id}`, day, at: message.at });
    if (message.id === firstUnreadId) rows.push({ kind: 'unread', key: 'unread' });
    const joins = (other: number) =>
      days[other] === day &&
      belongTogether(message, messages[other]) &&
      messages[Math.max(index, other)]?.id !== firstUnreadId;
    rows.push({
      kind: 'message',
      key: message.id,
      message,
      startsGroup: !joins(index - 1),
      endsGroup: !joins(index + 1),
    });
  });
  return rows;
}

function belongTogether(one: MessageView, other: MessageView | undefined): boolean {
  if (other === undefined || authorOf(one) !== authorOf(other)) return false;
  return Math.abs(Date.parse(one.at) - Date.parse(other.at)) <= groupingTime;
}

/** Who a bubble belongs to: automatic messages stand apart from what people wrote. */
function authorOf(message: MessageView): string {
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

/**
 * The day of an instant, remembered by quarter of an hour: no zone changes its day within one, and a long chat asks
 * fifty thousand times.
 */
export function rememberingDays(dayOf: (at: string) => string): (at: string) => string {
  const known = new Map<number, string>();
  return (at) => {
    const quarter = Math.floor(Date.parse(at) / 900_000);
    const remembered = known.get(quarter);
    if (remembered !== undefined) return remembered;
    const day = dayOf(at);
    known.set(quarter, day);
    return day;
  };
}
