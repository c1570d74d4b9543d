import { useCallback } from 'react';

import { messageInWords } from '#shared/domain/message-in-words.ts';

import { useTranslation } from '../../i18n/use-translation.ts';

/** A message in one line: its words without marks, or the name of its kind when it has none. */
export function useKindWords(): (kind: string, text: string) => string {
  const { t } = useTranslation('inbox');
  return useCallback(
    (kind, text) =>
      messageInWords({ kind, text }, (name) =>
        name === 'deleted' ? t('message.deletedEmpty') : t(`kinds.${name}`),
      ),
    [t],
  );
}
