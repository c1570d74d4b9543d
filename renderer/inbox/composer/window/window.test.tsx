import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { toInstant } from '#shared/api/instant.ts';
import { asId } from '#shared/domain/ids.ts';

import { openInbox } from '#test/support/inbox/open-inbox.tsx';
import { sampleConversation, sampleMessage } from '#test/support/inbox/samples.ts';
import { metaChannel, sampleMetaTemplate } from '#test/support/templates/sample-meta.ts';

const minute = 60_000;
const hour = 60 * minute;
/** 12:05 in the shop, whose zone is this computer's here. */
const now = Date.UTC(2026, 10, 20, 12, 5);

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ toFake: ['Date'], now });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const meta = {
  'channels.list': () => ({ items: [metaChannel()] }),
  'metaTemplates.list': () => ({ items: [sampleMetaTemplate()] }),
  'metaTemplates.fill': () => ({ text: '', values: [] }),
};
const open = (closesIn: number | null, draft = '') =>
  openInbox({
    script: meta,
    chats: [
      sampleConversation({
        draft,
        windowClosesAt: closesIn === null ? null : toInstant(now + closesIn),
      }),
    ],
  });
const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
/** The computer sleeps for so long and wakes up. */
const passes = (time: number) => {
  vi.setSystemTime(Date.now() + time);
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
};
const told = () => screen.getAllByRole('status').map((status) => status.textContent);

describe('the 24 hours of a number of Meta', () => {
  it.each([
    ['no rule', null],
    ['more than six hours left', 6 * hour + minute],
  ])('are not mentioned with %s', async (_when, closesIn) => {
    open(closesIn);
    await field();
    expect(screen.queryByText(/freely/)).toBeNull();
  });

  it('are told from six hours before their end on, and by the minute in the last hour', async () => {
    open(6 * hour + minute);
    await field();
    passes(minute);
    expect(screen.getByRole('note').textContent).toMatch(/^You can answer freely until \d\d:06/);
    expect(told()).toContain(screen.getByRole('note').textContent);
    passes(5 * hour);
    expect(screen.getByRole('note').textContent).toMatch(
      /^Only 60 minutes left: you can answer freely until \d\d:06/,
    );
    passes(59 * minute);
    expect(screen.getByRole('note').textContent).toMatch(/^Only 1 minute left/);
  });

  it('end while one types: nothing typed is lost, the keys go to the way out, and it is said aloud', async () => {
    const inbox = open(minute);
    await inbox.user.type(await field(), 'I will call you ba');
    passes(minute);
    expect(screen.queryByRole('textbox', { name: 'Message' })).toBeNull();
    const closed = screen.getByRole('group', { name: '24 hours have passed' });
    expect(closed.textContent).toContain('“I will call you ba”');
    expect(document.activeElement).toBe(within(closed).getByRole('button', { name: 'Choose a template' }));
    expect(told()).toContain(
      "24 hours have passed since the customer's last message. Only an approved template can be sent now.",
    );
    expect(inbox.transport.count('messages.send')).toBe(0);
  });

  it('begin anew by themselves when the customer writes, with the draft and the focus where they were', async () => {
    const inbox = open(-hour, 'half a sen');
    const choose = await screen.findByRole('button', { name: 'Choose a template' });
    expect(told().join('')).not.toContain('24 hours');
    choose.focus();
    inbox.chats.set(
      'c1',
      sampleConversation({ draft: 'half a sen', windowClosesAt: toInstant(now + 24 * hour) }),
    );
    inbox.transport.announce({ topic: 'conversation', conversationId: 'c1' });
    expect((await field()).value).toBe('half a sen');
    expect(document.activeElement).toBe(await field());
    expect(told()).toContain('The customer has written. You can answer freely again.');
  });
});

describe('a message that came too late', () => {
  const failed = sampleMessage({
    id: asId('m2'),
    direction: 'out',
    text: 'Late answer',
    status: 'failed',
    failure: { code: 'window-closed', detail: null },
    outboxId: asId('o2'),
  });

  it('offers a template in place of trying the same again', async () => {
    const inbox = openInbox({
      script: meta,
      messages: [sampleMessage(), failed],
      chats: [sampleConversation({ windowClosesAt: toInstant(now - hour) })],
    });
    await inbox.user.click(await screen.findByRole('button', { name: 'Send a template' }));
    expect(await screen.findByRole('dialog', { name: 'Send a template' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('can be tried again once the customer has written', async () => {
    const inbox = openInbox({
      script: { ...meta, 'outbox.sendNow': () => Promise.reject(new Error('not the point')) },
      messages: [sampleMessage(), failed],
      chats: [sampleConversation({ windowClosesAt: toInstant(now + 24 * hour) })],
    });
    await inbox.user.click(await screen.findByRole('button', { name: 'Try again' }));
    await waitFor(() => {
      expect(inbox.transport.count('outbox.sendNow')).toBe(1);
    });
  });
});
