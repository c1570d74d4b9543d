import { CloudDownload, FileX2, RotateCw } from 'lucide-react';

import type { AttachmentView } from '#shared/api/calls/messages.ts';

import { useAction } from '../../api/use-action.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './attachment-note.module.css';

/** What stands in place of a file that is not here: on its way, not to be had, or too large. */
export function AttachmentNote({ attachment }: { attachment: AttachmentView }) {
  const { t } = useTranslation('inbox');
  const fetchAgain = useAction('messages.fetchAttachment');
  switch (attachment.state) {
    case 'ready':
      return null;
    case 'pending':
      return (
        <span className={classes.note} role="status">
          <CloudDownload size={18} strokeWidth={1.9} aria-hidden />
          {t('media.loadingFile')}
        </span>
      );
    case 'failed':
      return (
        <span className={classes.note}>
          <FileX2 size={18} strokeWidth={1.9} aria-hidden />
          {t('media.failed')}
          <button
            type="button"
            className={classes.button}
            disabled={fetchAgain.isPending}
            onClick={() => {
              fetchAgain.mutate({ id: attachment.id });
            }}
          >
            <RotateCw size={14} strokeWidth={2.2} aria-hidden />
            {t('media.fetchAgain')}
          </button>
        </span>
      );
    case 'too-large':
      return (
        <span className={classes.note}>
          <FileX2 size={18} strokeWidth={1.9} aria-hidden />
          {t('media.tooLarge')}
        </span>
      );
  }
}
