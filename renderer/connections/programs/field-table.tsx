import { Button } from '@mantine/core';
import { useState } from 'react';

import { bookingFields } from '#shared/api/hooks/booking-fields.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './programs.module.css';

/** Enough for nearly every service: who, what, when, which visit, and what became of it. */
const important = ['state', 'paid', 'externalId', 'contact.name'];

/** What a booking may hold, the same table as on the page for programmers. */
export function FieldTable() {
  const { t } = useTranslation('programs');
  const { t: docs } = useTranslation('hookDocs');
  const [isWhole, setWhole] = useState(false);
  const first = bookingFields.filter(({ name, isNeeded }) => isNeeded || important.includes(name));
  const shown = isWhole ? bookingFields : first;
  return (
    <>
      <p className={classes.text}>{t('fields.text')}</p>
      <table className={classes.table} aria-label={t('fields.caption')}>
        <thead>
          <tr>
            <th scope="col">{docs('fieldColumns.name')}</th>
            <th scope="col">{docs('fieldColumns.meaning')}</th>
            <th scope="col">{docs('fieldColumns.kind')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, word, kind, isNeeded }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
                {isNeeded && <span className={classes.needed}>{docs('bookings.needed')}</span>}
              </th>
              <td>{docs(`fields.${word}`)}</td>
              <td className={classes.quiet}>{docs(`kinds.${kind}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        className={classes.more}
        variant="subtle"
        size="compact-sm"
        aria-expanded={isWhole}
        onClick={() => {
          setWhole(!isWhole);
        }}
      >
        {isWhole ? t('fields.less') : t('fields.more', { count: bookingFields.length - first.length })}
      </Button>
    </>
  );
}
