import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ApiError, refusal } from '#shared/api/errors.ts';
import { asId } from '#shared/domain/ids.ts';

import { openInbox, type OpenInbox } from '#test/support/inbox/open-inbox.tsx';
import { sampleContact, sampleConversation, sampleMessage } from '#test/support/inbox/samples.ts';
import type { Script } from '#test/support/scripted-transport.ts';
import { metaChannel, sampleMetaTemplate } from '#test/support/templates/sample-meta.ts';

beforeEach(() => {
  localStorage.clear();
});
afterEach(cleanup);

const templates = [
  sampleMetaTemplate({ id: 'mt1', name: 'visit_reminder' }),
  sampleMetaTemplate({ id: 'mt2', name: 'follow_up', body: 'How was it, {{1}}? Tell us.' }),
  sampleMetaTemplate({ id: 'mt3', name: 'kak_dela', language: 'ru', body: 'Здравствуйте, {{1}}!' }),
  sampleMetaTemplate({ id: 'mt4', name: 'refused', status: 'rejected' }),
  sampleMetaTemplate({ id: 'mt5', name: 'picture', isSendable: false }),
  sampleMetaTemplate({ id: 'mt6', name: 'other_number', channelIds: [asId('n2')] }),
];

function open(script: Script = {}): OpenInbox {
  return openInbox({
    chats: [sampleConversation({ windowClosesAt: '2026-11-01T10:00:00.000Z' })],
    script: {
      'channels.list': () => ({ items: [metaChannel()] }),
      'metaTemplates.list': () => ({ items: templates }),
      'metaTemplates.fill': () => ({
        text: 'Hello Maria, see you at … in our salon.',
        values: [
          { key: '1', value: 'Maria', isMissing: false },
          { key: '2', value: '', isMissing: true },
        ],
      }),
      ...script,
    },
  });
}

const dialog = () => screen.findByRole('dialog', { name: 'Send a template' });
const choose = async (inbox: OpenInbox) => {
  await inbox.user.click(await screen.findByRole('button', { name: 'Choose a template' }));
  return dialog();
};
const names = async () =>
  within(await dialog())
    .getAllByRole('option')
    .map((option) => option.textContent);
const sends = ({ transport }: OpenInbox) =>
  transport.calls.filter(({ name }) => name === 'messages.send').map(({ input }) => input);

describe('the choice of a template', () => {
  it('holds those that this number can send, in the language of the customer first', async () => {
    const inbox = open({ 'contacts.get': () => sampleContact({ language: 'ru' }) });
    await choose(inbox);
    await waitFor(async () => {
      expect(await names()).toEqual([
        'Kak delaRussian · About a visit',
        'Follow upAmerican English · About a visit',
        'Visit reminderAmerican English · About a visit',
      ]);
    });
  });

  it('is made, filled in and sent by keys alone; the bubble is an ordinary one', async () => {
    const inbox = open({
      'messages.send': ({ conversationId }) => {
        inbox.messages.push(
          sampleMessage({
            id: asId('m9'),
            conversationId,
            direction: 'out',
            text: 'Hello Maria, see you at 16:00 in our salon.',
          }),
        );
        inbox.transport.announce({ topic: 'messages', conversationId });
        return { outboxId: asId('o9'), messageId: asId('m9') };
      },
    });
    (await screen.findByRole('button', { name: 'Choose a template' })).focus();
    await inbox.user.keyboard('{Enter}');
    const offer = await dialog();
    await waitFor(() => {
      expect(document.activeElement).toBe(within(offer).getByRole('combobox'));
    });
    await inbox.user.keyboard('remind');
    expect(await names()).toHaveLength(1);
    const missing = await within(offer).findByRole('textbox', { name: 'Date and time' });
    expect(within(offer).getByTestId('template-preview').textContent).toContain('Hello Maria, see you at …');
    expect(within(offer).getByText('1 value is missing.')).toBeTruthy();
    await inbox.user.keyboard('{Enter}');
    expect(document.activeElement).toBe(missing);
    await inbox.user.keyboard('16:00');
    expect(within(offer).getByTestId('template-preview').textContent).toContain('see you at 16:00 in');
    await inbox.user.keyboard('{Enter}');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(sends(inbox)).toMatchObject([
      { conversationId: 'c1', metaTemplate: { id: 'mt1', values: { 1: 'Maria', 2: '16:00' } } },
    ]);
    await waitFor(() => {
      expect(document.querySelectorAll('[data-side="out"][data-message]')).toHaveLength(1);
    });
    expect(document.querySelector('[data-message="m9"]')?.textContent).toContain('see you at 16:00');
  });

  it('lets known values be changed, too', async () => {
    const inbox = open();
    const offer = await choose(inbox);
    await inbox.user.click(await within(offer).findByRole('button', { name: 'Change the other values' }));
    const name = within(offer).getByRole('textbox', { name: 'First name' });
    await inbox.user.clear(name);
    await inbox.user.type(name, 'Mascha');
    expect(within(offer).getByTestId('template-preview').textContent).toContain('How was it, Mascha?');
  });

  it('stays with what was typed when it is refused, and goes again under the same key', async () => {
    let isDown = true;
    const inbox = open({
      'messages.send': () => {
        if (isDown) throw refusal('invalid', 'template-not-approved');
        return { outboxId: asId('o9'), messageId: asId('m9') };
      },
    });
    const offer = await choose(inbox);
    await inbox.user.type(await within(offer).findByRole('textbox', { name: 'Date and time' }), '16:00');
    await inbox.user.click(within(offer).getByRole('button', { name: 'Send' }));
    expect((await within(offer).findByRole('alert')).textContent).toContain(
      'Meta sends only approved templates, and this one is not.',
    );
    expect(document.querySelectorAll('[data-side="out"][data-message]')).toHaveLength(0);
    isDown = false;
    await inbox.user.click(within(offer).getByRole('button', { name: 'Send' }));
    await waitFor(() => {
      expect(sends(inbox)).toHaveLength(2);
    });
    expect(sends(inbox)[1]).toEqual(sends(inbox)[0]);
  });
});

describe('without an approved template', () => {
  it('the way to the texts is shown', async () => {
    const inbox = open({ 'metaTemplates.list': () => ({ items: [] }) });
    const offer = await choose(inbox);
    expect(await within(offer).findByText('There is no approved template yet')).toBeTruthy();
    await inbox.user.click(within(offer).getByRole('link', { name: 'To the texts' }));
    expect(inbox.places.at(-1)).toBe('/templates');
  });

  it('those in review are told', async () => {
    const inbox = open({
      'metaTemplates.list': () => ({ items: [sampleMetaTemplate({ status: 'pending' })] }),
    });
    const offer = await choose(inbox);
    expect(await within(offer).findByText('1 template is in review at Meta.')).toBeTruthy();
    await inbox.user.click(within(offer).getByRole('link', { name: 'Templates at Meta' }));
    expect(inbox.places.at(-1)).toBe('/templates/meta');
  });

  it('what could not be loaded can be asked for again', async () => {
    let isDown = true;
    const inbox = open({
      'metaTemplates.list': () => {
        if (isDown) throw new ApiError('internal', 'no');
        return { items: templates };
      },
    });
    const offer = await choose(inbox);
    const again = await within(offer).findByRole('button', { name: 'Try again' });
    isDown = false;
    await inbox.user.click(again);
    expect(await within(offer).findByRole('option', { name: /Visit reminder/ })).toBeTruthy();
  });
});
