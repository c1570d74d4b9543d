import { useCallback } from 'react';

import type { TemplateView } from '#shared/api/calls/templates.ts';

import { useTranslation } from '../i18n/use-translation.ts';
import { useRuleNames } from '../messages-in-words/use-rule-words.ts';

/** Says when a text leaves: by which rules, or picked by hand; null when its kind says it already. */
export function useSentBy(): (template: Pick<TemplateView, 'event' | 'usedBy'>) => string | null {
  const { t } = useTranslation('templates');
  const nameOf = useRuleNames();
  return useCallback(
    ({ event, usedBy }) => {
      if (event === 'quick-reply') return t('list.picked');
      const names = usedBy
        .map(({ ruleId, ruleName }) => nameOf(ruleId, ruleName === '' ? null : ruleName) ?? '')
        .filter((name) => name !== '');
      if (names.length > 0) return t('list.usedBy', { rules: names.join(', ') });
      return event === 'auto-answer' ? null : t('list.unused');
    },
    [t, nameOf],
  );
}
