import { notifications } from '@mantine/notifications';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';

import type { SilentVisit } from '#shared/api/calls/rules.ts';
import type { CallOutput } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';
import { asId, type TemplateId } from '#shared/domain/ids.ts';
import { defaultReplyWords } from '#shared/domain/replies/reply-words.ts';
import { openRules } from '#test/support/outbox/open-rules.tsx';
import { sampleRule, sampleTemplate } from '#test/support/outbox/samples.ts';
import type { ScriptedTransport } from '#test/support/scripted-transport.ts';

afterEach(() => {
  cleanup();
  notifications.clean();
});

const saved = (transport: ScriptedTransport) =>
  transport.calls.filter(({ name }) => name === 'rules.save').map(({ input }) => input);

const fiveLess: CallOutput<'rules.preview'> = {
  counts: { added: 0, moved: 1, cancelled: 5 },
  changes: [
    {
      kind: 'cancel',
      contactId: asId('p1'),
      contactName: 'Maria Petrova',
      ruleId: asId('day-before'),
      dueAt: '2099-11-21T11:00:00.000Z',
      previousDueAt: null,
    },
  ],
};

describe('the list of rules', () => {
  it('is a visit told in sentences, in its order', async () => {
    openRules({
      rules: [
        sampleRule({ id: asId('r3'), trigger: { kind: 'paid' }, templateName: null, asksForAnswer: false }),
        sampleRule({ waiting: 12, name: 'The important one' }),
        sampleRule({
          id: asId('r1'),
          trigger: { kind: 'created' },
          templateName: 'Booking confirmed',
          asksForAnswer: false,
          exemptFromQuietHours: true,
          conditions: { ...sampleRule().conditions, services: ['Haircut', 'Massage'], exceptSources: [] },
        }),
      ],
    });
    const list = await screen.findByRole('list', { name: 'In the order of a visit' });
    expect([...list.children].map((row) => row.textContent)).toEqual([
      'Right after a bookingBooking confirmedOnly for Haircut and MassageFor Torrow’s visits tooAt night too',
      '24 hours before the visitReminder the day beforeThe important oneAsks for an answer12 wait',
      'When a visit is paid forIts text is gone',
    ]);
  });

  it('switches a rule at once when nothing that waits is touched', async () => {
    const { user, transport } = openRules();
    await user.click(await screen.findByRole('switch', { name: 'Rule is on: Reminder, 24 hours before' }));
    await screen.findByText('Switched off: Reminder, 24 hours before');
    expect(saved(transport)).toEqual([expect.objectContaining({ id: 'day-before', enabled: false })]);
  });

  it('says first which waiting messages a switch takes back', async () => {
    const { user, transport } = openRules({ script: { 'rules.preview': () => fiveLess } });
    await user.click(await screen.findByRole('switch', { name: 'Rule is on: Reminder, 24 hours before' }));
    const dialog = await screen.findByRole('dialog', { name: 'What changes at once' });
    expect(dialog.textContent).toContain('1 message moves5 messages are not sent');
    expect(within(dialog).getByText('Maria Petrova')).toBeTruthy();
    expect(saved(transport)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(saved(transport)).toHaveLength(1);
    });
  });

  it('says how to go on when it cannot be loaded', async () => {
    openRules({
      script: {
        'rules.list': () => {
          throw new ApiError('internal', 'broken');
        },
      },
    });
    expect(await screen.findByText('The rules could not be loaded')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });
});

describe('quiet hours', () => {
  it('are kept when a field is left, and taken away by their switch', async () => {
    const { user, transport } = openRules();
    const from = await screen.findByLabelText('Nobody is written to from');
    fireEvent.change(from, { target: { value: '20:30' } });
    expect(transport.count('settings.update')).toBe(0);
    fireEvent.blur(from);
    await screen.findByText('Saved');
    await user.click(screen.getByRole('switch', { name: 'Keep quiet hours' }));
    await screen.findByText('Messages leave at any hour, also at night.');
    expect(
      transport.calls.filter(({ name }) => name === 'settings.update').map(({ input }) => input),
    ).toEqual([
      { business: { quietHours: { from: '20:30', to: '09:00' } } },
      { business: { quietHours: null } },
    ]);
  });
});

