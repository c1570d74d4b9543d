import { configure } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Route } from 'wouter';

import { OutboxScreen } from '#renderer/outbox/outbox-screen.tsx';
import { TimeZoneProvider } from '#renderer/ui/use-time-format.tsx';
import type { OutboxItemView } from '#shared/api/calls/outbox.ts';
import { ApiError } from '#shared/api/errors.ts';
import type { LanguageCode } from '#shared/i18n/languages.ts';

import { sampleSettings } from '../sample-shop.ts';
import { scriptedTransport, type Script, type ScriptedTransport } from '../scripted-transport.ts';
import { showScreen } from '../show-screen.tsx';
import { sampleRule } from './samples.ts';

type Sending = { state: 'stopped' | 'running' | 'paused'; until: string | null };

export type OpenOutbox = {
  readonly transport: ScriptedTransport;
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly places: readonly string[];
  /** What the small core behind the screen holds. */
  readonly items: OutboxItemView[];
};

type Options = {
  readonly path?: string;
  readonly items?: readonly OutboxItemView[];
  readonly sending?: Sending['state'];
  readonly script?: Script;
  readonly language?: LanguageCode;
};

const waitingStates: readonly OutboxItemView['state'][] = ['held', 'scheduled'];

/** The outbox over a small core that lists, changes and starts; anything else is told by `script`. */
export function openOutbox({
  path = '/outbox',
  script = {},
  language = 'en',
  ...given
}: Options = {}): OpenOutbox {
  configure({ asyncUtilTimeout: 8000 });
  const items = [...(given.items ?? [])];
  let sending: Sending = { state: given.sending ?? 'running', until: null };
  const become = (next: Sending): Sending => {
    sending = next;
    transport.announce({ topic: 'sending' });
    return next;
  };
  const change = (id: string, fields: Partial<OutboxItemView>): OutboxItemView => {
    const position = items.findIndex((item) => item.id === id);
    const item = items[position];
    if (!item) throw new ApiError('not-found', 'There is no such message in the outbox.');
    const next = { ...item, ...fields };
    items[position] = next;
    transport.announce({ topic: 'outbox' });
    return next;
  };
  const waiting = () => items.filter((item) => waitingStates.includes(item.state));
  const transport = scriptedTransport({
    'settings.get': () => sampleSettings(),
    'rules.list': () => ({ items: [sampleRule()] }),
    'health.get': () => ({
      channels: [],
      tunnel: { state: 'unknown', isNeeded: false, isTrouble: false, brokenSince: null },
      sending: sending.state,
      sendingUntil: null,
      outbox: { waiting: waiting().length, unknown: 0, failed: 0, nextDueAt: null },
      journal: { new: 0, failed: 0 },
      disk: { isFull: false },
    }),
    'outbox.list': ({ state, part }) => ({
      items: items.filter((item) => {
        if (state !== undefined) return item.state === state;
        return part === undefined || waitingStates.includes(item.state) === (part === 'waiting');
      }),
    }),
    'outbox.edit': ({ id, text, dueAt }) =>
      change(id, {
        isByHand: true,
        ...(typeof text === 'string' ? { text } : {}),
        ...(dueAt === undefined ? {} : { dueAt }),
      }),
    'outbox.skip': ({ id }) => change(id, { state: 'skipped', isByHand: true }),
    'outbox.restore': ({ id }) => change(id, { state: 'scheduled' }),
    'outbox.sendNow': ({ id }) => change(id, { state: 'sending' }),
    'outbox.resolve': ({ id, as }) => change(id, { state: as === 'sent' ? 'accepted' : 'sending' }),
    'sending.preview': () => ({
      ...sending,
      items: waiting().slice(0, 10),
      total: waiting().length,
      dueNow: waiting().filter((item) => Date.parse(item.dueAt) <= Date.now()).length,
    }),
    'sending.start': () => become({ state: 'running', until: null }),
    'sending.pause': ({ until }) => become({ state: 'paused', until: until ?? null }),
    'sending.resume': () => become({ state: 'running', until: null }),
    ...script,
  });
  const { places } = showScreen(
    <TimeZoneProvider timeZone="Europe/Moscow">
      <Route path="/outbox/:rest?">{(route) => <OutboxScreen rest={route.rest ?? null} />}</Route>
    </TimeZoneProvider>,
    transport,
    { path, language },
  );
  transport.connect();
  return { transport, user: userEvent.setup(), places, items };
}
