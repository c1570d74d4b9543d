import { CircleAlert, FileText, X } from 'lucide-react';

import { useLanguage, useTranslation } from '../../i18n/use-translation.ts';
import { fileSize } from '../../ui/file-size.ts';
import classes from './composer.module.css';
import type { DraftFile } from './draft.ts';

/** The file that goes with the next message: a look at it, how much of it is here, and a way to take it back. */
export function AttachedFile({ file, onRemove }: { file: DraftFile; onRemove: () => void }) {
  const { t } = useTranslation('inbox');
  const language = useLanguage();
  const { upload } = file;
  const percent = upload.state === 'uploading' ? Math.round(upload.share * 100) : 100;
  return (
    <div className={classes.file} data-state={upload.state}>
      {file.preview === null ? (
        <span className={classes.fileIcon} aria-hidden>
          <FileText size={22} strokeWidth={1.8} />
        </span>
      ) : (
        <img className={classes.preview} src={file.preview} alt="" />
      )}
      <div className={classes.fileLines}>
        <span className={classes.fileName}>{file.name}</span>
        {upload.state === 'failed' ? (
          <span className={classes.fileTrouble} role="alert">
            <CircleAlert size={14} strokeWidth={2.1} aria-hidden />
            {t('composer.uploadFailed', { reason: upload.reason })}
          </span>
        ) : (
          <span className={classes.fileAbout}>
            {upload.state === 'uploading'
              ? t('composer.uploading', { percent })
              : fileSize(file.size, language)}
          </span>
        )}
        {upload.state === 'uploading' && (
          <progress
            className={classes.progress}
            max={100}
            value={percent}
            aria-label={t('composer.uploading', { percent })}
          />
        )}
      </div>
      <button
        type="button"
        className={classes.dismiss}
        aria-label={t('composer.removeFile')}
        title={t('composer.removeFile')}
        onClick={onRemove}
      >
        <X size={16} strokeWidth={2.1} aria-hidden />
      </button>
    </div>
  );
}
