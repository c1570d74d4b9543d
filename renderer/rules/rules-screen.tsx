import { useTranslation } from '../i18n/use-translation.ts';

/** The screen of rules. */
export function RulesScreen({ rest }: { rest: string | null }) {
  const { t } = useTranslation('rules');
  return <h1 data-rest={rest}>{t('title')}</h1>;
}
