import { Select } from '@mantine/core';
import { useState } from 'react';

import type { RuleId } from '#shared/domain/ids.ts';

import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useRuleWords } from '../../messages-in-words/use-rule-words.ts';
import { inOrderOfVisit } from '../rule-order.ts';
import { DaysSelect } from './days-select.tsx';
import classes from './simulation.module.css';
import { Simulation } from './simulation.tsx';
import { useDays } from './use-days.ts';

/** One rule or all of them over the visits of the next days: who would get what, and who nothing. */
export function SimulatorPart() {
  const { t } = useTranslation('rules');
  const words = useRuleWords();
  const rules = useCall('rules.list', {}).data?.items ?? [];
  const [ruleId, setRuleId] = useState<RuleId | null>(null);
  const [days, setDays] = useDays();
  return (
    <>
      <p className={classes.lead}>{t('simulator.lead')}</p>
      <div className={classes.choices}>
        <Select
          label={t('simulator.rule')}
          w={300}
          maxDropdownHeight={360}
          allowDeselect={false}
          data={[
            { value: '', label: t('simulator.all') },
            ...inOrderOfVisit(rules).map((rule) => ({ value: rule.id, label: words.name(rule) })),
          ]}
          value={ruleId ?? ''}
          onChange={(value) => {
            setRuleId(rules.find((rule) => rule.id === value)?.id ?? null);
          }}
        />
        <DaysSelect hasLabel days={days} onChange={setDays} />
      </div>
      <Simulation question={{ ...(ruleId === null ? {} : { onlyRule: ruleId }), days }} />
    </>
  );
}
