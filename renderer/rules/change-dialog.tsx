import { Button, Modal } from '@mantine/core';
import { Ban, Clock3, Plus } from 'lucide-react';

import { useTranslation } from '../i18n/use-translation.ts';
import { useRuleNames } from '../messages-in-words/use-rule-words.ts';
import { useMomentWords } from '../messages-in-words/use-moment-words.ts';
import classes from './change-dialog.module.css';
import type { RuleChange, RuleSaving } from './use-rule-saving.ts';

const shapes = { add: Plus, move: Clock3, cancel: Ban } as const;
const counted = ['added', 'moved', 'cancelled'] as const;

/** Before a rule is kept: which waiting messages it adds, moves and takes back. */
export function ChangeDialog({ saving }: { saving: RuleSaving }) {
  const { t } = useTranslation('rules');
  const { t: basics } = useTranslation('basics');
  return (
    <Modal
      opened={saving.change !== null}
      onClose={saving.dismiss}
      title={t('change.title')}
      size={560}
      withCloseButton={false}
    >
      {saving.change && <ChangeList change={saving.change} />}
      <div className={classes.actions}>
        <Button variant="default" onClick={saving.dismiss}>
          {basics('cancel')}
        </Button>
        <Button onClick={saving.confirm} loading={saving.isBusy} data-autofocus>
          {t('change.confirm')}
        </Button>
      </div>
    </Modal>
  );
}

function ChangeList({ change }: { change: RuleChange }) {
  const { t } = useTranslation('rules');
  const when = useMomentWords();
  const nameOfRule = useRuleNames();
  const { counts, changes } = change;
  const total = counts.added + counts.moved + counts.cancelled;
  return (
    <>
      <ul className={classes.counts}>
        {counted
          .filter((kind) => counts[kind] > 0)
          .map((kind) => (
            <li key={kind}>{t(`change.${kind}`, { count: counts[kind] })}</li>
          ))}
      </ul>
      <ul className={classes.list} tabIndex={0} aria-label={t('change.title')}>
        {changes.map((one, index) => {
          const Shape = shapes[one.kind];
          return (
            <li key={index} className={classes.item} data-kind={one.kind}>
              <Shape size={15} strokeWidth={2.1} aria-label={t(`change.kinds.${one.kind}`)} />
              <span className={classes.who}>
                <strong>{one.contactName}</strong>
                <span className={classes.rule}>{nameOfRule(one.ruleId)}</span>
              </span>
              <span className={classes.when}>
                {one.previousDueAt !== null && one.kind === 'move'
                  ? t('change.fromTo', { from: when(one.previousDueAt), to: when(one.dueAt) })
                  : when(one.dueAt)}
              </span>
            </li>
          );
        })}
      </ul>
      {total > changes.length && (
        <p className={classes.shown}>{t('change.shown', { count: changes.length })}</p>
      )}
    </>
  );
}
