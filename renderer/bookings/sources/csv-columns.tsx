import { Button, Checkbox, Select } from '@mantine/core';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './csv-dialog.module.css';
import type { Mapping, ReadFile } from './csv-dialog.tsx';

const fields = [
  'date',
  'time',
  'end',
  'name',
  'phone',
  'service',
  'staff',
  'place',
  'price',
  'externalId',
  'comment',
] as const;

type ColumnsProps = {
  file: ReadFile;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
  onAnother: () => void;
  onNext: () => void;
};

/** Which column holds what, guessed and corrected by the owner, above the first rows of the file. */
export function CsvColumns({ file, mapping, onChange, onAnother, onNext }: ColumnsProps) {
  const { t } = useTranslation('sources');
  const { table } = file;
  const columns = table.columns.map((heading, position) => ({
    value: String(position),
    label: heading === '' ? String(position + 1) : heading,
  }));
  return (
    <>
      <p className={classes.facts}>
        <strong>{file.fileName}</strong> ·{' '}
        {t('csv.rows', { count: table.rowCount, encoding: table.encoding })}
      </p>
      <h3 className={classes.heading}>{t('csv.columns')}</h3>
      <div className={classes.fields}>
        {fields.map((field) => {
          const column = mapping[field];
          return (
            <Select
              key={field}
              label={t(`csv.fields.${field}`)}
              description={field === 'time' ? t('csv.timeHelp') : undefined}
              inputWrapperOrder={['label', 'input', 'description']}
              placeholder={t('csv.none')}
              data={columns}
              clearable={field !== 'date'}
              allowDeselect={field !== 'date'}
              value={column === null ? null : String(column)}
              onChange={(value) => {
                const chosen = value === null ? null : Number(value);
                if (field !== 'date') onChange({ ...mapping, [field]: chosen });
                else if (chosen !== null) onChange({ ...mapping, date: chosen });
              }}
            />
          );
        })}
      </div>
      <Checkbox
        className={classes.dayFirst ?? ''}
        label={t('csv.dayFirst')}
        checked={mapping.dayFirst}
        onChange={(event) => {
          onChange({ ...mapping, dayFirst: event.currentTarget.checked });
        }}
      />
      <SampleTable table={table} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onAnother}>
          {t('csv.another')}
        </Button>
        <Button onClick={onNext} data-autofocus>
          {t('csv.look')}
        </Button>
      </div>
    </>
  );
}

function SampleTable({ table }: { table: ReadFile['table'] }) {
  return (
    <div className={classes.scroll} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            {table.columns.map((heading, position) => (
              // Two columns may have one heading: their place is what tells them apart.
              <th key={`${position} ${heading}`} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, line) => (
            <tr key={`${line} ${row.join()}`}>
              {row.map((cell, position) => (
                <td key={`${position} ${cell}`}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
