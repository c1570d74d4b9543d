import type { RuleView } from '#shared/api/calls/rules.ts';

import { useCall } from '../api/use-call.ts';
import { useLanguage, useTranslation } from '../i18n/use-translation.ts';
import { useSourceWords } from './use-source-words.ts';

/** What else is to know about a rule beside when it speaks and what it says, each in a few words. */
export function useRuleFacts(): (rule: RuleView) => readonly string[] {
  const { t } = useTranslation('rules');
  const language = useLanguage();
  const sources = useSourceWords();
  const channels = useCall('channels.list', {}).data?.items;
  const list = (words: readonly string[]) => new Intl.ListFormat(language).format(words);
  return ({ conditions, exemptFromQuietHours, asksForAnswer }) => {
    const { services, sources: from, exceptSources, channels: on, unlessConfirmed } = conditions;
    const facts: string[] = [];
    if (services !== null) facts.push(t('facts.services', { list: list(services) }));
    if (from !== null) facts.push(t('facts.sources', { list: list(from.map(sources.name)) }));
    // That Torrow speaks for itself is the rule, so only its exception is worth a word.
    const except = exceptSources.filter((source) => source !== 'torrow');
    if (except.length > 0) facts.push(t('facts.except', { list: list(except.map(sources.name)) }));
    if (from === null && !exceptSources.includes('torrow')) facts.push(t('facts.withTorrow'));
    if (on !== null) {
      const names = on.map((id) => channels?.find((channel) => channel.id === id)?.label ?? '…');
      facts.push(t('facts.channels', { list: list(names) }));
    }
    if (unlessConfirmed) facts.push(t('facts.unlessConfirmed'));
    if (exemptFromQuietHours) facts.push(t('facts.atNight'));
    if (asksForAnswer) facts.push(t('facts.asks'));
    return facts;
  };
}
