import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';

import { ApiError } from '#shared/api/errors.ts';

import { useTranslation } from '../i18n/use-translation.ts';
import { useSays } from '../i18n/use-says.ts';

/** What happened and what to do, in the person's language. */
export type ErrorWords = { readonly title: string; readonly next: string };

/** Turns any failed call into words of the person's language. */
export function useErrorWords(): (error: unknown) => ErrorWords {
  const { t } = useTranslation('basics');
  const says = useSays();
  return useCallback(
    (error) => {
      if (!(error instanceof ApiError)) {
        return { title: t('errors.unreachable.title'), next: t('errors.unreachable.next') };
      }
      switch (error.code) {
        case 'unauthorized':
        case 'forbidden':
          return { title: t('errors.unauthorized.title'), next: t('errors.unauthorized.next') };
        case 'not-found':
          return { title: t('errors.notFound.title'), next: t('errors.notFound.next') };
        case 'conflict':
          return {
            title: t('errors.conflict.title'),
            next: error.why ? says.line(error.why) : t('errors.conflict.next'),
          };
        case 'bad-request':
        case 'invalid':
          return {
            title: t('errors.invalid.title'),
            next: error.why ? says.line(error.why) : t('errors.invalid.next'),
          };
        case 'too-many-requests':
          return { title: t('errors.tooMany.title'), next: t('errors.tooMany.next') };
        case 'disk-full':
          return { title: t('errors.diskFull.title'), next: t('errors.diskFull.next') };
        case 'internal':
          return { title: t('errors.internal.title'), next: t('errors.internal.next') };
      }
    },
    [t, says],
  );
}

/** Shows a failure in a corner, without stealing the focus; the same failure is not shown twice. */
export function useFailureToast(): (error: unknown) => void {
  const words = useErrorWords();
  return useCallback(
    (error) => {
      const { title, next } = words(error);
      notifications.show({ id: `${title} ${next}`, title, message: next, color: 'trouble', autoClose: 8000 });
    },
    [words],
  );
}
