import { useTranslation } from '../../i18n/use-translation.ts';
import { PageSection } from '../../ui/page.tsx';
import classes from './programs.module.css';

/** Said honestly: what a customer writes is passed on to nobody. */
export function OwnCrm() {
  const { t } = useTranslation('programs');
  return (
    <PageSection title={t('instead.title')}>
      {(['text', 'one', 'both', 'read'] as const).map((key) => (
        <p key={key} className={classes.text}>
          {t(`instead.${key}`)}
        </p>
      ))}
    </PageSection>
  );
}
