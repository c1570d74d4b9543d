import { describe, expect, it } from 'vitest';

import type { MessageView } from '#shared/api/calls/messages.ts';
import { asId } from '#shared/domain/ids.ts';

import { sampleMessage } from '#test/support/inbox/samples.ts';
import {
  grownStale,
  refreshed,
  reopened,
  windowOf,
  withNewer,
  withOlder,
  type ThreadPage,
} from './thread-window.ts';

const message = (id: string, fields: Partial<MessageView> = {}) => sampleMessage({ id: asId(id), ...fields });

function page(ids: string, ends: Partial<ThreadPage> = {}): ThreadPage {
  return { items: Array.from(ids, (id) => message(id)), hasMore: false, hasNewer: false, ...ends };
}

const idsOf = (window: { items: readonly MessageView[] }) => window.items.map((item) => item.id).join('');

describe('the loaded part of a chat', () => {
  it('grows at the start and says so', () => {
    const window = withOlder(windowOf(page('def', { hasMore: true })), page('abc'));
    expect(idsOf(window)).toBe('abcdef');
    expect(window).toMatchObject({ hasOlder: false, grewAt: 'start' });
  });

  it('grows at the end', () => {
    const window = withNewer(windowOf(page('abc', { hasNewer: true })), page('de'));
    expect(idsOf(window)).toBe('abcde');
    expect(window).toMatchObject({ hasNewer: false, grewAt: 'end' });
  });

  it('takes no message twice', () => {
    expect(idsOf(withOlder(windowOf(page('cd')), page('bc')))).toBe('bcd');
    expect(idsOf(withNewer(windowOf(page('cd')), page('de')))).toBe('cde');
  });

  it('adds what has arrived and keeps what lies before the page', () => {
    expect(idsOf(refreshed(windowOf(page('abcd', { hasMore: true })), page('cdef', { hasMore: true })))).toBe(
      'abcdef',
    );
  });

  it('replaces what changed and keeps the other objects, so that only it is drawn again', () => {
    const before = windowOf(page('abc'));
    const after = refreshed(before, {
      ...page('abc'),
      items: [message('a'), message('b', { isDeleted: true }), message('c')],
    });
    expect(after.items[0]).toBe(before.items[0]);
    expect(after.items[1]).toMatchObject({ id: 'b', isDeleted: true });
    expect(after.items[2]).toBe(before.items[2]);
  });

  it('keeps its very list when nothing changed', () => {
    const before = windowOf(page('abc'));
    expect(refreshed(before, page('abc')).items).toBe(before.items);
  });

  it('lets go of messages that are no longer there', () => {
    expect(idsOf(refreshed(windowOf(page('abcd')), page('abd')))).toBe('abd');
  });

  it('puts a late message in its place', () => {
    expect(idsOf(refreshed(windowOf(page('abd')), page('abcd')))).toBe('abcd');
  });

  it('does not grow backwards by itself: that would move what is being read', () => {
    expect(idsOf(refreshed(windowOf(page('cd', { hasMore: true })), page('abcd')))).toBe('cd');
  });

  it('only tells that there is more when the newest page no longer touches it', () => {
    const window = refreshed(windowOf(page('abc')), page('xyz', { hasMore: true }));
    expect(idsOf(window)).toBe('abc');
    expect(window.hasNewer).toBe(true);
  });

  it('leaves a part in the middle of the chat alone when news arrive at its end', () => {
    const before = windowOf(page('cde', { hasMore: true, hasNewer: true }));
    const after = refreshed(before, page('xyz', { hasMore: true }));
    expect(idsOf(after)).toBe('cde');
    expect(after.hasNewer).toBe(true);
  });

  it('renews a part in the middle from the page around it', () => {
    const before = windowOf(page('cde', { hasMore: true, hasNewer: true }));
    const around = {
      items: [message('b'), message('c'), message('d', { isEdited: true }), message('e'), message('f')],
      hasMore: true,
      hasNewer: true,
    };
    const after = refreshed(before, around);
    expect(idsOf(after)).toBe('cde');
    expect(after.items[1]).toMatchObject({ isEdited: true });
    expect(after.hasNewer).toBe(true);
  });

  it('fills an empty chat', () => {
    expect(idsOf(refreshed(windowOf(page('')), page('ab')))).toBe('ab');
  });

  it('knows what may be out of date after news', () => {
    const window = refreshed(grownStale(windowOf(page('abcdef'))), page('efg', { hasMore: true }));
    expect([...window.stale].join('')).toBe('abcd');
    expect([...refreshed(window, page('bc', { hasMore: true, hasNewer: true })).stale].join('')).toBe('ad');
  });
});

describe('a chat opened again', () => {
  it('is loaded anew when what is remembered does not reach its newest message', () => {
    expect(reopened(windowOf(page('abc', { hasNewer: true })), null)).toBeUndefined();
    expect(reopened(undefined, null)).toBeUndefined();
  });

  it('is loaded anew for a message that is not among the remembered ones', () => {
    expect(reopened(windowOf(page('abc')), 'x')).toBeUndefined();
    expect(reopened(windowOf(page('abc')), 'b')).toMatchObject({ openedAround: 'b' });
  });

  it('shows the end of a long one', () => {
    const items = Array.from({ length: 500 }, (_, index) => message(`m${index}`));
    const window = reopened(windowOf({ items, hasMore: false, hasNewer: false }), null);
    expect(window?.items).toHaveLength(100);
    expect(window?.items.at(-1)?.id).toBe('m499');
    expect(window?.hasOlder).toBe(true);
  });
});
