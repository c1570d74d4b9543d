import type { MessageView } from '#shared/api/calls/messages.ts';
import type { MediaDescription } from '#shared/domain/message.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { AttachmentNote } from './attachment-note.tsx';
import { frameSize } from './frame-size.ts';
import classes from './film.module.css';

/** A video in a frame of fixed size, with the browser's own controls. */
export function Film({ message, media }: { message: MessageView; media: MediaDescription }) {
  const { t } = useTranslation('inbox');
  const attachment = message.attachments[0];
  const size = frameSize(attachment?.width ?? null, attachment?.height ?? null);
  const frame = { width: size.width, aspectRatio: `${size.width} / ${size.height}` };
  return (
    <div className={classes.frame} style={frame}>
      {attachment?.url ? (
        <video
          className={classes.film}
          src={attachment.url}
          controls
          playsInline
          preload="metadata"
          poster={media.thumbnail ? `data:image/jpeg;base64,${media.thumbnail}` : undefined}
          aria-label={media.caption ?? t('kinds.video')}
        />
      ) : (
        attachment && <AttachmentNote attachment={attachment} />
      )}
    </div>
  );
}
