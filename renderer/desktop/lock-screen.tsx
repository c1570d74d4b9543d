import { useTranslation } from '../i18n/use-translation.ts';

/** In place of everything while Deskbell is locked: asks for the PIN. */
export function LockScreen() {
  const { t } = useTranslation('lock');
  return <main>{t('product')}</main>;
}