describe('the editor', () => {
  it('tries the draft as it stands, and saves it only when asked', async () => {
    const { user, transport, places } = openRules({ path: '/rules/day-before' });
    const amount = await screen.findByRole('textbox', { name: 'How long' });
    await user.clear(amount);
    await user.type(amount, '3');
    await waitFor(() => {
      expect(transport.calls.findLast(({ name }) => name === 'rules.simulate')?.input).toMatchObject({
        rule: { id: 'day-before', trigger: { kind: 'before', minutes: 180 }, enabled: true },
        onlyRule: 'day-before',
        days: 7,
      });
    });
    expect(saved(transport)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved: Reminder, 3 hours before');
    expect(saved(transport)).toEqual([
      {
        id: 'day-before',
        name: null,
        trigger: { kind: 'before', minutes: 180 },
        templateId: 't-day-before',
        conditions: sampleRule().conditions,
        exemptFromQuietHours: false,
        usefulness: { kind: 'catch-up' },
        asksForAnswer: true,
        enabled: true,
      },
    ]);
    expect(places).toEqual(['/rules/day-before', '/rules']);
  });

  it('offers only texts for the occasion, and says what is missing', async () => {
    const { user, transport } = openRules({
      path: '/rules/new',
      templates: [sampleTemplate(), sampleTemplate({ id: asId('t-paid'), event: 'paid', name: 'Thank you' })],
    });
    await user.click(await screen.findByRole('combobox', { name: 'It leaves' }));
    await user.click(await screen.findByRole('option', { name: 'When a visit is paid for' }));
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Text' }).value).toBe('Thank you');
    await user.click(screen.getByRole('combobox', { name: 'It leaves' }));
    await user.click(await screen.findByRole('option', { name: 'When a customer has not come' }));
    expect(screen.getByText(/There is no text for this occasion yet/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Add the rule' }));
    expect(screen.getByText('Choose a text.')).toBeTruthy();
    expect(saved(transport)).toEqual([]);
  });

  it('removes a rule of one’s own after a question', async () => {
    const { user, transport } = openRules({
      path: '/rules/own',
      rules: [sampleRule({ id: asId('own'), isShipped: false, waiting: 2 })],
    });
    await user.click(await screen.findByRole('button', { name: 'Remove' }));
    const dialog = await screen.findByRole('dialog', { name: 'Remove this rule?' });
    expect(dialog.textContent).toContain('2 messages that it has planned are not sent.');
    await user.click(within(dialog).getByRole('button', { name: 'Remove' }));
    await waitFor(() => {
      expect(transport.count('rules.remove')).toBe(1);
    });
  });

  it('says that a rule is not there any more', async () => {
    openRules({ path: '/rules/nowhere' });
    expect(await screen.findByText('This rule is not here any more')).toBeTruthy();
  });
});

describe('the simulator', () => {
  const visit: SilentVisit['visit'] = {
    bookingId: asId('b1'),
    service: 'Haircut',
    startsAt: '2099-11-22T09:00:00.000Z',
  };
  const person: Pick<SilentVisit, 'contactId' | 'contactName' | 'ruleId'> = {
    contactId: asId('p1'),
    contactName: 'Maria Petrova',
    ruleId: asId('day-before'),
  };

  it('shows who would get what, and why others get nothing', async () => {
    const { user } = openRules({
      path: '/rules/try',
      script: {
        'rules.simulate': () => ({
          from: '2099-11-21T00:00:00.000Z',
          to: '2099-11-28T00:00:00.000Z',
          visits: 2,
          messages: [
            {
              ...person,
              dueAt: '2099-11-21T09:00:00.000Z',
              dueReason: 'on-time',
              text: 'See *you*',
              missing: ['visit.address'],
              visits: [visit],
            },
          ],
          silent: [{ ...person, contactName: 'Tom', reason: 'no-phone', wantedAt: visit.startsAt, visit }],
          isCut: false,
        }),
      },
    });
    expect(await screen.findByText('1 message to 1 customer')).toBeTruthy();
    expect(screen.getByText('Empty here: visit.address')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /Maria Petrova/ }));
    expect(screen.getByRole('link', { name: /Haircut/ }).getAttribute('href')).toBe('/bookings/b1');
    await user.click(screen.getByRole('button', { name: '1 visit: No phone' }));
    expect(screen.getByText('Tom')).toBeTruthy();
  });
});

describe('short answers', () => {
  it('are kept word by word, but not when a word would mean two things', async () => {
    const { user, transport } = openRules({ path: '/rules/replies' });
    const cancel = await screen.findByRole('combobox', { name: 'Cancels the visit' });
    await user.type(cancel, 'Ok!{Enter}');
    expect(await screen.findByText('“Ok!” already means: Confirms the visit.')).toBeTruthy();
    expect(transport.count('replies.update')).toBe(0);
    await user.type(cancel, '{Backspace}never{Enter}');
    await screen.findByText('Saved');
    expect(transport.calls.findLast(({ name }) => name === 'replies.update')?.input).toEqual({
      words: { ...defaultReplyWords, cancel: [...defaultReplyWords.cancel, 'never'] },
    });
  });
});

describe('two changes in one breath', () => {
  it('are kept one after the other: the older could else arrive last', async () => {
    const slow = Promise.withResolvers<undefined>();
    const words = { ...defaultReplyWords };
    const { user, transport } = openRules({
      path: '/rules/replies',
      script: {
        'replies.update': async (change) => {
          await slow.promise;
          Object.assign(words, change.words);
          const off = { on: false, templateId: asId<TemplateId>('t-welcome') };
          return { words, welcome: off, away: off, keywords: [] };
        },
      },
    });
    await user.type(
      await screen.findByRole('combobox', { name: 'Cancels the visit' }),
      'never{Enter}later{Enter}',
    );
    expect(transport.count('replies.update')).toBe(1);
    slow.resolve(undefined);
    await waitFor(() => {
      expect(words.cancel).toEqual([...defaultReplyWords.cancel, 'never', 'later']);
    });
  });
});

describe('automatic answers', () => {
  it('are switched, and the one for closed doors says that it needs opening hours', async () => {
    const { user, transport } = openRules({ path: '/rules/replies' });
    await user.click(await screen.findByRole('switch', { name: 'Send it: Away' }));
    expect(await screen.findByText(/No opening hours are set/)).toBeTruthy();
    expect(transport.calls.findLast(({ name }) => name === 'replies.update')?.input).toEqual({
      away: { on: true, templateId: 't-welcome' },
    });
  });

  it('to a word are kept once they have one, and come back when removed by mistake', async () => {
    const { user, transport } = openRules({ path: '/rules/replies' });
    await user.click(await screen.findByRole('button', { name: 'Add an answer' }));
    expect(transport.count('replies.update')).toBe(0);
    await user.type(screen.getByRole('combobox', { name: 'Words' }), 'price{Enter}');
    await waitFor(() => {
      expect(transport.count('replies.update')).toBe(1);
    });
    await user.click(await screen.findByRole('button', { name: 'Remove the answer to price' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('button', { name: 'Remove the answer to price' })).toBeTruthy();
    await waitFor(() => {
      expect(transport.count('replies.update')).toBe(3);
    });
  });
});
