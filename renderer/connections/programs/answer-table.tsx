import { Link } from 'wouter';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './programs.module.css';

/** What the booking hook may answer, the ordinary one first. */
const statuses = ['202', '422', '404', '415', '413', '429', '503'] as const;

/** Every answer in words: what it means and what to do. */
export function AnswerTable() {
  const { t } = useTranslation('programs');
  const { t: docs } = useTranslation('hookDocs');
  return (
    <>
      <p className={classes.text}>{t('answers.text')}</p>
      <table className={classes.table} aria-label={t('answers.caption')}>
        <thead>
          <tr>
            <th scope="col">{docs('answers.columns.status')}</th>
            <th scope="col">{docs('answers.columns.meaning')}</th>
            <th scope="col">{docs('answers.columns.next')}</th>
          </tr>
        </thead>
        <tbody>
          {statuses.map((status) => (
            <tr key={status}>
              <th scope="row">{status}</th>
              <td>{docs(`answers.rows.${status}.meaning`)}</td>
              <td className={classes.quiet}>{docs(`answers.rows.${status}.next`)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('answers.none')}</th>
            <td>{t('answers.noneMeaning')}</td>
            <td className={classes.quiet}>
              {t('answers.noneNext')}{' '}
              <Link href="/connections/health" className={classes.link}>
                {t('answers.health')}
              </Link>
            </td>
          </tr>
        </tbody>
      </table>
    </>
  );
}
