import { ruleInWords } from '#shared/domain/planning/rule-in-words.ts';
import type { TemplateLanguage } from '#shared/domain/template/variables.ts';

import type { SettingsDocument } from '../settings/settings.ts';
import type { StoredRule } from '../store/rules.ts';

/** The language in which the shop names its texts: that of its messages. */
export function messageLanguageOf({ business }: SettingsDocument): TemplateLanguage {
  return business.language;
}

/** What a rule is called: the owner's name, else what it does in the language of the screen. */
export function ruleNameOf(
  { rule, name }: Pick<StoredRule, 'rule' | 'name'>,
  document: SettingsDocument,
): string {
  return name ?? ruleInWords(rule.trigger, document.interface.language ?? document.business.language);
}
