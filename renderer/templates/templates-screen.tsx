import { useTranslation } from '../i18n/use-translation.ts';

/** The screen of templates. */
export function TemplatesScreen({ rest }: { rest: string | null }) {
  const { t } = useTranslation('templates');
  return <h1 data-rest={rest}>{t('title')}</h1>;
}
