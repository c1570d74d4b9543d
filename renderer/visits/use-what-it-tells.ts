import { useCallback } from 'react';

import type { BookingView } from '#shared/api/calls/bookings.ts';

import { useCall } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { useRuleWords } from '../messages-in-words/use-rule-words.ts';
import { rulesSetOff, type Deed } from './what-it-sends.ts';

/** Says what the customer gets when this is done to the visit: a sentence, or null when nothing is sent. */
export function useWhatItTells(): (deed: Deed, visit: BookingView) => string | null {
  const { t } = useTranslation('bookings');
  const rules = useCall('rules.list', {}).data?.items;
  const sending = useCall('health.get', {}).data?.sending ?? 'running';
  const words = useRuleWords();
  return useCallback(
    (deed, visit) => {
      const speaking = rulesSetOff(rules ?? [], deed, visit, Date.now());
      if (speaking.length === 0) return null;
      const message = speaking.map((rule) => rule.templateName ?? words.name(rule)).join(', ');
      return t(sending === 'running' ? 'card.tells' : 'card.tellsLater', { message });
    },
    [rules, sending, words, t],
  );
}
