import { useState } from 'react';

import type { MessageView } from '#shared/api/calls/messages.ts';
import type { MediaDescription } from '#shared/domain/message.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useKept } from '../../api/use-kept.ts';
import { AttachmentNote } from './attachment-note.tsx';
import { frameSize, type FrameSize } from './frame-size.ts';
import classes from './picture.module.css';
import { useLightbox } from './lightbox-context.ts';

/** A photo in a frame of fixed size: the thumbnail first, then the photo itself; a click opens it large. */
export function Picture({ message, media }: { message: MessageView; media: MediaDescription }) {
  const { t } = useTranslation('inbox');
  const open = useLightbox();
  const [isLoaded, setLoaded] = useState(false);
  const attachment = message.attachments[0];
  const size = useFrame(message);
  const url = attachment?.url ?? null;
  const alt = media.caption ?? t('kinds.image');
  const thumbnail = media.thumbnail ? `data:image/jpeg;base64,${media.thumbnail}` : null;
  const frame = { width: size.width, aspectRatio: `${size.width} / ${size.height}` };
  if (attachment === undefined || url === null) {
    return (
      <div className={classes.frame} style={frame}>
        {thumbnail !== null && <img className={classes.thumbnail} src={thumbnail} alt={alt} />}
        {attachment && (
          <div className={classes.over}>
            <AttachmentNote attachment={attachment} />
          </div>
        )}
      </div>
    );
  }
  return (
    <button
      type="button"
      className={classes.frame}
      style={frame}
      aria-label={`${t('media.openImage')}${media.caption ? `: ${media.caption}` : ''}`}
      onClick={() => {
        open(attachment.id);
      }}
    >
      {thumbnail !== null && !isLoaded && <img className={classes.thumbnail} src={thumbnail} alt="" />}
      <img
        className={classes.image}
        data-loaded={isLoaded || undefined}
        src={url}
        alt={alt}
        loading="lazy"
        decoding="async"
        draggable={false}
        onLoad={() => {
          setLoaded(true);
        }}
      />
    </button>
  );
}

/**
 * The frame that the picture was first shown in: what is learned about it later must not move what stands around it.
 * One that was sent from here keeps the frame of its preview.
 */
function useFrame({ id, attachments }: MessageView): FrameSize {
  const [sent] = useKept<FrameSize | null>('frame', id, null);
  const [first] = useState(
    () => sent ?? frameSize(attachments[0]?.width ?? null, attachments[0]?.height ?? null),
  );
  return first;
}

/** A sticker: a picture without a frame. */
export function StickerPicture({ message }: { message: MessageView }) {
  const { t } = useTranslation('inbox');
  const attachment = message.attachments[0];
  return (
    <div className={classes.sticker}>
      {attachment?.url ? (
        <img
          className={classes.contained}
          src={attachment.url}
          alt={t('kinds.sticker')}
          loading="lazy"
          decoding="async"
        />
      ) : (
        attachment && <AttachmentNote attachment={attachment} />
      )}
    </div>
  );
}
