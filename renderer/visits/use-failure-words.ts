import { useCallback } from 'react';

import { failureCodes, failureWords } from '#shared/domain/failure.ts';

import { useTranslation } from '../i18n/use-translation.ts';

/** Why a message did not go, in the person's language where the core's sentence is one of its own; else as it came. */
export function useFailureWords(): (error: string) => string {
  const { t } = useTranslation('failures');
  return useCallback(
    (error) => {
      const code = failureCodes.find((known) => known === error || failureWords[known] === error);
      return code === undefined ? error : t(`${code}.what`);
    },
    [t],
  );
}
