import { notifications } from '@mantine/notifications';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';

import { ApiError } from '#shared/api/errors.ts';
import { asId } from '#shared/domain/ids.ts';
import { openOutbox } from '#test/support/outbox/open-outbox.tsx';
import { sampleOutboxItem } from '#test/support/outbox/samples.ts';

afterEach(() => {
  cleanup();
  notifications.clean();
});

const maria = () => screen.findByRole('button', { name: /Maria Petrova.*Reminder, 24 hours before/ });

describe('what will be sent', () => {
  it('stands under its day with time, customer, rule, words, and why it leaves then', async () => {
    openOutbox({
      items: [
        sampleOutboxItem({ dueReason: 'earlier-for-quiet', wantedAt: '2099-11-21T19:10:00.000Z' }),
        sampleOutboxItem({ id: asId('o2'), title: 'Tom', dueAt: '2099-11-22T11:00:00.000Z' }),
      ],
    });
    const day = await screen.findByRole('region', { name: '21 November 2099' });
    await within(day).findByText('Reminder, 24 hours before');
    expect(day.textContent).toBe(
      '21 November 209914:00MPMaria PetrovaReminder, 24 hours before' +
        'Hello Maria! See you tomorrow.ScheduledMoved from 22:10 to 14:00: quiet hours',
    );
    expect(screen.getByRole('region', { name: '22 November 2099' })).toBeTruthy();
  });

  it('unfolds to the whole text, with the ways to the chat and the visit', async () => {
    const { user } = openOutbox({ items: [sampleOutboxItem()] });
    await user.click(await maria());
    expect(screen.getByText('See you tomorrow.').tagName).toBe('STRONG');
    expect(screen.getByRole('link', { name: 'Open the chat' }).getAttribute('href')).toBe('/inbox/c1');
    expect(screen.getByRole('link', { name: 'Open the visit' }).getAttribute('href')).toBe('/bookings/b1');
  });

  it('takes other words in place, and the words of the template back', async () => {
    const { user, transport } = openOutbox({ items: [sampleOutboxItem()] });
    await user.click(await maria());
    await user.click(screen.getByRole('button', { name: 'Edit the text' }));
    const field = screen.getByRole('textbox', { name: 'Text for Maria Petrova' });
    await user.clear(field);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByText(/Write something, or do not send it/)).toBeTruthy();
    await user.type(field, 'Bring a towel.{Control>}{Enter}{/Control}');
    await screen.findByText('Changed by hand');
    await user.click(screen.getByRole('button', { name: 'Edit the text' }));
    await user.click(screen.getByRole('button', { name: 'The template’s words again' }));
    await waitFor(() => {
      expect(transport.calls.filter((call) => call.name === 'outbox.edit')).toEqual([
        { name: 'outbox.edit', input: { id: 'o1', text: 'Bring a towel.' } },
        { name: 'outbox.edit', input: { id: 'o1', text: null } },
      ]);
    });
  });

  it('is skipped at once, and put back from the corner', async () => {
    const { user, transport } = openOutbox({ items: [sampleOutboxItem()] });
    await user.click(await maria());
    await user.click(screen.getByRole('button', { name: 'Do not send' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await maria()).toBeTruthy();
    expect(transport.count('outbox.restore')).toBe(1);
  });

  it('leaves now only after a question', async () => {
    const { user, transport } = openOutbox({
      items: [sampleOutboxItem({ state: 'held' })],
      sending: 'stopped',
    });
    await user.click(
      await screen.findByRole('button', { name: 'What to do with the message to Maria Petrova' }),
    );
    await user.click(await screen.findByRole('menuitem', { name: 'Send now' }));
    const dialog = await screen.findByRole('dialog', { name: 'Send it to Maria Petrova now?' });
    expect(dialog.textContent).toContain('It goes alone: everything else keeps waiting.');
    expect(transport.count('outbox.sendNow')).toBe(0);
    await user.click(within(dialog).getByRole('button', { name: 'Send now' }));
    await screen.findByText('On its way to Maria Petrova');
    expect(transport.count('outbox.sendNow')).toBe(1);
  });

  it('takes another time, but none that has passed and none at which it is useless', async () => {
    const { user, transport } = openOutbox({ items: [sampleOutboxItem()] });
    await user.click(await maria());
    await user.click(screen.getByRole('button', { name: 'Change the time' }));
    const dialog = await screen.findByRole('dialog', { name: 'When should it leave?' });
    const field = within(dialog).getByLabelText(/^Day and time/);
    const submit = within(dialog).getByRole('button', { name: 'Change' });
    const enter = async (value: string) => {
      await user.clear(field);
      await user.type(field, value);
      await user.click(submit);
    };
    await enter('2020-01-01T10:00');
    expect(dialog.textContent).toContain('This time has passed.');
    await enter('2099-11-22T13:00');
    expect(dialog.textContent).toContain(
      'it would be of no use any more: at the latest 22 November 2099, 12:00',
    );
    await enter('2099-11-21T22:30');
    await waitFor(() => {
      expect(transport.calls.filter((call) => call.name === 'outbox.edit')).toEqual([
        { name: 'outbox.edit', input: { id: 'o1', dueAt: '2099-11-21T19:30:00.000Z' } },
      ]);
    });
  });

  it('cannot be edited when a person wrote it', async () => {
    const { user } = openOutbox({
      items: [sampleOutboxItem({ ruleId: null, origin: 'person', messageId: asId('m1'), dueReason: null })],
    });
    await user.click(await screen.findByRole('button', { name: /Maria Petrova.*Written by hand/ }));
    expect(screen.getByRole('button', { name: 'Do not send' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Edit the text' })).toBeNull();
  });

  it('says what to do when there is nothing, and when it cannot be shown', async () => {
    openOutbox();
    expect(await screen.findByText('Nothing waits to be sent')).toBeTruthy();
    cleanup();
    openOutbox({
      script: {
        'outbox.list': () => {
          throw new ApiError('internal', 'broken');
        },
      },
    });
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy();
  });
});

describe('starting and pausing', () => {
  const held = sampleOutboxItem({ state: 'held', dueAt: '2026-01-01T10:00:00.000Z' });

  it('shows the first messages in full before anything leaves', async () => {
    const { user, transport, places } = openOutbox({
      sending: 'stopped',
      items: [held, sampleOutboxItem({ id: asId('o2'), state: 'held', title: 'Tom' })],
    });
    await user.click(await screen.findByRole('link', { name: 'Start sending…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Start sending?' });
    await within(dialog).findByText('Tom');
    expect(dialog.textContent).toContain('2 messages wait.');
    expect(dialog.textContent).toContain('1 of them is due already and leaves at once.');
    expect(within(dialog).getAllByText('See you tomorrow.')).toHaveLength(2);
    expect(transport.count('sending.start')).toBe(0);
    await user.click(within(dialog).getByRole('button', { name: 'Start sending' }));
    expect(await screen.findByText('Sending runs')).toBeTruthy();
    expect(places).toEqual(['/outbox', '/outbox/start', '/outbox']);
  });

  it('pauses until resumed', async () => {
    const { user, transport } = openOutbox();
    await user.click(await screen.findByRole('button', { name: 'Pause' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Until I resume' }));
    await user.click(await screen.findByRole('button', { name: 'Resume' }));
    expect(await screen.findByText('Sending runs')).toBeTruthy();
    expect(transport.calls.filter(({ name }) => name === 'sending.pause')).toEqual([
      { name: 'sending.pause', input: {} },
    ]);
  });

  it('says in Russian how many wait', async () => {
    const { user } = openOutbox({
      sending: 'stopped',
      language: 'ru',
      items: [1, 2, 3].map((one) => ({ ...held, id: asId<typeof held.id>(`o${one}`) })),
    });
    await user.click(await screen.findByRole('link', { name: 'Включить отправку…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Включить отправку?' });
    await within(dialog).findByText('Ждут 3 сообщения.');
    expect(dialog.textContent).toContain('Их время уже пришло, все уйдут сразу.');
  });
});

describe('the history', () => {
  it('tells each fate with its reason', async () => {
    openOutbox({
      path: '/outbox/history',
      items: [
        sampleOutboxItem({ id: asId('o1'), state: 'read', title: 'Anna' }),
        sampleOutboxItem({ id: asId('o2'), state: 'failed', title: 'Ben', errorCode: 'not-on-whatsapp' }),
        sampleOutboxItem({ id: asId('o3'), state: 'skipped', title: 'Cleo', skipReason: 'too-late' }),
        sampleOutboxItem({ id: asId('o4'), state: 'skipped', title: 'Dan', isByHand: true }),
      ],
    });
    await screen.findByText('Anna');
    await waitFor(() => {
      expect(screen.getAllByText('Reminder, 24 hours before')).toHaveLength(4);
    });
    const day = screen.getByRole('region', { name: '21 November 2099' });
    const start = 'Reminder, 24 hours beforeHello Maria! See you tomorrow.';
    expect(
      within(day)
        .getAllByRole('listitem')
        .map((row) => row.textContent),
    ).toEqual([
      `14:00AAnna${start}Read`,
      `14:00BBen${start}FailedThis phone has no WhatsApp`,
      `14:00CCleo${start}Not sentToo late to be of use`,
      `14:00DDan${start}Not sentLeft out by hand`,
    ]);
  });

  it('puts the uncertain ones on top and lets a person say what is true', async () => {
    const { user, transport } = openOutbox({
      path: '/outbox/history',
      items: [sampleOutboxItem({ state: 'unknown' })],
    });
    const uncertain = await screen.findByRole('region', { name: '1 message is uncertain' });
    await user.click(within(uncertain).getByRole('button', { name: 'It was sent' }));
    await waitFor(() => {
      expect(screen.queryByRole('region', { name: '1 message is uncertain' })).toBeNull();
    });
    expect(transport.calls.find(({ name }) => name === 'outbox.resolve')?.input).toEqual({
      id: 'o1',
      as: 'sent',
    });
  });

  it('puts back what was left out by hand, as long as it is of use', async () => {
    const { user, transport } = openOutbox({
      path: '/outbox/history',
      items: [
        sampleOutboxItem({ state: 'skipped', isByHand: true }),
        sampleOutboxItem({
          id: asId('o2'),
          title: 'Tom',
          state: 'skipped',
          isByHand: true,
          usefulUntil: '2020-01-01T00:00:00.000Z',
        }),
      ],
    });
    await user.click(await screen.findByRole('button', { name: /Tom/ }));
    expect(screen.queryByRole('button', { name: 'Put back' })).toBeNull();
    await user.click(screen.getByRole('button', { name: /Maria Petrova/ }));
    await user.click(screen.getByRole('button', { name: 'Put back' }));
    await screen.findByText('Will be sent to Maria Petrova after all');
    expect(transport.count('outbox.restore')).toBe(1);
  });
});
