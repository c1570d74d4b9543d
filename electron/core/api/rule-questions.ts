import { toInstant, toInstantOrNull } from '#shared/api/call.ts';
import type { Handlers } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';
import type { BookingVersion } from '#shared/domain/booking/booking.ts';
import type { RuleId } from '#shared/domain/ids.ts';
import type { Rule } from '#shared/domain/planning/rule.ts';

import { explain } from '../automation/explain.ts';
import { simulate } from '../automation/simulate.ts';
import { readSending } from '../settings/sending.ts';
import { getContact } from '../store/contacts.ts';
import type { ReadDb } from '../store/database.ts';
import { peopleOf } from '../store/reach.ts';
import { getRule, listRules } from '../store/rules.ts';
import type { RuleHandlerDeps } from './rule-handlers.ts';
import { draftId, ruleOf, type RuleInput } from './rule-input.ts';
import { ruleNameOf } from './rule-names.ts';

type Calls = Pick<Handlers, 'rules.simulate' | 'rules.explain'>;

const day = 86_400_000;

/** The rule that is tried. One that somebody has removed meanwhile is tried like a new one: its editor is still open. */
function draftOf(db: ReadDb, { id, ...rule }: RuleInput, now: number): Rule {
  return id === undefined || !getRule(db, id)
    ? ruleOf(db, rule, draftId, now)
    : ruleOf(db, { ...rule, id }, id, now);
}

/** The calls that answer what rules would do, and why they did nothing. */
export function ruleQuestions(deps: RuleHandlerDeps): Calls {
  const { store, clock, planner } = deps;
  return {
    'rules.simulate': ({ rule, onlyRule, from: wantedFrom, days }) => {
      const now = clock.now();
      const from = wantedFrom === undefined ? now : Date.parse(wantedFrom);
      const to = from + days * day;
      const draft = rule ? draftOf(store.read, rule, now) : null;
      const found = simulate(store.read, deps, { from, to, now, draft, onlyRule: onlyRule ?? null });
      return {
        from: toInstant(from),
        to: toInstant(to),
        visits: found.visits,
        isCut: found.isCut,
        messages: found.messages.flatMap(({ ruleId, dueAt, reason, text, missing, visits }) => {
          const [first] = visits;
          if (!first) return [];
          return {
            contactId: first.booking.contactId,
            contactName: first.contactName,
            ruleId,
            dueAt: toInstant(dueAt),
            dueReason: reason,
            text,
            missing: [...missing],
            visits: visits.map(({ booking }) => visitView(booking)),
          };
        }),
        silent: found.silent.map(({ ruleId, reason, wantedAt, booking, contactName }) => ({
          contactId: booking.contactId,
          contactName,
          ruleId,
          reason,
          wantedAt: toInstant(wantedAt),
          visit: visitView(booking),
        })),
      };
    },
    'rules.explain': ({ contactId: asked }) => {
      // One that was joined with another is explained as that one.
      const contact = getContact(store.read, asked);
      if (!contact) throw new ApiError('not-found', 'There is no such customer.');
      const now = clock.now();
      const names = ruleNames(deps);
      return {
        sending: readSending(store.read, now).state,
        reach: peopleOf(store.read, [contact.id]).get(contact.id)?.reach ?? 'no-phone',
        optOut: { promotions: contact.optOutPromotions, reminders: contact.optOutReminders },
        visits: explain(store.read, planner, contact.id, now).map(({ booking, rules }) => ({
          visit: visitView(booking),
          rules: rules.map(({ at, ...fate }) => ({
            ...fate,
            ruleName: names(fate.ruleId),
            at: toInstantOrNull(at),
          })),
        })),
      };
    },
  };
}

function ruleNames({ store, settings }: RuleHandlerDeps): (id: RuleId) => string {
  const document = settings.get();
  const names = new Map(
    listRules(store.read).map((stored) => [stored.rule.id, ruleNameOf(stored, document)]),
  );
  const isRussian = (document.interface.language ?? document.business.language) === 'ru';
  return (id) => names.get(id) ?? (isRussian ? 'Удалённое правило' : 'A rule that was removed');
}

function visitView({ id, service, start }: BookingVersion) {
  return { bookingId: id, service, startsAt: toInstant(start.instant) };
}
