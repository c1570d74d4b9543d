import { Switch } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import { Link } from 'wouter';

import type { RuleView } from '#shared/api/calls/rules.ts';

import { useTranslation } from '../i18n/use-translation.ts';
import { useRuleWords } from '../messages-in-words/use-rule-words.ts';
import { ChangeDialog } from './change-dialog.tsx';
import classes from './messages-part.module.css';
import { RuleIcon } from './rule-icon.tsx';
import { useRuleFacts } from './use-rule-facts.ts';
import { inputOf, useRuleSaving } from './use-rule-saving.ts';

/** One rule as a sentence, with its switch; pressing the sentence opens the rule. */
export function RuleRow({ rule }: { rule: RuleView }) {
  const { t } = useTranslation('rules');
  const words = useRuleWords();
  const facts = useRuleFacts()(rule);
  const saving = useRuleSaving();
  const name = words.name(rule);
  const toggle = () => {
    const enabled = !rule.enabled;
    saving.ask(
      { ...inputOf(rule), enabled },
      { done: t(enabled ? 'list.switchedOn' : 'list.switchedOff', { name }) },
    );
  };
  return (
    <div className={classes.row} data-off={!rule.enabled || undefined}>
      <span className={classes.icon}>
        <RuleIcon kind={rule.trigger.kind} />
      </span>
      <div className={classes.words}>
        <Link href={`/rules/${rule.id}`} className={classes.sentence}>
          <span className={classes.when}>{words.when(rule.trigger)}</span>
          <ArrowRight className={classes.arrow} size={15} aria-label="→" />
          {rule.templateName === null ? (
            <span className={classes.missing}>{t('list.noTemplate')}</span>
          ) : (
            <span className={classes.text}>{rule.templateName}</span>
          )}
        </Link>
        <p className={classes.facts}>
          {[...(rule.name === null ? [] : [rule.name]), ...facts].map((fact) => (
            <span key={fact} className={classes.fact}>
              {fact}
            </span>
          ))}
        </p>
      </div>
      <div className={classes.end}>
        {rule.waiting > 0 && (
          <span className={classes.waiting}>{t('list.waiting', { count: rule.waiting })}</span>
        )}
        <Switch
          checked={rule.enabled}
          onChange={toggle}
          disabled={saving.isBusy}
          aria-label={t('list.toggle', { name })}
        />
      </div>
      <ChangeDialog saving={saving} />
    </div>
  );
}
