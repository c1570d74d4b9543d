import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { ContactView } from '#shared/api/calls/contacts.ts';

import { openInbox } from '#test/support/inbox/open-inbox.tsx';
import { sampleContact } from '#test/support/inbox/samples.ts';
import { withLabel } from './label-list.tsx';

beforeEach(() => {
  localStorage.clear();
});
afterEach(cleanup);

/** The inbox over a core that keeps one customer. */
function openWithContact(fields: Partial<ContactView> = {}) {
  let contact = sampleContact(fields);
  const inbox = openInbox({
    script: {
      'contacts.get': () => contact,
      'contacts.update': ({ id: _id, ...changes }) => {
        contact = { ...contact, ...(JSON.parse(JSON.stringify(changes)) as Partial<ContactView>) };
        inbox.transport.announce({ topic: 'contact', contactId: contact.id });
        return contact;
      },
    },
  });
  return { ...inbox, current: () => contact };
}

describe('the customer', () => {
  it('is renamed in place; Escape gives up, leaving keeps', async () => {
    const { user, current } = openWithContact();
    await user.click(await screen.findByRole('button', { name: 'Change the name: Maria Petrova' }));
    await user.keyboard('Nobody{Escape}');
    expect(current().name).toBe('Maria Petrova');
    await user.click(screen.getByRole('button', { name: /Change the name/ }));
    await user.keyboard('Maria P.{Enter}');
    await waitFor(() => {
      expect(current().name).toBe('Maria P.');
    });
  });

  it('has notes that keep themselves', async () => {
    const { user, current } = openWithContact();
    await user.type(await screen.findByRole('textbox', { name: 'Notes' }), 'Likes tea');
    expect(await screen.findByText('Saved')).toBeTruthy();
    expect(current().notes).toBe('Likes tea');
  });

  it('has labels: Enter adds one, the cross takes it away', async () => {
    const { user, current } = openWithContact({ labels: ['Regular'] });
    await user.type(await screen.findByRole('textbox', { name: 'Add a label' }), 'Allergy{Enter}');
    await waitFor(() => {
      expect(current().labels).toEqual(['Regular', 'Allergy']);
    });
    await user.click(await screen.findByRole('button', { name: 'Remove the label Regular' }));
    await waitFor(() => {
      expect(current().labels).toEqual(['Allergy']);
    });
  });

  it('shows what they do not want', async () => {
    openWithContact({ optOut: { promotions: 'yes', reminders: 'asked' } });
    expect(await screen.findByText('Promotions: stopped')).toBeTruthy();
    expect(screen.getByText('Reminders: asked to stop, not decided')).toBeTruthy();
  });
});

describe('a label', () => {
  it.each([
    ['vip', ['a', 'vip']],
    ['  vip  ', ['a', 'vip']],
    ['A', ['a']],
    ['  ', ['a']],
  ])('typed as %j gives %j', (typed, expected) => {
    expect(withLabel(['a'], typed)).toEqual(expected);
  });
});
