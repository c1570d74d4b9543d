import { reasonCodeOf } from '#shared/domain/meta-template/rejection.ts';

import { useTranslation } from '../../i18n/use-translation.ts';

/** Meta's codes for which we have words; a pause and a ban are explained with the status. */
const known = [
  'ABUSIVE_CONTENT',
  'INVALID_FORMAT',
  'INCORRECT_CATEGORY',
  'TAG_CONTENT_MISMATCH',
  'PROMOTIONAL',
  'SCAM',
  'LOCKED',
  'FIRST_PAUSE',
  'SECOND_PAUSE',
  'RATE_LIMITING_PAUSE',
  'UNPAUSE',
  'DISABLED',
] as const;

/** Why Meta refused or stopped a template, in the reader's language; Meta's own words where we have none for them. */
export function useReasonWords(): (reason: string) => string {
  const { t } = useTranslation('metaTemplates');
  return (reason) => {
    const code = known.find((one) => one === reasonCodeOf(reason));
    return code === undefined ? t('reason.other', { reason }) : t(`reason.${code}`);
  };
}
