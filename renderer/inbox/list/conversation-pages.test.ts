import { describe, expect, it } from 'vitest';

import { asId } from '#shared/domain/ids.ts';

import { sampleConversation } from '#test/support/inbox/samples.ts';
import { neighbourOf, withHeld, withPage } from './conversation-pages.ts';

/** A chat whose last message came at that hour. */
function chat(id: string, hour: number) {
  const at = `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`;
  return sampleConversation({
    id: asId(id),
    lastMessage: { text: '', kind: 'text', direction: 'in', status: 'received', at },
  });
}

const loaded = [chat('c', 12), chat('b', 11), chat('a', 10)];
const ids = (items: readonly { id: string }[]) => items.map((item) => item.id).join('');

describe('the list of chats', () => {
  it('shows a chat once when it moved between two pages', () => {
    const pages = withPage({ items: loaded, cursor: 'more' }, { items: [chat('a', 10), chat('z', 5)] });
    expect(ids(pages.items)).toBe('cbaz');
    expect(pages.cursor).toBeNull();
  });

  it('keeps the open chat in its place by time although the filter has let it go', () => {
    expect(ids(withHeld(loaded, chat('x', 13)))).toBe('xcba');
    expect(ids(withHeld(loaded, chat('bb', 11)))).toBe('cbbba');
    expect(ids(withHeld(loaded, chat('z', 1)))).toBe('cbaz');
    expect(ids(withHeld([], chat('x', 13)))).toBe('x');
  });

  it('holds nothing that is there anyway', () => {
    expect(withHeld(loaded, chat('b', 11))).toBe(loaded);
    expect(withHeld(loaded, null)).toBe(loaded);
  });
});

describe('J and K', () => {
  const items = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  it.each([
    [null, 1, 'a'],
    ['a', 1, 'b'],
    ['c', 1, null],
    ['b', -1, 'a'],
    ['a', -1, null],
    ['gone', -1, 'a'],
  ] as const)('from %s by %s lead to %s', (from, step, to) => {
    expect(neighbourOf(items, from, step)).toBe(to);
  });
});
