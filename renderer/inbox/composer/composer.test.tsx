import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { CallOutput } from '#shared/api/contract.ts';
import { ApiError, refusal } from '#shared/api/errors.ts';
import { asId } from '#shared/domain/ids.ts';

import { openInbox, type OpenInbox } from '#test/support/inbox/open-inbox.tsx';
import { sampleConversation, sampleMessage } from '#test/support/inbox/samples.ts';
import { sampleText } from '#test/support/templates/sample-texts.ts';

beforeEach(() => {
  localStorage.clear();
});
afterEach(cleanup);

type Sent = { text: string; idempotencyKey: string; quotedMessageId?: string; uploadId?: string };

const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
const sent = ({ transport }: OpenInbox) =>
  transport.calls.filter((call) => call.name === 'messages.send').map((call) => call.input as Sent);

describe('sending', () => {
  it('goes with Enter, with Ctrl+Enter and with the button, and leaves the field empty', async () => {
    const inbox = openInbox();
    await inbox.user.type(await field(), 'one{Enter}');
    await inbox.user.type(await field(), 'two{Control>}{Enter}{/Control}');
    await inbox.user.type(await field(), 'three');
    await inbox.user.click(screen.getByRole('button', { name: 'Send' }));
    expect(sent(inbox).map(({ text }) => text)).toEqual(['one', 'two', 'three']);
    expect((await field()).value).toBe('');
    expect(new Set(sent(inbox).map(({ idempotencyKey }) => idempotencyKey)).size).toBe(3);
  });

  it('breaks the line with Shift+Enter', async () => {
    const inbox = openInbox();
    await inbox.user.type(await field(), 'a{Shift>}{Enter}{/Shift}b');
    expect((await field()).value).toBe('a\nb');
    expect(sent(inbox)).toEqual([]);
  });

  it('sends nothing while a word is being composed, and nothing blank', async () => {
    const inbox = openInbox();
    await inbox.user.type(await field(), '  {Enter}');
    await inbox.user.type(await field(), 'にほん');
    fireEvent.keyDown(await field(), { key: 'Enter', isComposing: true });
    expect(sent(inbox)).toEqual([]);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(false);
  });

  it('shows the bubble before the core answers, marked as waiting', async () => {
    let answer: (output: CallOutput<'messages.send'>) => void = () => undefined;
    const inbox = openInbox({
      script: { 'messages.send': () => new Promise((resolve) => (answer = resolve)) },
    });
    await inbox.user.type(await field(), 'On my way{Enter}');
    const bubble = (await screen.findAllByText('On my way'))[0]!.closest<HTMLElement>('[data-message]')!;
    expect(bubble.dataset.status).toBe('queued');
    expect(within(bubble).getByRole('img', { name: 'Waiting to be sent' })).toBeTruthy();

    inbox.messages.push(
      sampleMessage({ id: asId('m9'), direction: 'out', text: 'On my way', status: 'sent' }),
    );
    answer({ outboxId: asId('o9'), messageId: asId('m9') });
    await waitFor(() => {
      expect(document.querySelector('[data-message="m9"]')?.getAttribute('data-status')).toBe('sent');
    });
    expect(document.querySelectorAll('[data-side="out"][data-message]')).toHaveLength(1);
  });
});

