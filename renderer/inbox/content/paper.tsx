import { Download, FileText } from 'lucide-react';

import type { MessageView } from '#shared/api/calls/messages.ts';
import type { MediaDescription } from '#shared/domain/message.ts';

import { useLanguage, useTranslation } from '../../i18n/use-translation.ts';
import { fileSize } from '../../ui/file-size.ts';
import { AttachmentNote } from './attachment-note.tsx';
import classes from './paper.module.css';

/** A document: what it is called, how large it is, and the way to get it. */
export function Paper({ message, media }: { message: MessageView; media: MediaDescription }) {
  const { t } = useTranslation('inbox');
  const language = useLanguage();
  const attachment = message.attachments[0];
  const name = media.fileName ?? attachment?.fileName ?? t('media.file');
  const size = attachment?.size ?? null;
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase();
  const about = [ending, size === null ? null : fileSize(size, language)].filter(Boolean).join(' · ');
  const words = (
    <>
      <span className={classes.icon} aria-hidden>
        <FileText size={20} strokeWidth={1.8} />
      </span>
      <span className={classes.lines}>
        <span className={classes.name}>{name}</span>
        <span className={classes.about}>{about}</span>
      </span>
    </>
  );
  if (attachment?.url) {
    return (
      <a
        className={classes.paper}
        href={attachment.url}
        download={name}
        title={`${t('media.download')}: ${name}`}
      >
        {words}
        <Download
          className={classes.download}
          size={18}
          strokeWidth={1.9}
          role="img"
          aria-label={t('media.download')}
        />
      </a>
    );
  }
  return (
    <div>
      <div className={classes.paper}>{words}</div>
      {attachment && <AttachmentNote attachment={attachment} />}
    </div>
  );
}
