import { useCallback } from 'react';

import { useTranslation } from '../../i18n/use-translation.ts';
import { isKnownKind } from './kind-icon.tsx';
import { plainTextOf } from '../../ui/parse-formatting.ts';

/** A message in one line: its words without marks, or the name of its kind when it has none. */
export function useKindWords(): (kind: string, text: string) => string {
  const { t } = useTranslation('inbox');
  return useCallback(
    (kind, text) => {
      const words = plainTextOf(text.slice(0, 300)).replace(/\s+/g, ' ').trim();
      if (words !== '') return words;
      if (kind === 'deleted') return t('message.deletedEmpty');
      return t(`kinds.${isKnownKind(kind) ? kind : 'unsupported'}`);
    },
    [t],
  );
}
