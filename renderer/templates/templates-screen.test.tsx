import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { asId } from '#shared/domain/ids.ts';

import { field, openTexts, saveButton, typeInto } from '#test/support/templates/open-texts.tsx';
import { sampleText } from '#test/support/templates/sample-texts.ts';

beforeEach(() => {
  localStorage.clear();
});
afterEach(cleanup);

describe('the list', () => {
  it('shows the texts by what they are for, with the languages in which they are written', async () => {
    openTexts({
      path: '/templates',
      texts: [
        sampleText(),
        sampleText({
          id: asId('t2'),
          event: 'quick-reply',
          name: 'Address',
          texts: { en: 'Here', ru: null },
        }),
      ],
    });
    const group = await screen.findByRole('region', { name: 'Quick replies' });
    const row = await within(group).findByRole('link', { name: /Address/ });
    expect(within(row).getByRole('img', { name: 'in English' })).toBeTruthy();
    expect(within(row).getByRole('img', { name: 'Russian is missing' })).toBeTruthy();
    expect(
      within(screen.getByRole('region', { name: 'Reminder' })).getByText('No rule sends it'),
    ).toBeTruthy();
  });

  it('finds by name and by words, and opens with Enter', async () => {
    const { user, places } = openTexts({
      path: '/templates',
      texts: [
        sampleText(),
        sampleText({ id: asId('t2'), name: 'Bye', texts: { en: 'Till Monday', ru: null } }),
      ],
    });
    await screen.findByRole('link', { name: /Bye/ });
    await user.keyboard('/monday');
    expect(screen.queryByRole('link', { name: /Reminder/ })).toBeNull();
    await user.keyboard('{Enter}');
    expect(places.at(-1)).toBe('/templates/t2');
    await user.clear(screen.getByRole('searchbox'));
    await user.type(screen.getByRole('searchbox'), 'zzz');
    expect(screen.getByText('No text fits “zzz”')).toBeTruthy();
  });

  it('begins a new text for a chosen event, which is stored when it is saved', async () => {
    const { user, places, kept } = openTexts({ path: '/templates' });
    await screen.findByRole('link', { name: /Reminder/ });
    await user.click(screen.getByRole('button', { name: 'New text' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Quick reply' }));
    expect(places.at(-1)).toBe('/templates/new-quick-reply');
    typeInto(await field(), 'On our way');
    expect(saveButton().disabled).toBe(true);
    expect(screen.getByText('Give the text a name first.')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Coming');
    await user.click(saveButton());
    await waitFor(() => {
      expect(places.at(-1)).toBe('/templates/t2');
    });
    expect(kept.get('t2')).toMatchObject({
      event: 'quick-reply',
      name: 'Coming',
      texts: { en: 'On our way', ru: null },
    });
    await screen.findByText('Saved');
  });
});

describe('the editor', () => {
  it('shows codes in words, and saves what was typed with Ctrl+S', async () => {
    const { user, kept } = openTexts();
    const view = await field();
    expect(view.contentDOM.textContent).toBe('See you Date and time.');
    expect(await screen.findByTestId('preview')).toBeTruthy();
    typeInto(view, ' Bye!');
    expect(await screen.findAllByText('Not saved')).toHaveLength(2);
    await user.keyboard('{Control>}s{/Control}');
    await screen.findByText('Saved');
    expect(kept.get('t1')).toMatchObject({ version: 2, texts: { en: 'See you {{ visit.start }}. Bye!' } });
    expect(screen.queryByText('Not saved')).toBeNull();
  });

  it('keeps an unknown variable from being saved, says why, and puts it right with a click', async () => {
    const { user, transport, kept } = openTexts();
    typeInto(await field(), ' {{ visit.strat }}');
    expect(saveButton().disabled).toBe(true);
    expect(await screen.findByText('There is 1 error to put right first.')).toBeTruthy();
    const problem = within(screen.getByRole('list', { name: 'What to look at' })).getByRole('listitem');
    expect(problem.textContent).toContain('There is no “visit.strat”. Did you mean “Date and time”?');
    await user.keyboard('{Control>}s{/Control}');
    expect(transport.count('templates.save')).toBe(0);

    await user.click(within(problem).getByRole('button', { name: 'Use “Date and time”' }));
    await waitFor(() => {
      expect(saveButton().disabled).toBe(false);
    });
    await user.click(saveButton());
    await waitFor(() => {
      expect(kept.get('t1')?.texts.en).toBe('See you {{ visit.start }}. {{ visit.start }}');
    });
  });

  it('hints at what may be empty, and lets it be saved all the same', async () => {
    const { user } = openTexts();
    const view = await field();
    typeInto(view, '\nYours, {{ staff.name }}');
    expect(await screen.findByText(/“Who serves” may be empty/)).toBeTruthy();
    expect(saveButton().disabled).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Words instead' }));
    expect(view.state.doc.toString()).toContain('{{ staff.name | default: "…" }}');
    expect(view.state.sliceDoc(view.state.selection.main.from, view.state.selection.main.to)).toBe('…');
    expect(screen.queryByText(/“Who serves” may be empty/)).toBeNull();
  });

  it('puts in a variable from the palette where the cursor stands, with its fallback', async () => {
    const { user } = openTexts();
    const view = await field();
    act(() => {
      view.dispatch({ selection: { anchor: 0, head: 3 } });
    });
    const customer = screen.getAllByRole('group', { name: 'Customer' })[0]!;
    await user.click(within(customer).getByRole('button', { name: 'First name' }));
    expect(view.state.doc.toString()).toBe('{{ customer.first_name | default: "…" }} you {{ visit.start }}.');
    await user.click(screen.getAllByRole('button', { name: 'Bold' })[0]!);
    expect(view.state.doc.toString()).toContain('"*…*"');
  });

  it('has a text and a sign-off for each language, and marks the missing one', async () => {
    const { user, kept } = openTexts({ texts: [sampleText({ texts: { en: 'Hello', ru: null } })] });
    const russian = await screen.findByRole('tab', { name: /Russian/ });
    expect(russian.textContent).toContain('No text yet');
    await user.click(russian);
    typeInto(await field('Text in Russian'), 'Здравствуйте');
    typeInto(await field('Sign-off in Russian'), 'Ваш салон');
    expect(russian.textContent).toBe('Russian');
    await user.click(saveButton());
    await screen.findByText('Saved');
    expect(kept.get('t1')).toMatchObject({
      texts: { en: 'Hello', ru: 'Здравствуйте' },
      signOff: { en: null, ru: 'Ваш салон' },
    });
  });

  it('speaks Russian', async () => {
    openTexts({ language: 'ru' });
    const view = await field('Текст: Английский');
    expect(view.contentDOM.textContent).toBe('See you Дата и время.');
    typeInto(view, ' {{ staff.name }}');
    expect(await screen.findByText(/«Мастер» бывает пустым/)).toBeTruthy();
  });
});

describe('the preview', () => {
  it('names what is empty for that customer', async () => {
    openTexts({ texts: [sampleText({ texts: { en: 'Hi {{ customer.first_name }}', ru: null } })] });
    expect(await screen.findByText(/Empty here: First name/)).toBeTruthy();
  });
});
