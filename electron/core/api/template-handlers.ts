import type { TemplateView } from '#shared/api/calls/templates.ts';
import type { Handlers, ParsedInput } from '#shared/api/contract.ts';
import { ApiError, refusal } from '#shared/api/errors.ts';
import { asId, type TemplateId } from '#shared/domain/ids.ts';
import { isShipped, shownName } from '#shared/domain/template/shipped.ts';
import {
  checkContent,
  edit,
  undo,
  type Template,
  type TemplateContent,
} from '#shared/domain/template/template.ts';
import type { TemplateEvent, TemplateLanguage } from '#shared/domain/template/variables.ts';
import { saying } from '#shared/domain/saying/saying.ts';

import { readReplySettings, type ReplySettings } from '../automation/replies/reply-settings.ts';
import type { EventBus } from '../platform/event-bus.ts';
import type { Clock, Random } from '../platform/ports.ts';
import type { Settings } from '../settings/settings.ts';
import type { ReadDb, Store, WriteDb } from '../store/database.ts';
import { listRules, type StoredRule } from '../store/rules.ts';
import { getTemplate, readTemplates, removeTemplate, saveTemplate } from '../store/templates.ts';
import type { Composer } from '../templates/composer.ts';
import { messageLanguageOf, ruleNameOf } from './rule-names.ts';
import { contentErrors } from './template-problems.ts';
import { templateTrials } from './template-trials.ts';

export type TemplateHandlerDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: Settings;
  readonly composer: Composer;
  readonly wakeSender: () => void;
};

type Calls = Pick<Handlers, Extract<keyof Handlers, `templates.${string}`>>;

/** The calls about texts. What waits to be sent is written out when it leaves, so a new text needs no new plan. */
export function templateHandlers(deps: TemplateHandlerDeps): Calls {
  const { store, bus, clock, settings } = deps;
  const viewOf = (db: ReadDb, template: Template): TemplateView =>
    templateView(template, listRules(db), settings.get());
  /** One change in one transaction; what it does to texts on their way is seen by everybody who shows them. */
  const change = (
    id: TemplateId,
    next: (db: WriteDb, current: Template) => Template | null,
  ): TemplateView => {
    const after = store.write((db) => {
      const current = existing(db, id);
      const changed = next(db, current);
      if (changed) saveTemplate(db, changed, clock.now());
      return changed ?? current;
    });
    bus.announce([{ topic: 'templates' }, { topic: 'outbox' }]);
    return viewOf(store.read, after);
  };

  return {
    'templates.list': () => {
      const { items, damaged } = readTemplates(store.read);
      const rules = listRules(store.read);
      const document = settings.get();
      return {
        items: items.map((template) => templateView(template, rules, document)),
        ...(damaged.length === 0 ? {} : { damaged: damaged.map((id) => asId<TemplateId>(id)) }),
      };
    },
    'templates.save': (input) => {
      const content = contentOf(input);
      if (input.id === undefined) {
        const template = newTemplate(deps.random, input.event, content);
        store.write((db) => saveTemplate(db, template, clock.now()));
        bus.announce([{ topic: 'templates' }]);
        return { ...viewOf(store.read, template), warnings: checkContent(content, template.event) };
      }
      const language = messageLanguageOf(settings.get());
      const view = change(input.id, (_, current) => edited(current, content, input, language));
      return { ...view, warnings: checkContent(content, view.event) };
    },
    'templates.undo': ({ id }) =>
      change(id, (_, current) => {
        if (current.past.length === 0) {
          throw refusal('conflict', 'text-no-earlier');
        }
        return undo(current);
      }),
    'templates.remove': ({ id }) => {
      store.write((db) => {
        const template = existing(db, id);
        refuseRemoval(template, rulesWith(id, listRules(db)), settings.get());
        if (answersWith(readReplySettings(db), id)) {
          throw refusal('conflict', 'text-answers');
        }
        removeTemplate(db, id);
      });
      bus.announce([{ topic: 'templates' }]);
      return { id };
    },
    ...templateTrials(deps),
  };
}

function existing(db: ReadDb, id: TemplateId): Template {
  const template = getTemplate(db, id);
  if (!template) throw new ApiError('not-found', 'There is no such text. It may have been removed.');
  return template;
}

type SaveInput = ParsedInput<'templates.save'>;

/** A text of nothing but blanks is none. */
function contentOf({ name, texts, signOff }: SaveInput): TemplateContent {
  const filled = (text: string | null) => (text === null || text.trim() === '' ? null : text);
  return {
    name,
    texts: { en: filled(texts.en), ru: filled(texts.ru) },
    signOff: { en: filled(signOff.en), ru: filled(signOff.ru) },
  };
}

function newTemplate(random: Random, event: TemplateEvent | undefined, content: TemplateContent): Template {
  if (event === undefined) {
    throw refusal('invalid', 'text-no-event', { event: 'Choose one.' });
  }
  refuseErrors(content, event);
  return { ...content, id: random.id(), event, version: 1, past: [] };
}

function edited(
  current: Template,
  given: TemplateContent,
  { event, version }: SaveInput,
  language: TemplateLanguage,
): Template | null {
  if (event !== undefined && event !== current.event) {
    throw refusal('invalid', 'text-event-fixed', {
      event: 'Cannot be changed.',
    });
  }
  if (version !== undefined && version !== current.version) {
    throw refusal('conflict', 'text-changed');
  }
  // Whoever leaves the name alone has not renamed it: it goes on following the shop's language.
  const name = given.name === shownName(current, language) ? current.name : given.name;
  const content = { ...given, name };
  refuseErrors(content, current.event);
  const result = edit(current, content);
  return result.kind === 'saved' && result.template !== current ? result.template : null;
}

function refuseErrors(content: TemplateContent, event: TemplateEvent): void {
  const fields = contentErrors(content, event);
  if (Object.keys(fields).length > 0) {
    throw refusal('invalid', 'text-broken', fields);
  }
}

function refuseRemoval(
  template: Template,
  rules: readonly StoredRule[],
  document: ReturnType<Settings['get']>,
): void {
  if (isShipped(template.id)) {
    throw refusal('conflict', 'text-is-ours');
  }
  if (rules.length > 0) {
    const names = rules.map((rule) => `“${ruleNameOf(rule, document)}”`).join(', ');
    throw refusal('conflict', saying('text-in-use', { rules: names }));
  }
}

function answersWith({ welcome, away, keywords }: ReplySettings, id: TemplateId): boolean {
  return [welcome, away, ...keywords].some(({ templateId }) => templateId === id);
}

function rulesWith(id: string, rules: readonly StoredRule[]): StoredRule[] {
  return rules.filter(({ rule }) => rule.templateId === id);
}

function templateView(
  template: Template,
  rules: readonly StoredRule[],
  document: ReturnType<Settings['get']>,
): TemplateView {
  const { id, event, texts, signOff, version, past } = template;
  return {
    id: asId<TemplateId>(id),
    event,
    name: shownName(template, messageLanguageOf(document)),
    texts,
    signOff,
    version,
    isShipped: isShipped(id),
    canUndo: past.length > 0,
    usedBy: rulesWith(id, rules).map((rule) => ({
      ruleId: rule.rule.id,
      ruleName: ruleNameOf(rule, document),
    })),
  };
}
