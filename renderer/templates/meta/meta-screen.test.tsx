import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { refusal } from '#shared/api/errors.ts';
import { asId } from '#shared/domain/ids.ts';

import { sampleChannel } from '#test/support/sample-shop.ts';
import { openMeta } from '#test/support/templates/open-meta.tsx';
import { sampleMetaAccount, sampleMetaTemplate } from '#test/support/templates/sample-meta.ts';
import { openTexts } from '#test/support/templates/open-texts.tsx';
import { sampleText } from '#test/support/templates/sample-texts.ts';

beforeEach(() => {
  localStorage.clear();
});
afterEach(cleanup);

const list = () => screen.findByRole('navigation', { name: 'Templates at Meta' });
const calls = (opened: ReturnType<typeof openMeta>, name: string) =>
  opened.transport.calls.filter((call) => call.name === name).map(({ input }) => input);

describe('the part of Meta', () => {
  it('is there only beside a number of Meta', async () => {
    openTexts({ path: '/templates', script: { 'channels.list': () => ({ items: [sampleChannel()] }) } });
    await screen.findByRole('link', { name: /Reminder/ });
    expect(screen.queryByRole('link', { name: 'At Meta' })).toBeNull();
    cleanup();
    const { user, places } = openMeta({ path: '/templates' });
    await user.click(await screen.findByRole('link', { name: 'At Meta' }));
    expect(places.at(-1)).toBe('/templates/meta');
  });

  it('says so when an old address leads to it without one', async () => {
    openMeta({ script: { 'channels.list': () => ({ items: [sampleChannel()] }) } });
    expect(await screen.findByText('No number of Meta is connected')).toBeTruthy();
  });

  it('lists what Meta has by account, each with its state as a word', async () => {
    openMeta({
      templates: [
        sampleMetaTemplate({
          id: 'a',
          template: { id: asId('t1'), name: 'Reminder', language: 'en' },
          isOutdated: true,
        }),
        sampleMetaTemplate({
          id: 'b',
          businessAccountId: '3001',
          name: 'spring_sale',
          status: 'rejected',
          category: 'marketing',
          language: 'ru',
        }),
      ],
      script: {
        'metaTemplates.accounts': () => ({
          items: [
            sampleMetaAccount(),
            sampleMetaAccount({ businessAccountId: '3001', label: 'Second desk' }),
          ],
        }),
      },
    });
    const salon = await within(await list()).findByRole('region', { name: 'Salon' });
    expect(within(salon).getByRole('link').textContent).toBe(
      'ReminderAmerican English · About a visitApprovedThe text has changed since',
    );
    const second = within(await list()).getByRole('region', { name: 'Second desk' });
    expect(within(second).getByRole('link').textContent).toBe('Spring saleRussian · AdvertisingRejected');
  });

  it('is read again on demand, and says in words what went wrong', async () => {
    const opened = openMeta({
      script: {
        'metaTemplates.sync': () => {
          throw refusal('conflict', 'token-invalid');
        },
      },
    });
    await opened.user.click(await screen.findByRole('button', { name: 'Read again from Meta' }));
    expect((await within(await list()).findByRole('alert')).textContent).toContain(
      'Meta says that this token is not valid (any more)',
    );
  });

  it('finds by words and opens with the keys', async () => {
    const { user, places } = openMeta({
      templates: [
        sampleMetaTemplate(),
        sampleMetaTemplate({ id: 'b/2', name: 'thanks', body: 'Till Monday' }),
      ],
    });
    await within(await list()).findByRole('link', { name: /Visit reminder/ });
    await user.keyboard('/monday{Enter}');
    expect(places.at(-1)).toBe('/templates/meta-b%2F2');
    expect(await screen.findByRole('region', { name: 'Thanks' })).toBeTruthy();
  });
});

describe('one template', () => {
  const open = (fields: Parameters<typeof sampleMetaTemplate>[0], texts = [sampleText()]) =>
    openMeta({ path: '/templates/meta-mt1', texts, templates: [sampleMetaTemplate(fields)] });
  const pane = () => screen.findByRole('region', { name: 'Visit reminder' });

  it('that was rejected says why in words and what to do', async () => {
    open({
      status: 'rejected',
      reason: 'Meta finds its form wrong: variables at the edge, side by side, or without an example.',
    });
    const shown = await pane();
    expect(shown.textContent).toContain('Change your text and submit it again.');
    expect(shown.textContent).toContain('Often a value stands at the very beginning or end');
  });

  it('whose reason we have no words for shows those of Meta', async () => {
    open({ status: 'rejected', reason: 'Too many exclamation marks' });
    expect((await pane()).textContent).toContain('In its own words: Too many exclamation marks');
  });

  it('is shown as the customer gets it', async () => {
    open({ footer: 'Salon Lipa' });
    expect((await screen.findByTestId('preview')).textContent).toContain(
      'Hello Anna, see you at 15:00 in our salon.\n\nSalon Lipa',
    );
  });

  it('is filled by other variables of ours at once', async () => {
    const opened = open({});
    const field = await screen.findByRole('combobox', { name: 'What fills {{1}}' });
    await opened.user.click(field);
    await opened.user.click(await screen.findByRole('option', { name: /^Full name · / }));
    await waitFor(() => {
      expect(calls(opened, 'metaTemplates.map')).toEqual([{ id: 'mt1', sources: { 1: 'customer.name' } }]);
    });
    expect(await screen.findByText('Saved')).toBeTruthy();
  });

  it('keeps a value that a text has made up, and can leave a place to a person', async () => {
    const opened = open({
      variables: [
        {
          key: '1',
          place: 'body',
          example: 'haircut',
          source: '{{ visit.service }}{% if visit.others %}; {{ visit.others | one_line }}{% endif %}',
        },
      ],
    });
    const field = await screen.findByRole<HTMLInputElement>('combobox', { name: 'What fills {{1}}' });
    expect(field.value).toBe('As in your text: Service, Other visits');
    await opened.user.click(field);
    await opened.user.click(await screen.findByRole('option', { name: 'A person types it' }));
    await waitFor(() => {
      expect(calls(opened, 'metaTemplates.map')).toEqual([{ id: 'mt1', sources: { 1: null } }]);
    });
  });

  it('can be put in place of one of our texts', async () => {
    const opened = open({});
    await opened.user.click(await screen.findByRole('combobox', { name: 'Stands in for' }));
    await opened.user.click(await screen.findByRole('option', { name: 'Reminder' }));
    await waitFor(() => {
      expect(calls(opened, 'metaTemplates.map')).toEqual([
        { id: 'mt1', template: { templateId: 't1', language: 'en' } },
      ]);
    });
    expect(await screen.findByRole('region', { name: 'Reminder' })).toBeTruthy();
  });

  it('that is gone leads back', async () => {
    openMeta({ path: '/templates/meta-nothing' });
    expect(await screen.findByText('This template is not there any more')).toBeTruthy();
  });
});
