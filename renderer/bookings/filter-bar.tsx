import { useMemo } from 'react';

import { useCall } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { SearchField } from '../ui/search-field.tsx';
import type { VisitFilter } from './agenda/use-agenda.ts';
import classes from './filter-bar.module.css';

type FilterBarProps = {
  filter: VisitFilter;
  query: string;
  /** The first visit that is shown. */
  first: string | null;
  onFilter: (filter: VisitFilter) => void;
  onQuery: (query: string) => void;
  onFirst: (id: string) => void;
};

/** All, or the visits with a problem; from one source; with some words. */
export function FilterBar({ filter, query, first, onFilter, onQuery, onFirst }: FilterBarProps) {
  const { t } = useTranslation('bookings');
  const counts = useCall('bookings.counts', {}).data;
  const problems = [
    { name: 'all', word: t('filters.all'), count: 0 },
    { name: 'no-phone', word: t('filters.noPhone'), count: counts?.noPhone ?? 0 },
    { name: 'no-whatsapp', word: t('filters.noWhatsApp'), count: counts?.noWhatsApp ?? 0 },
  ] as const;
  return (
    <div className={classes.bar}>
      <div className={classes.problems} role="group" aria-label={t('filters.label')}>
        {problems.map(({ name, word, count }) => (
          <button
            key={name}
            type="button"
            className={classes.problem}
            aria-pressed={filter.problem === name}
            onClick={() => {
              onFilter({ ...filter, problem: name });
            }}
          >
            {word} {count > 0 && <span className={classes.count}>{count > 999 ? '999+' : count}</span>}
          </button>
        ))}
      </div>
      <SourceSelect
        value={filter.source}
        onChange={(source) => {
          onFilter({ ...filter, source });
        }}
      />
      <div className={classes.search}>
        <SearchField
          value={query}
          label={t('search.label')}
          placeholder={t('search.placeholder')}
          clearLabel={t('search.clear')}
          onChange={onQuery}
          onLeave={(to) => {
            if (to === 'first' && first !== null) onFirst(first);
            else document.querySelector<HTMLElement>('[data-visit]')?.focus();
          }}
        />
      </div>
    </div>
  );
}

const ways = ['manual', 'api', 'hook', 'torrow', 'practice'] as const;

function SourceSelect({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (source: string | null) => void;
}) {
  const { t } = useTranslation('bookings');
  const named = useCall('sources.list', {}).data?.items;
  const hasPractice = useCall('channels.list', {}).data?.items.some(
    (channel) => channel.provider === 'practice',
  );
  const options = useMemo(
    () => [
      ...ways
        .filter((way) => way !== 'practice' || hasPractice === true)
        .map((way) => ({ value: way, label: t(`source.${way}`) })),
      ...(named ?? []).map(({ name, title }) => ({ value: name, label: title })),
    ],
    [named, hasPractice, t],
  );
  return (
    <select
      className={classes.source}
      data-chosen={value !== null || undefined}
      aria-label={t('filters.source')}
      value={value ?? ''}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value === '' ? null : currentTarget.value);
      }}
    >
      <option value="">{t('filters.anySource')}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