describe('a refused message', () => {
  it('comes back with the reason, and goes again under the same key', async () => {
    let isDown = true;
    const inbox = openInbox({
      script: {
        'messages.send': () => {
          if (isDown) throw new ApiError('internal', 'no');
          return { outboxId: asId('o1'), messageId: asId('m2') };
        },
      },
    });
    await inbox.user.type(await field(), 'Important{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('Your text is still here.');
    expect((await field()).value).toBe('Important');
    expect(document.querySelectorAll('[data-side="out"][data-message]')).toHaveLength(0);

    isDown = false;
    await inbox.user.type(await field(), '{Enter}');
    await waitFor(() => {
      expect(sent(inbox)).toHaveLength(2);
    });
    expect(sent(inbox)[1]).toEqual(sent(inbox)[0]);
  });
});

describe('drafts', () => {
  it('are kept after a pause and shown again when one comes back to the chat', async () => {
    const inbox = openInbox({
      chats: [sampleConversation(), sampleConversation({ id: asId('c2'), title: 'Boris' })],
    });
    await inbox.user.type(await field(), 'half a sen');
    await inbox.user.click(screen.getByRole('link', { name: /Boris/ }));
    await waitFor(() => {
      expect(inbox.chats.get('c1')?.draft).toBe('half a sen');
    });
    expect((await field()).value).toBe('');
    const row = screen.getByRole('link', { name: /Maria/ });
    await waitFor(() => {
      expect(row.textContent).toContain('Draft: half a sen');
    });
    await inbox.user.click(row);
    await waitFor(async () => {
      expect((await field()).value).toBe('half a sen');
    });
  });

  it('that the core kept from another day are there', async () => {
    openInbox({ chats: [sampleConversation({ draft: 'from yesterday' })] });
    expect((await field()).value).toBe('from yesterday');
  });

  it('are emptied when the message is sent', async () => {
    const inbox = openInbox({ chats: [sampleConversation({ draft: 'ready' })] });
    await inbox.user.type(await field(), '{Enter}');
    await waitFor(() => {
      expect(inbox.chats.get('c1')?.draft).toBe('');
    });
  });
});

describe('a quote', () => {
  it('is taken with R, goes with the message and is dropped with Escape', async () => {
    const inbox = openInbox({ messages: [sampleMessage({ text: 'Is ten fine?' })] });
    await screen.findByText('Is ten fine?');
    await inbox.user.keyboard('r');
    expect(screen.getByText('Reply to Maria Petrova')).toBeTruthy();
    await inbox.user.keyboard('{Escape}');
    expect(screen.queryByText('Reply to Maria Petrova')).toBeNull();
    await inbox.user.click(screen.getByRole('button', { name: 'Reply' }));
    await inbox.user.keyboard('Yes{Enter}');
    expect(sent(inbox)).toMatchObject([{ text: 'Yes', quotedMessageId: 'm1' }]);
    expect(screen.queryByText('Reply to Maria Petrova')).toBeNull();
  });
});

describe('a file', () => {
  const choose = async (inbox: OpenInbox, file: File) => {
    await field();
    await inbox.user.upload(document.querySelector<HTMLInputElement>('input[type="file"]')!, file);
  };
  const pdf = new File(['price list'], 'prices.pdf', { type: 'application/pdf' });

  it('is uploaded first and then goes with its caption', async () => {
    let finish: () => void = () => undefined;
    const upload = vi.fn(
      (_file: File, onProgress?: (share: number) => void) =>
        new Promise<{ id: string }>((resolve) => {
          onProgress?.(0.4);
          finish = () => {
            resolve({ id: 'u7' });
          };
        }),
    );
    const inbox = openInbox({ upload });
    await choose(inbox, pdf);
    expect(await screen.findByText('Uploading, 40 %')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(true);
    finish();
    await waitFor(() => {
      expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(false);
    });
    await inbox.user.type(await field(), 'Our prices{Enter}');
    expect(sent(inbox)).toMatchObject([{ text: 'Our prices', uploadId: 'u7' }]);
    expect(screen.queryByText('prices.pdf')).toBeNull();
  });

  it('that is taken back is called off', async () => {
    let signal: AbortSignal | undefined;
    const inbox = openInbox({
      upload: (_file, _onProgress, given) => {
        signal = given;
        return new Promise(() => undefined);
      },
    });
    await choose(inbox, pdf);
    await inbox.user.click(await screen.findByRole('button', { name: 'Remove the file' }));
    expect(signal?.aborted).toBe(true);
    expect(screen.queryByText('prices.pdf')).toBeNull();
  });

  it('that is empty or refused says why, and cannot be sent', async () => {
    const inbox = openInbox({ upload: () => Promise.reject(refusal('invalid', 'file-too-large')) });
    await choose(inbox, pdf);
    expect((await screen.findByRole('alert')).textContent).toContain('The file is larger than 100 MB');
    await choose(inbox, new File([], 'nothing.txt'));
    expect((await screen.findByRole('alert')).textContent).toContain('This file is empty.');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(true);
  });
});

describe('the limits of the composer', () => {
  it('counts near the longest text and refuses beyond it', async () => {
    openInbox();
    fireEvent.change(await field(), { target: { value: 'x'.repeat(19_500) } });
    expect(screen.getByText('500 characters left')).toBeTruthy();
    fireEvent.change(await field(), { target: { value: 'x'.repeat(20_005) } });
    expect(screen.getByText('Too long by 5')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(true);
  });

  it('is closed, with the reason, when the number was removed', async () => {
    openInbox({ script: { 'channels.list': () => ({ items: [] }) } });
    expect(await screen.findByText(/This number is not connected any more/)).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'Message' })).toBeNull();
  });
});

