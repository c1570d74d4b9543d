import { Select } from '@mantine/core';

import { useTranslation } from '../../i18n/use-translation.ts';
import { spans } from './use-days.ts';

/** Over how many days is looked ahead. */
export function DaysSelect({
  days,
  onChange,
  hasLabel = false,
}: {
  days: number;
  onChange: (days: number) => void;
  hasLabel?: boolean;
}) {
  const { t } = useTranslation('rules');
  return (
    <Select
      {...(hasLabel ? { label: t('simulator.days') } : { 'aria-label': t('simulator.days') })}
      data={spans.map((span) => ({
        value: String(span),
        label: span === 1 ? t('simulator.today') : t('simulator.span', { count: span }),
      }))}
      value={String(days)}
      allowDeselect={false}
      w={190}
      onChange={(value) => {
        if (value !== null) onChange(Number(value));
      }}
    />
  );
}
