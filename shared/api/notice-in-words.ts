import { assertNever } from '../domain/assert-never.ts';
import type { NoticeView } from './calls/automation.ts';

/** The words of notices (the `notices` file of each language) in the language of the reader. */
export type NoticeWords = {
  readonly plain: (key: 'catchUp.text' | 'torrow.unnumbered' | 'mail.text') => string;
  readonly counted: (key: 'catchUp.late' | 'catchUp.replaced' | 'catchUp.skipped', count: number) => string;
  readonly titled: (
    key: 'calendar.text' | 'import.text' | 'template.stopped' | 'template.price',
    title: string,
  ) => string;
  readonly aboutOrder: (order: string) => string;
  readonly movedFrom: (host: string, title: string) => string;
};

/** A notice as a sentence or two: what happened and what it means for customers. */
export function noticeInWords(notice: NoticeView, words: NoticeWords): string {
  const number = (name: string) => Number(notice.facts[name] ?? 0);
  const text = (name: string) => String(notice.facts[name] ?? '');
  switch (notice.kind) {
    case 'catch-up': {
      const parts = (['late', 'replaced', 'skipped'] as const)
        .filter((name) => number(name) > 0)
        .map((name) => words.counted(`catchUp.${name}`, number(name)));
      return [words.plain('catchUp.text'), ...parts].join(' ');
    }
    case 'torrow-not-sent': {
      const order = text('order');
      return words.aboutOrder(order === '' ? words.plain('torrow.unnumbered') : order);
    }
    case 'mail-failed':
      return words.plain('mail.text');
    case 'calendar-broken':
      return words.titled('calendar.text', text('title'));
    case 'import-done':
      return words.titled('import.text', text('title'));
    case 'template-stopped':
      return words.titled('template.stopped', text('name'));
    case 'template-price':
      return words.titled('template.price', text('name'));
    case 'webhook-moved':
      return words.movedFrom(text('host'), text('title'));
    default:
      return assertNever(notice.kind, 'kind of notice');
  }
}

/** What the owner may do next about a notice: the words of the step and the address of the screen. */
export const noticeSteps = {
  'catch-up': { words: 'catchUp.link', address: '/outbox/history' },
  'torrow-not-sent': { words: 'torrow.link', address: '/outbox/history' },
  'mail-failed': { words: 'mail.link', address: '/settings' },
  'calendar-broken': { words: 'calendar.link', address: '/bookings/sources' },
  'import-done': { words: 'import.link', address: '/bookings' },
  'template-stopped': { words: 'template.link', address: '/templates/meta' },
  'template-price': { words: 'template.link', address: '/templates/meta' },
  'webhook-moved': { words: 'webhook.link', address: '/connections' },
} as const satisfies Record<NoticeView['kind'], { words: string; address: string }>;
