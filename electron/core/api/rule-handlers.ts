import { toInstant } from '#shared/api/call.ts';
import type { RuleView } from '#shared/api/calls/rules.ts';
import type { Handlers } from '#shared/api/contract.ts';
import { ApiError, refusal } from '#shared/api/errors.ts';
import { asId, type RuleId } from '#shared/domain/ids.ts';
import { defaultRuleNames } from '#shared/domain/planning/default-rules.ts';
import { shownName } from '#shared/domain/template/shipped.ts';
import type { Template } from '#shared/domain/template/template.ts';

import type { Planner } from '../automation/planner.ts';
import { changeRule, tryRule, type Moved } from '../automation/save-rule.ts';
import type { EventBus } from '../platform/event-bus.ts';
import type { Clock, Random } from '../platform/ports.ts';
import type { Settings } from '../settings/settings.ts';
import type { ReadDb, Store } from '../store/database.ts';
import { countOpenByRule } from '../store/planned-open.ts';
import { peopleOf } from '../store/reach.ts';
import { readRules, type StoredRule } from '../store/rules.ts';
import { listTemplates } from '../store/templates.ts';
import type { Composer } from '../templates/composer.ts';
import { draftId, existingRule, ruleOf } from './rule-input.ts';
import { messageLanguageOf } from './rule-names.ts';
import { ruleQuestions } from './rule-questions.ts';

export type RuleHandlerDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: Settings;
  readonly composer: Composer;
  readonly planner: Planner;
  /** Something may be due earlier than before. */
  readonly wakeSender: () => void;
};

type Calls = Pick<Handlers, Extract<keyof Handlers, `rules.${string}`>>;

/** A preview lists so many changes. */
const mostChanges = 50;

/** The calls about when what is sent. */
export function ruleHandlers(deps: RuleHandlerDeps): Calls {
  const { store, bus, clock, planner } = deps;
  const viewsOf = (db: ReadDb, rules: readonly StoredRule[]): RuleView[] => {
    const templates = new Map(listTemplates(db).map((template) => [template.id, template]));
    const waiting = countOpenByRule(db);
    return rules.map((stored) => ruleView(stored, templates, waiting, deps.settings));
  };
  return {
    'rules.list': () => {
      const { items, damaged } = readRules(store.read);
      return {
        items: viewsOf(store.read, items),
        ...(damaged.length === 0 ? {} : { damaged: damaged.map((id) => asId<RuleId>(id)) }),
      };
    },
    'rules.save': (input) => {
      const now = clock.now();
      const id = input.id ?? asId<RuleId>(deps.random.id());
      const { moved, changes } = store.write((db) => {
        const rule = ruleOf(db, input, id, now);
        return changeRule(db, planner, { kind: 'save', rule, name: input.name }, now);
      });
      bus.announce(changes);
      deps.wakeSender();
      const [view] = viewsOf(store.read, [existingRule(store.read, id)]);
      if (!view) throw new ApiError('internal', 'The rule was saved, but cannot be read.');
      return { ...view, moved: countsOf(moved) };
    },
    'rules.preview': (input) => {
      const now = clock.now();
      const rule = ruleOf(store.read, input, input.id ?? draftId, now);
      const moved = tryRule(store, planner, { kind: 'save', rule, name: input.name }, now);
      return { counts: countsOf(moved), changes: changeViews(store.read, moved.slice(0, mostChanges)) };
    },
    'rules.remove': ({ id }) => {
      if (defaultRuleNames.some((name) => name === id)) {
        throw refusal('conflict', 'rule-is-ours');
      }
      const { changes } = store.write((db) => {
        existingRule(db, id);
        return changeRule(db, planner, { kind: 'remove', ruleId: id }, clock.now());
      });
      bus.announce([...changes, { topic: 'templates' }]);
      deps.wakeSender();
      return { id };
    },
    ...ruleQuestions(deps),
  };
}

function ruleView(
  { rule, name }: StoredRule,
  templates: ReadonlyMap<string, Template>,
  waiting: ReadonlyMap<RuleId, number>,
  settings: Settings,
): RuleView {
  const { since: _, ...fields } = rule;
  const template = templates.get(rule.templateId);
  return {
    // The contract's lists are its own: zod's arrays are not read-only.
    ...structuredClone(fields as Omit<RuleView, 'name' | 'templateName' | 'isShipped' | 'waiting'>),
    name,
    templateName: template ? shownName(template, messageLanguageOf(settings.get())) : null,
    isShipped: defaultRuleNames.some((shipped) => shipped === rule.id),
    waiting: waiting.get(rule.id) ?? 0,
  };
}

function countsOf(moved: readonly Moved[]) {
  const count = (wanted: Moved['kind']) => moved.filter(({ kind }) => kind === wanted).length;
  return { added: count('add'), moved: count('move'), cancelled: count('cancel') };
}

function changeViews(db: ReadDb, moved: readonly Moved[]) {
  const people = peopleOf(
    db,
    moved.map(({ contactId }) => contactId),
  );
  return moved.map(({ kind, contactId, ruleId, dueAt, previousDueAt }) => ({
    kind,
    contactId,
    contactName: people.get(contactId)?.name ?? '',
    ruleId,
    dueAt: toInstant(dueAt),
    previousDueAt: previousDueAt === null ? null : toInstant(previousDueAt),
  }));
}
