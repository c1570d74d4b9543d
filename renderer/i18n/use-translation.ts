export { Trans, useTranslation } from 'react-i18next';

import { useTranslation } from 'react-i18next';

import type { LanguageCode } from '#shared/i18n/languages.ts';

import './i18next-types.ts';

/** The language of the screens now. */
export function useLanguage(): LanguageCode {
  const { i18n } = useTranslation();
  return i18n.language === 'ru' ? 'ru' : 'en';
}
