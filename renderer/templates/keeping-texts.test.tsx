import { act, cleanup, screen, waitFor } from '@testing-library/react';
import type { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { asId } from '#shared/domain/ids.ts';

import { field, openTexts, saveButton, typeInto } from '#test/support/templates/open-texts.tsx';
import { sampleText } from '#test/support/templates/sample-texts.ts';

beforeEach(() => {
  localStorage.clear();
});
afterEach(cleanup);

describe('what is not saved', () => {
  it('is kept when one goes away and comes back, and discarded only on request', async () => {
    const { user } = openTexts({ texts: [sampleText(), sampleText({ id: asId('t2'), name: 'Other' })] });
    typeInto(await field(), ' Draft');
    await user.click(screen.getByRole('link', { name: /Other/ }));
    expect(await screen.findByText(/“Reminder” is not saved/)).toBeTruthy();
    const row = screen.getByRole('link', { name: /Reminder/ });
    expect(row.textContent).toContain('Not saved');
    await user.click(row);
    await waitFor(async () => {
      expect((await field()).state.doc.toString()).toContain('Draft');
    });
    await user.click(screen.getByRole('button', { name: 'More about this text' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Discard changes' }));
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    await waitFor(async () => {
      expect((await field()).state.doc.toString()).toBe('See you {{ visit.start }}.');
    });
  });

  it('meets what somebody else saved: theirs or mine', async () => {
    const { user, kept, transport } = openTexts();
    typeInto(await field(), ' Mine');
    kept.set('t1', sampleText({ version: 5, texts: { en: 'Theirs', ru: null } }));
    act(() => {
      transport.announce({ topic: 'templates' });
    });
    expect(await screen.findByText(/Somebody else has saved this text/)).toBeTruthy();
    expect(saveButton().disabled).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Save mine instead' }));
    await waitFor(() => {
      expect(kept.get('t1')).toMatchObject({ version: 6, texts: { en: 'See you {{ visit.start }}. Mine' } });
    });

    typeInto(await field(), '!');
    kept.set('t1', sampleText({ version: 9, texts: { en: 'Theirs again', ru: null } }));
    act(() => {
      transport.announce({ topic: 'templates' });
    });
    await user.click(await screen.findByRole('button', { name: 'Take theirs' }));
    expect((await field()).state.doc.toString()).toBe('Theirs again');
    expect(screen.queryByText(/Somebody else has saved this text/)).toBeNull();
  });
});

describe('what else can be done with a text', () => {
  const more = async (user: ReturnType<typeof userEvent.setup>, name: string | RegExp) => {
    await user.click(await screen.findByRole('button', { name: 'More about this text' }));
    return screen.findByRole('menuitem', { name });
  };

  it('is a copy, which is opened', async () => {
    const { user, places, kept } = openTexts();
    await user.click(await more(user, 'Duplicate'));
    await waitFor(() => {
      expect(places.at(-1)).toBe('/templates/t2');
    });
    expect(kept.get('t2')).toMatchObject({ name: 'Reminder (copy)', event: 'reminder' });
  });

  it('is to go back a version, after a question', async () => {
    const { user, kept } = openTexts({
      texts: [sampleText({ canUndo: true })],
      script: {
        'templates.undo': () => {
          const before = sampleText({ version: 2, texts: { en: 'Before', ru: null } });
          kept.set('t1', before);
          return before;
        },
      },
    });
    await user.click(await more(user, 'Go back to the version before'));
    await user.click(await screen.findByRole('button', { name: 'Go back' }));
    await waitFor(async () => {
      expect((await field()).state.doc.toString()).toBe('Before');
    });
  });

  it('is to remove it, unless it came with Deskbell or a rule sends it', async () => {
    const { user, places, kept } = openTexts();
    await user.click(await more(user, 'Remove'));
    await user.click(await screen.findByRole('button', { name: 'Remove' }));
    await waitFor(() => {
      expect(places.at(-1)).toBe('/templates');
    });
    expect(kept.size).toBe(0);
    cleanup();

    const other = openTexts({ texts: [sampleText({ isShipped: true })] });
    const item = await more(other.user, /^Remove/);
    expect(item.textContent).toContain('Came with Deskbell');
    expect(item.hasAttribute('data-disabled')).toBe(true);
  });

  it('is to send it to oneself, with a link to the chat', async () => {
    const { user, transport } = openTexts({
      script: { 'templates.sendTest': () => ({ outboxId: asId('o1'), conversationId: asId('c7') }) },
    });
    await field();
    await user.type(screen.getByRole('textbox', { name: 'Your phone' }), '+4915112345678');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect((await screen.findByRole('link', { name: 'Open the chat' })).getAttribute('href')).toBe(
      '/inbox/c7',
    );
    expect(transport.calls.find(({ name }) => name === 'templates.sendTest')?.input).toMatchObject({
      event: 'reminder',
      language: 'en',
      text: 'See you {{ visit.start }}.',
      phone: '+4915112345678',
    });
    expect(localStorage.getItem('deskbell.templates.test-phone')).toContain('+4915112345678');
  });
});
