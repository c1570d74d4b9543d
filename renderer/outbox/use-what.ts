import type { OutboxItemView } from '#shared/api/calls/outbox.ts';

import { useTranslation } from '../i18n/use-translation.ts';
import { useRuleNames } from '../messages-in-words/use-rule-words.ts';

/** What a message is: the name of its rule, or who has written it. */
export function useWhat(): (item: OutboxItemView) => string {
  const { t } = useTranslation('outbox');
  const nameOfRule = useRuleNames();
  return (item) => {
    const rule = nameOfRule(item.ruleId, item.ruleName);
    if (rule !== null) return rule;
    switch (item.origin) {
      case 'person':
        return t('by.person');
      case 'api':
        return t('by.api');
      case 'automation':
        return t('by.automatic');
    }
  };
}