describe('quick replies', () => {
  const texts = [
    sampleText({
      id: asId('t1'),
      event: 'quick-reply',
      name: 'Address',
      texts: { en: 'We are here', ru: null },
    }),
    sampleText({ id: asId('t2'), event: 'quick-reply', name: 'Prices', texts: { en: 'From 30', ru: null } }),
    sampleText({ id: asId('t3'), event: 'reminder', name: 'Reminder' }),
  ];
  const open = (missing: string[] = []) =>
    openInbox({
      script: {
        'templates.list': () => ({ items: texts }),
        'templates.fill': ({ id }) => ({ text: `Filled ${id}`, missing }),
      },
    });
  const list = () => screen.findByRole('listbox', { name: 'Quick replies' });
  const options = async () =>
    within(await list())
      .getAllByRole('option')
      .map((option) => option.textContent);
  const chosen = async () => within(await list()).getByRole('option', { selected: true });

  it('open with / in an empty message, narrow while one types, and are put in with Enter', async () => {
    const inbox = open();
    await inbox.user.type(await field(), '/');
    expect(await options()).toEqual(['AddressWe are here', 'PricesFrom 30']);
    await inbox.user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect((await chosen()).textContent).toContain('Prices');
    expect((await field()).getAttribute('aria-activedescendant')).toBe((await chosen()).id);
    await inbox.user.keyboard('add');
    expect(await options()).toEqual(['AddressWe are here']);
    await inbox.user.keyboard('{Enter}');
    await waitFor(async () => {
      expect((await field()).value).toBe('Filled t1');
    });
    expect(screen.queryByRole('listbox', { name: 'Quick replies' })).toBeNull();
    expect(sent(inbox)).toEqual([]);
  });

  it('close with Escape and stay closed; then Enter sends what is there', async () => {
    const inbox = open();
    await inbox.user.type(await field(), '/');
    await list();
    await inbox.user.keyboard('{Escape}');
    expect(screen.queryByRole('listbox', { name: 'Quick replies' })).toBeNull();
    await inbox.user.keyboard('a{Enter}');
    expect(sent(inbox)).toMatchObject([{ text: '/a' }]);
  });

  it('that leave a gap say so until the message is sent', async () => {
    const inbox = open(['customer.first_name']);
    await inbox.user.type(await field(), '/pri{Tab}');
    expect(await screen.findByText('Read it over: First name is not known here.')).toBeTruthy();
    await inbox.user.keyboard('{Enter}');
    expect(screen.queryByText(/Read it over/)).toBeNull();
    expect(sent(inbox)).toMatchObject([{ text: 'Filled t2' }]);
  });

  it('and every other text are behind a button, and come where the cursor stands', async () => {
    const inbox = open();
    await inbox.user.type(await field(), 'Dear Maria, ');
    await inbox.user.click(screen.getByRole('button', { name: 'Quick replies and texts' }));
    const search = await screen.findByRole('combobox', { name: 'Search the texts' });
    await inbox.user.type(search, 'remin{Enter}');
    await waitFor(async () => {
      expect((await field()).value).toBe('Dear Maria, Filled t3');
    });
  });
});
