import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { everyEvent, spans, type EventFilter } from './event-filter.ts';
import { journalFates, journalOrigins, kindOf } from './event-names.ts';
import classes from './filter-bar.module.css';

type FilterBarProps = {
  filter: EventFilter;
  /** What is in the search field; the list follows a moment later. */
  text: string;
  onFilter: (change: Partial<EventFilter>) => void;
  onText: (text: string) => void;
  onLeaveSearch: () => void;
};

/** Which events, in one line: their fate, number, origin, kind, time, and words within. */
export function FilterBar({ filter, text, onFilter, onText, onLeaveSearch }: FilterBarProps) {
  const { t } = useTranslation('activity');
  const numbers = useCall('channels.list', {}).data?.items ?? [];
  const types = useCall('journal.types', {}, { fresh: true }).data?.items ?? [];
  const isNarrowed = filter !== everyEvent && JSON.stringify(filter) !== JSON.stringify(everyEvent);
  return (
    <div className={classes.bar} role="group" aria-label={t('filters.label')}>
      <div className={classes.fates}>
        {[null, ...journalFates].map((state) => (
          <button
            key={state ?? 'all'}
            type="button"
            className={classes.fate}
            aria-pressed={filter.state === state}
            onClick={() => {
              onFilter({ state });
            }}
          >
            {state === null ? t('filters.all') : t(`fate.${state}`)}
          </button>
        ))}
      </div>
      {(numbers.length > 1 || filter.number !== null) && (
        <Select
          label={t('filters.number')}
          any={t('filters.anyNumber')}
          value={filter.number}
          options={numbers.map(({ id, label }) => ({ value: id, label }))}
          onChange={(number) => {
            onFilter({ number });
          }}
        />
      )}
      <Select
        label={t('filters.source')}
        any={t('filters.anySource')}
        value={filter.source}
        options={journalOrigins.map((value) => ({ value, label: t(`source.${value}`) }))}
        onChange={(value) => {
          onFilter({ source: journalOrigins.find((known) => known === value) ?? null });
        }}
      />
      <Select
        label={t('filters.type')}
        any={t('filters.anyType')}
        value={filter.type}
        options={types.map((value) => ({ value, label: `${t(`kind.${kindOf(value)}`)} · ${value}` }))}
        onChange={(type) => {
          onFilter({ type });
        }}
      />
      <Select
        label={t('filters.span')}
        any={t('filters.spans.any')}
        value={filter.span === 'any' ? null : filter.span}
        options={spans
          .filter((span) => span !== 'any')
          .map((value) => ({ value, label: t(`filters.spans.${value}`) }))}
        onChange={(value) => {
          onFilter({ span: spans.find((known) => known === value) ?? 'any' });
        }}
      />
      {isNarrowed && (
        <button
          type="button"
          className={classes.clear}
          onClick={() => {
            onText('');
            onFilter(everyEvent);
          }}
        >
          {t('filters.clear')}
        </button>
      )}
      <div className={classes.search}>
        <SearchField
          value={text}
          label={t('search.label')}
          placeholder={t('search.placeholder')}
          clearLabel={t('search.clear')}
          onChange={onText}
          onLeave={onLeaveSearch}
        />
      </div>
    </div>
  );
}

type SelectProps = {
  label: string;
  /** The word for no choice. */
  any: string;
  value: string | null;
  options: readonly { readonly value: string; readonly label: string }[];
  onChange: (value: string | null) => void;
};

function Select({ label, any, value, options, onChange }: SelectProps) {
  // A value out of an address that is not among the options (a removed number) can still be seen and taken back.
  const isKnown = value === null || options.some((option) => option.value === value);
  return (
    <select
      className={classes.select}
      data-chosen={value !== null || undefined}
      aria-label={label}
      value={value ?? ''}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value === '' ? null : currentTarget.value);
      }}
    >
      <option value="">{any}</option>
      {!isKnown && <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
