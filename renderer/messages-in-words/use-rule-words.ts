import { useCallback, useMemo } from 'react';

import type { Trigger } from '#shared/domain/planning/rule.ts';

import { useCall } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { spanOf } from './span.ts';

/** A rule as far as it can be named: the owner's name for it, if it has one, and what sets it off. */
export type NamedRule = { readonly name: string | null; readonly trigger: Trigger };

export type RuleWords = {
  /** "24 hours before the visit", "Right after a booking". */
  when(trigger: Trigger): string;
  /** The owner's name, else one by what it does: "Reminder, 24 hours before". */
  name(rule: NamedRule): string;
  /** A length of time: "24 hours"; in Russian in the accusative. */
  span(minutes: number): string;
};

/** Rules in the person's words. */
export function useRuleWords(): RuleWords {
  const { t } = useTranslation('rules');
  return useMemo(() => {
    const span = (minutes: number) => {
      const { unit, count } = spanOf(minutes);
      return t(`span.${unit}`, { count });
    };
    const facts = (trigger: Trigger) => ({
      span: trigger.kind === 'before' || trigger.kind === 'after' ? span(trigger.minutes) : '',
      time: trigger.kind === 'day-before-at' ? trigger.time : '',
    });
    return {
      span,
      when: (trigger) => t(`when.${trigger.kind}`, facts(trigger)),
      name: ({ name, trigger }) => name ?? t(`named.${trigger.kind}`, facts(trigger)),
    };
  }, [t]);
}

/**
 * Names rules by their id, for lists that know only that (`ruleId`, and `ruleName` when the owner has given one).
 * Null for what no rule has sent. A rule that is gone is said to be gone.
 */
export function useRuleNames(): (ruleId: string | null, ruleName?: string | null) => string | null {
  const { t } = useTranslation('rules');
  const words = useRuleWords();
  const rules = useCall('rules.list', {});
  const items = rules.data?.items;
  return useCallback(
    (ruleId, ruleName = null) => {
      if (ruleId === null) return null;
      const rule = items?.find((item) => item.id === ruleId);
      if (rule) return words.name(rule);
      // While the list is on its way nothing is said to be gone.
      return ruleName ?? (items === undefined ? '' : t('named.gone'));
    },
    [items, words, t],
  );
}
