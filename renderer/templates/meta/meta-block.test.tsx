import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ApiError, refusal } from '#shared/api/errors.ts';
import { asId } from '#shared/domain/ids.ts';

import { field, typeInto } from '#test/support/templates/open-texts.tsx';
import { openMeta } from '#test/support/templates/open-meta.tsx';
import { sampleMetaTemplate, sampleRendering } from '#test/support/templates/sample-meta.ts';
import { sampleText } from '#test/support/templates/sample-texts.ts';

beforeEach(() => {
  localStorage.clear();
});
afterEach(cleanup);

const block = () => screen.findByRole('region', { name: 'For Meta, after 24 hours' });
const row = async (name: RegExp) => within(await block()).findByRole('button', { name });
const ofReminder = (fields: Parameters<typeof sampleMetaTemplate>[0]) =>
  sampleMetaTemplate({ template: { id: asId('t1'), name: 'Reminder', language: 'en' }, ...fields });
const open = (options: Parameters<typeof openMeta>[0] = {}) =>
  openMeta({ path: '/templates/t1', templates: [], ...options });

describe('how a text stands at Meta', () => {
  it('is told for each language', async () => {
    open({
      templates: [ofReminder({ isOutdated: true })],
      texts: [sampleText({ texts: { en: 'See you', ru: null } })],
    });
    expect((await row(/English/)).textContent).toBe('EnglishApprovedThe text has changed since');
    expect((await row(/Russian/)).textContent).toBe('RussianNo text yet');
  });

  it('is no matter for an automatic answer, which follows the customer at once', async () => {
    open({ texts: [sampleText({ event: 'auto-answer' })] });
    await field();
    expect(screen.queryByText('For Meta, after 24 hours')).toBeNull();
  });

  it('shows the wording with its values, and what Meta would refuse in words', async () => {
    const { user } = open({
      script: {
        'metaTemplates.render': () =>
          sampleRendering({
            problems: [
              { code: 'variable-at-edge', severity: 'error', detail: '{{1}}' },
              { code: 'value-fixed', severity: 'warning', detail: 'business.name' },
            ],
          }),
      },
    });
    await user.click(await row(/English.*1 thing to change/));
    const shown = await block();
    expect(within(shown).getByTestId('meta-body-en').textContent).toBe('See you at 15:00 then.');
    const problems = within(shown).getByRole('list', { name: 'What to know before it goes to Meta' });
    expect(
      within(problems)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual([
      'Meta takes no value at the very beginning or end. Put a word before or after “Time”.',
      '“Name of the shop” is written in as it is now. When it changes, submit the text again.',
    ]);
    expect(within(shown).getByRole<HTMLButtonElement>('button', { name: 'Submit to Meta' }).disabled).toBe(
      true,
    );
    expect(shown.textContent).toContain('Change the text first');
  });
});

describe('submitting', () => {
  it('asks for name and kind, and then waits for Meta', async () => {
    const { user, transport } = open();
    await user.click(await row(/English.*Not submitted/));
    await user.click(await screen.findByRole('button', { name: 'Submit to Meta' }));
    const dialog = await screen.findByRole('dialog', { name: 'Submit “Reminder” to Meta' });
    const name = within(dialog).getByRole<HTMLInputElement>('textbox', { name: /Name at Meta/ });
    expect(name.value).toBe('reminder');
    await user.clear(name);
    await user.type(name, 'Напоминание');
    await user.click(within(dialog).getByRole('button', { name: 'Submit' }));
    expect(dialog.textContent).toContain('Only small Latin letters');
    await user.clear(name);
    await user.type(name, 'visit_soon');
    await user.click(within(dialog).getByRole('radio', { name: 'Advertising' }));
    await user.click(within(dialog).getByRole('button', { name: 'Submit' }));
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(transport.calls.filter((call) => call.name === 'metaTemplates.submit')).toEqual([
      {
        name: 'metaTemplates.submit',
        input: {
          templateId: 't1',
          language: 'en',
          businessAccountId: '3000',
          name: 'visit_soon',
          category: 'marketing',
        },
      },
    ]);
    expect(await row(/English.*In review/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Submit to Meta' })).toBeNull();
  });

  it("that Meta refuses is told in Meta's words, and leaving the dialog gives the focus back", async () => {
    const { user } = open({
      script: {
        'metaTemplates.submit': () => {
          throw new ApiError('invalid', 'Meta refused it: Too many.', { meta: 'Too many.' });
        },
      },
    });
    await user.click(await row(/English/));
    await user.click(await screen.findByRole('button', { name: 'Submit to Meta' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Submit' }));
    expect(await screen.findByText('Not sent. Meta refused it and says: Too many.')).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Submit to Meta' }));
    });
  });

  it('that Meta refuses says why, with everything still filled in', async () => {
    const { user } = open({
      script: {
        'metaTemplates.submit': () => {
          throw refusal('conflict', 'template-name-taken');
        },
      },
    });
    await user.click(await row(/English/));
    await user.click(await screen.findByRole('button', { name: 'Submit to Meta' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Submit' }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain(
      'Another template of this account has this name.',
    );
  });

  it('waits until the text is saved', async () => {
    const { user } = open();
    await user.click(await row(/English/));
    const submit = await screen.findByRole<HTMLButtonElement>('button', { name: 'Submit to Meta' });
    expect(submit.disabled).toBe(false);
    typeInto(await field(), ' Bye.');
    await waitFor(() => {
      expect(submit.disabled).toBe(true);
    });
    expect((await block()).textContent).toContain('Save the text first');
  });

  it('of new wording is offered once the text has changed', async () => {
    const { user } = open({ templates: [ofReminder({ isOutdated: true })] });
    await user.click(await row(/English/));
    expect((await block()).textContent).toContain('Customers still get the approved wording.');
    expect(await screen.findByRole('button', { name: 'Submit the new wording' })).toBeTruthy();
  });
});

describe('new wording under the old name', () => {
  it('replaces what is approved, as what it was', async () => {
    const { user, transport } = open({
      templates: [ofReminder({ name: 'reminder', category: 'marketing', isOutdated: true })],
    });
    await user.click(await row(/English/));
    await user.click(await screen.findByRole('button', { name: 'Submit the new wording' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).queryByRole('radio')).toBeNull();
    expect(dialog.textContent).toContain('cannot be sent until Meta has looked at that');
    await user.click(within(dialog).getByRole('button', { name: 'Submit' }));
    await waitFor(() => {
      expect(transport.calls.filter((call) => call.name === 'metaTemplates.submit')).toMatchObject([
        { input: { name: 'reminder', category: 'marketing' } },
      ]);
    });
  });
});
