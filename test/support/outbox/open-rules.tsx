import { configure } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Route } from 'wouter';

import { RulesScreen } from '#renderer/rules/rules-screen.tsx';
import { TimeZoneProvider } from '#renderer/ui/use-time-format.tsx';
import type { RepliesView } from '#shared/api/calls/automation.ts';
import type { RuleView } from '#shared/api/calls/rules.ts';
import type { TemplateView } from '#shared/api/calls/templates.ts';
import { asId } from '#shared/domain/ids.ts';
import { defaultReplyWords } from '#shared/domain/replies/reply-words.ts';

import { sampleChannel, sampleSettings } from '../sample-shop.ts';
import { scriptedTransport, type Script, type ScriptedTransport } from '../scripted-transport.ts';
import { showScreen } from '../show-screen.tsx';
import { sampleRule, sampleTemplate } from './samples.ts';

export type OpenRules = {
  readonly transport: ScriptedTransport;
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly places: readonly string[];
};

type Options = {
  readonly path?: string;
  readonly rules?: readonly RuleView[];
  readonly templates?: readonly TemplateView[];
  readonly replies?: Partial<RepliesView>;
  readonly script?: Script;
};

const nothingMoves = { counts: { added: 0, moved: 0, cancelled: 0 }, changes: [] };

/** The rules over a small core that keeps what it is given; anything else is told by `script`. */
export function openRules({ path = '/rules', script = {}, ...given }: Options = {}): OpenRules {
  configure({ asyncUtilTimeout: 8000 });
  let rules = [...(given.rules ?? [sampleRule()])];
  let settings = sampleSettings();
  let replies: RepliesView = {
    words: defaultReplyWords,
    welcome: { on: false, templateId: asId('t-welcome') },
    away: { on: false, templateId: asId('t-welcome') },
    keywords: [],
    ...given.replies,
  };
  const transport = scriptedTransport({
    'settings.get': () => settings,
    'settings.update': ({ business }) => {
      const quietHours = business?.quietHours;
      if (quietHours !== undefined)
        settings = { ...settings, business: { ...settings.business, quietHours } };
      return settings;
    },
    'channels.list': () => ({ items: [sampleChannel()] }),
    'sources.list': () => ({ items: [] }),
    'bookings.list': () => ({ items: [] }),
    'rules.list': () => ({ items: rules }),
    'templates.list': () => ({
      items: [
        ...(given.templates ?? [sampleTemplate()]),
        sampleTemplate({ id: asId('t-welcome'), event: 'auto-answer', name: 'Welcome text' }),
      ],
    }),
    'rules.preview': () => nothingMoves,
    'rules.save': ({ id, ...fields }) => {
      const rule = sampleRule({ ...fields, id: id ?? asId('new-rule'), isShipped: id !== undefined });
      rules = [...rules.filter((one) => one.id !== rule.id), rule];
      transport.announce({ topic: 'rules' });
      return { ...rule, moved: nothingMoves.counts };
    },
    'rules.remove': ({ id }) => {
      rules = rules.filter((rule) => rule.id !== id);
      return { id };
    },
    'rules.simulate': () => ({
      from: '2026-11-21T00:00:00.000Z',
      to: '2026-11-28T00:00:00.000Z',
      visits: 0,
      messages: [],
      silent: [],
      isCut: false,
    }),
    'replies.get': () => replies,
    'replies.update': ({ words, welcome, away, keywords }) => {
      replies = {
        words: words ?? replies.words,
        welcome: welcome ?? replies.welcome,
        away: away ?? replies.away,
        keywords: keywords ?? replies.keywords,
      };
      return replies;
    },
    ...script,
  });
  const { places } = showScreen(
    <TimeZoneProvider timeZone="Europe/Moscow">
      <Route path="/rules/:rest?">{(route) => <RulesScreen rest={route.rest ?? null} />}</Route>
    </TimeZoneProvider>,
    transport,
    { path },
  );
  transport.connect();
  return { transport, user: userEvent.setup(), places };
}
