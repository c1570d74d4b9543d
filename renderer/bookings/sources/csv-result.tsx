import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';

import type { CallOutput } from '#shared/api/contract.ts';
import { displayPhone } from '#shared/domain/phone.ts';

import { useAction } from '../../api/use-action.ts';
import { useCall } from '../../api/use-call.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Badge } from '../../ui/badge.tsx';
import { SkeletonCards } from '../../ui/skeletons.tsx';
import classes from './csv-dialog.module.css';
import type { Mapping, ReadFile } from './csv-dialog.tsx';

type ResultProps = {
  file: ReadFile;
  mapping: Mapping;
  onBack: () => void;
  onBegun: (name: string) => void;
};

type Tried = CallOutput<'sources.tryCsv'>;

const tones = {
  new: 'works',
  changed: 'accent',
  same: 'neutral',
  'no-phone': 'attention',
  unreadable: 'trouble',
} as const;

/** What an import would do, row by row; the import itself begins only here. */
export function CsvResult({ file, mapping, onBack, onBegun }: ResultProps) {
  const { t } = useTranslation('sources');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const [isArmed, setIsArmed] = useState(false);
  const begin = useAction('sources.importCsv');
  const tried = useCall('sources.tryCsv', { uploadId: file.uploadId, mapping }, { fresh: true });
  const { data } = tried;
  const count = data ? data.counts.new + data.counts.changed + data.counts.noPhone : 0;
  return (
    <>
      <h3 className={classes.heading}>{t('csv.result')}</h3>
      {tried.isPending && <SkeletonCards count={1} height={220} label={basics('loading')} />}
      {tried.error && (
        <p className={classes.problem} role="alert">
          {describe(tried.error).next}
        </p>
      )}
      {data && (
        <>
          <Counts counts={data.counts} />
          <Rows rows={data.rows} />
          {count === 0 && <p className={classes.facts}>{t('csv.nothing')}</p>}
        </>
      )}
      <Checkbox
        label={t('csv.armed')}
        description={t('csv.armedHelp')}
        checked={isArmed}
        onChange={(event) => {
          setIsArmed(event.currentTarget.checked);
        }}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={onBack}>
          {t('csv.back')}
        </Button>
        <Button
          disabled={count === 0}
          loading={begin.isPending}
          onClick={() => {
            const title = file.fileName.replace(/\.\w+$/, '').slice(0, 100) || file.fileName;
            begin.mutate(
              { uploadId: file.uploadId, mapping, title, armed: isArmed },
              {
                onSuccess: ({ name }) => {
                  onBegun(name);
                },
              },
            );
          }}
        >
          {t('csv.import', { count })}
        </Button>
      </div>
    </>
  );
}

function Counts({ counts }: { counts: Tried['counts'] }) {
  const { t } = useTranslation('sources');
  const shown = (['new', 'changed', 'same', 'noPhone', 'unreadable'] as const).filter(
    (name) => counts[name] > 0,
  );
  return (
    <p className={classes.counts} role="status">
      {shown.map((name) => (
        <Badge key={name} tone={tones[name === 'noPhone' ? 'no-phone' : name]}>
          {t(`csv.counts.${name}`, { count: counts[name] })}
        </Badge>
      ))}
    </p>
  );
}

function Rows({ rows }: { rows: Tried['rows'] }) {
  const { t } = useTranslation('sources');
  return (
    <div className={classes.scroll} data-tall tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('csv.row')}</th>
            <th scope="col">{t('csv.when')}</th>
            <th scope="col">{t('csv.fields.name')}</th>
            <th scope="col">{t('csv.fields.phone')}</th>
            <th scope="col">{t('csv.fields.service')}</th>
            <th scope="col">{t('csv.result')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <td>{row.row}</td>
              <td>{row.local?.replace('T', ' ') ?? t('csv.none')}</td>
              <td>{row.name}</td>
              <td>{row.phone === null ? t('csv.none') : displayPhone(row.phone)}</td>
              <td>{row.service}</td>
              <td>
                <Badge tone={tones[row.outcome]}>{t(`csv.outcome.${row.outcome}`)}</Badge>
                <Problems problems={row.problems} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const fieldNames = ['phone', 'date', 'time', 'end', 'price'] as const;
const problemNames = ['missing', 'not-read', 'does-not-exist', 'before-start'] as const;

function Problems({ problems }: { problems: Tried['rows'][number]['problems'] }) {
  const { t } = useTranslation('sources');
  const words = problems.flatMap(({ field, problem }) => {
    const name = fieldNames.find((one) => one === field);
    const kind = problemNames.find((one) => one === problem);
    return name === undefined || kind === undefined
      ? []
      : [t(`csv.problem.${kind}`, { field: t(`csv.fields.${name}`) })];
  });
  return words.length === 0 ? null : <span className={classes.why}>{words.join(', ')}</span>;
}
