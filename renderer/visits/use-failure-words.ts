import { useCallback } from 'react';

import type { FailureCode } from '#shared/domain/failure.ts';

import { useTranslation } from '../i18n/use-translation.ts';

/** Why a message did not go, in the person's language. */
export function useFailureWords(): (code: FailureCode) => string {
  const { t } = useTranslation('failures');
  return useCallback((code) => t(`${code}.what`), [t]);
}
