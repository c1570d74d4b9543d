import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { asId } from '#shared/domain/ids.ts';

import { openInbox } from '#test/support/inbox/open-inbox.tsx';
import { sampleConversation, sampleMessage } from '#test/support/inbox/samples.ts';

beforeEach(() => {
  localStorage.clear();
  look(true);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** Whether the window has the focus. */
function look(isLooking: boolean) {
  vi.spyOn(document, 'hasFocus').mockReturnValue(isLooking);
}

const maria = sampleConversation({ needsReply: true });
const boris = sampleConversation({ id: asId('c2'), title: 'Boris' });
const anna = sampleConversation({ id: asId('c3'), title: 'Anna', needsReply: true });
const heading = (name: string) => screen.findByRole('heading', { level: 2, name });

describe('the keys', () => {
  it('J and K go through the chats and stop at the ends', async () => {
    const { user, places } = openInbox({ path: '/inbox', chats: [maria, boris, anna] });
    await screen.findByRole('link', { name: /Boris/ });
    await user.keyboard('jjjjk');
    await heading('Boris');
    expect(places.slice(1)).toEqual(['/inbox/c1', '/inbox/c2', '/inbox/c3', '/inbox/c2']);
  });

  it('are found by their place, so that they work on a Russian keyboard', async () => {
    openInbox({ path: '/inbox', chats: [maria, boris] });
    await screen.findByRole('link', { name: /Boris/ });
    fireEvent.keyDown(document.body, { key: 'о', code: 'KeyJ' });
    await heading('Maria Petrova');
  });

  it('rest while somebody types', async () => {
    const { user, transport } = openInbox({ chats: [maria, boris] });
    await user.type(await screen.findByRole('textbox', { name: 'Message' }), 'jade');
    await heading('Maria Petrova');
    expect(transport.count('conversations.noReplyNeeded')).toBe(0);
    expect(transport.count('conversations.archive')).toBe(0);
  });

  it('a toast that is to be answered leads into the composer', async () => {
    openInbox({ path: '/inbox/c1?write=1', chats: [maria] });
    const composer = await screen.findByRole('textbox', { name: 'Message' });
    await waitFor(() => {
      expect(document.activeElement).toBe(composer);
    });
  });

  it('E says that no reply is needed, once, and the button goes', async () => {
    const { user, transport } = openInbox({ chats: [maria] });
    const header = (await heading('Maria Petrova')).closest('header')!;
    expect(within(header).getByRole('button', { name: 'No reply needed' })).toBeTruthy();
    await user.keyboard('e');
    await waitFor(() => {
      expect(within(header).queryByRole('button', { name: 'No reply needed' })).toBeNull();
    });
    await user.keyboard('e');
    expect(transport.count('conversations.noReplyNeeded')).toBe(1);
  });

  it('U leaves the chat and marks it unread, A archives it', async () => {
    const { user, transport, places } = openInbox({ chats: [boris, maria] });
    await heading('Maria Petrova');
    await user.keyboard('a');
    await waitFor(() => {
      expect(transport.count('conversations.archive')).toBe(1);
    });
    await user.keyboard('u');
    await screen.findByText('Choose a chat');
    expect(transport.count('conversations.markUnread')).toBe(1);
    expect(places.at(-1)).toBe('/inbox');
  });

  it('I hides the customer and shows them again, Escape closes the chat', async () => {
    const { user, places } = openInbox({ chats: [maria] });
    await screen.findByRole('complementary', { name: 'Customer' });
    await user.keyboard('i');
    expect(screen.queryByRole('complementary', { name: 'Customer' })).toBeNull();
    await user.keyboard('i');
    expect(screen.getByRole('complementary', { name: 'Customer' })).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(places.at(-1)).toBe('/inbox');
  });
});

describe('the filters', () => {
  it.each([
    ['Needs reply', 'Everyone has been answered'],
    ['Unread', 'Nothing unread'],
    ['Snoozed', 'Nothing is snoozed'],
    ['Archived', 'The archive is empty'],
  ])('%s says what it means to be empty', async (name, title) => {
    const { user } = openInbox({ path: '/inbox', chats: [boris] });
    await user.click(await screen.findByRole('tab', { name }));
    expect(await screen.findByText(title)).toBeTruthy();
  });

  it('keep the open chat in its place when it no longer belongs, until another is opened', async () => {
    const { user } = openInbox({ path: '/inbox', chats: [maria, anna] });
    await user.click(await screen.findByRole('tab', { name: 'Needs reply' }));
    await user.click(await screen.findByRole('link', { name: /Maria/ }));
    await heading('Maria Petrova');
    await user.keyboard('e');
    await waitFor(() => {
      expect(
        within(screen.getByRole('link', { name: /Maria/ })).queryByRole('img', { name: 'Needs reply' }),
      ).toBeNull();
    });
    await user.click(screen.getByRole('link', { name: /Anna/ }));
    await waitFor(() => {
      expect(screen.queryByRole('link', { name: /Maria/ })).toBeNull();
    });
  });

  it('are remembered', async () => {
    const first = openInbox({ path: '/inbox', chats: [boris] });
    await first.user.click(await screen.findByRole('tab', { name: 'Archived' }));
    cleanup();
    openInbox({ path: '/inbox', chats: [boris] });
    expect((await screen.findByRole('tab', { name: 'Archived' })).getAttribute('aria-selected')).toBe('true');
  });
});

describe('searching', () => {
  const found = {
    items: [
      {
        conversationId: asId<typeof boris.id>('c2'),
        messageId: asId<ReturnType<typeof sampleMessage>['id']>('m5'),
        title: 'Boris',
        snippet: 'the blue umbrella',
        parts: [
          { text: 'the ', matched: false },
          { text: 'blue', matched: true },
          { text: ' umbrella', matched: false },
        ],
        direction: 'in' as const,
        at: '2024-03-05T10:00:00.000Z',
      },
    ],
    contacts: [
      {
        conversationId: asId<typeof boris.id>('c3'),
        title: 'Anna Blue',
        subtitle: null,
        matchedIn: 'name' as const,
      },
    ],
  };

  it('shows customers first, then messages by chat with the words marked, and opens one at its place', async () => {
    const { user, transport, places } = openInbox({
      path: '/inbox',
      chats: [maria, boris],
      script: { 'messages.search': () => found },
    });
    await screen.findByRole('link', { name: /Boris/ });
    await user.keyboard('/blue');
    const customers = await screen.findByRole('region', { name: 'Customers' });
    expect(within(customers).getByRole('button', { name: /Anna Blue/ })).toBeTruthy();
    const group = screen.getByRole('group', { name: 'Boris' });
    expect(group.querySelector('mark')?.textContent).toBe('blue');
    await user.click(within(group).getByRole('button'));
    expect(places.at(-1)).toBe('/inbox/c2?message=m5');
    await waitFor(() => {
      expect(transport.calls).toContainEqual({
        name: 'messages.list',
        input: expect.objectContaining({ conversationId: 'c2' }) as unknown,
      });
    });
  });

  it('opens the first that the typed words find, however early Enter is pressed', async () => {
    const slow = Promise.withResolvers<typeof found>();
    const { user, transport, places } = openInbox({
      path: '/inbox',
      chats: [maria, boris],
      script: { 'messages.search': ({ query }) => (query === 'blu' ? found : slow.promise) },
    });
    await screen.findByRole('link', { name: /Boris/ });
    await user.keyboard('/blu');
    await screen.findByRole('button', { name: /Anna Blue/ });
    await user.keyboard('e u{Enter}');
    await waitFor(() => {
      expect(transport.calls.at(-1)).toMatchObject({ name: 'messages.search', input: { query: 'blue u' } });
    });
    // What the shorter word has found still stands there.
    expect(screen.getByRole('button', { name: /Anna Blue/ })).toBeTruthy();
    expect(places.at(-1)).toBe('/inbox');
    slow.resolve({ ...found, contacts: [] });
    await waitFor(() => {
      expect(places.at(-1)).toBe('/inbox/c2?message=m5');
    });
  });

  it('says when nothing was found, and Escape brings the chats back', async () => {
    const { user } = openInbox({
      path: '/inbox',
      script: { 'messages.search': () => ({ items: [], contacts: [] }) },
    });
    await user.type(await screen.findByRole('searchbox'), 'zzz');
    expect(await screen.findByText(/matches “zzz”/)).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(await screen.findByRole('link', { name: /Maria/ })).toBeTruthy();
  });
});

describe('reading', () => {
  const unread = sampleConversation({ unreadCount: 1 });

  it('marks a chat as read when its newest message is seen', async () => {
    const { transport } = openInbox({ chats: [unread] });
    await waitFor(() => {
      expect(transport.count('conversations.markRead')).toBe(1);
    });
  });

  it('marks nothing while the window is not looked at', async () => {
    look(false);
    const { transport } = openInbox({ chats: [unread] });
    await screen.findByText('Unread', { selector: '[role=separator] *' });
    expect(transport.count('conversations.markRead')).toBe(0);
    look(true);
    fireEvent.focus(window);
    await waitFor(() => {
      expect(transport.count('conversations.markRead')).toBe(1);
    });
  });

  it('says that a chat is gone when it was merged away', async () => {
    openInbox({ path: '/inbox/c9' });
    expect(await screen.findByText('This chat is not here any more')).toBeTruthy();
  });
});

describe('the fate of a message', () => {
  const outboxId = asId<never>('o1');

  it('that failed is told in words, with a way to try again', async () => {
    const failed = sampleMessage({
      direction: 'out',
      status: 'failed',
      failure: { code: 'not-on-whatsapp', detail: null },
      outboxId,
    });
    const { user, transport } = openInbox({ messages: [failed] });
    expect(await screen.findByText('This phone has no WhatsApp')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(transport.calls).toContainEqual({ name: 'outbox.sendNow', input: { id: 'o1' } });
  });

  it.each([
    ['It was sent', 'sent'],
    ['Send again', 'not-sent'],
  ])('that is not certain is settled by a person: %s', async (button, as) => {
    const { user, transport } = openInbox({
      messages: [sampleMessage({ direction: 'out', status: 'unknown', outboxId })],
    });
    expect(await screen.findByText('It is not certain that this was sent.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: button }));
    expect(transport.calls).toContainEqual({ name: 'outbox.resolve', input: { id: 'o1', as } });
  });
});
