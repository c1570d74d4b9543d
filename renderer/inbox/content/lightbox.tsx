import { Modal } from '@mantine/core';
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';

import type { MessageView } from '#shared/api/calls/messages.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import classes from './lightbox.module.css';

type Photo = {
  readonly id: string;
  readonly url: string;
  readonly name: string;
  readonly caption: string;
  readonly at: string;
};

/** The photos of the loaded part of a chat that can be looked at, oldest first. */
export function photosOf(messages: readonly MessageView[]): Photo[] {
  return messages.flatMap((message) => {
    const { content } = message;
    if (content.kind !== 'image') return [];
    return message.attachments.flatMap(({ id, url, fileName }) =>
      url === null ? [] : [{ id, url, name: fileName, caption: content.media.caption ?? '', at: message.at }],
    );
  });
}

type LightboxProps = {
  photos: readonly Photo[];
  openId: string | null;
  onOpen: (id: string) => void;
  onClose: () => void;
};

/** A photo over the whole page; the arrows go to the ones before and after it, Escape goes back. */
export function Lightbox({ photos, openId, onOpen, onClose }: LightboxProps) {
  const { t } = useTranslation('inbox');
  const index = photos.findIndex((photo) => photo.id === openId);
  const photo = photos[index];
  return (
    <Modal.Root
      opened={photo !== undefined}
      onClose={onClose}
      fullScreen
      padding={0}
      transitionProps={{ transition: 'fade', duration: 120 }}
      classNames={{ content: classes.content ?? '', body: classes.body ?? '' }}
    >
      <Modal.Content aria-label={t('kinds.image')}>
        <Modal.Body>
          {photo && (
            <OpenPhoto photo={photo} index={index} count={photos.length} onClose={onClose}>
              <Step label={t('media.previous')} keyName="ArrowLeft" to={photos[index - 1]} onOpen={onOpen}>
                <ChevronLeft size={26} aria-hidden />
              </Step>
              <Step label={t('media.next')} keyName="ArrowRight" to={photos[index + 1]} onOpen={onOpen}>
                <ChevronRight size={26} aria-hidden />
              </Step>
            </OpenPhoto>
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

type OpenPhotoProps = {
  photo: Photo;
  index: number;
  count: number;
  onClose: () => void;
  children: ReactNode;
};

function OpenPhoto({ photo, index, count, onClose, children }: OpenPhotoProps) {
  const { t } = useTranslation('inbox');
  const { t: basics } = useTranslation('basics');
  const times = useTimeFormat();
  return (
    <>
      <div className={classes.bar}>
        <span className={classes.where}>
          {t('media.of', { index: index + 1, count })} · {times.full(photo.at)}
        </span>
        <a
          className={classes.button}
          href={photo.url}
          download={photo.name}
          aria-label={t('media.download')}
          title={t('media.download')}
        >
          <Download size={20} aria-hidden />
        </a>
        <button
          type="button"
          className={classes.button}
          aria-label={basics('close')}
          title={basics('close')}
          data-autofocus
          onClick={onClose}
        >
          <X size={22} aria-hidden />
        </button>
      </div>
      <div
        className={classes.stage}
        onClick={(event) => {
          if (event.target === event.currentTarget) onClose();
        }}
      >
        <img
          key={photo.id}
          className={classes.photo}
          src={photo.url}
          alt={photo.caption || t('kinds.image')}
        />
        {children}
      </div>
      {photo.caption !== '' && <p className={classes.caption}>{photo.caption}</p>}
    </>
  );
}

type StepProps = {
  label: string;
  keyName: 'ArrowLeft' | 'ArrowRight';
  to: Photo | undefined;
  onOpen: (id: string) => void;
  children: ReactNode;
};

function Step({ label, keyName, to, onOpen, children }: StepProps) {
  const id = to?.id;
  useEffect(() => {
    if (id === undefined) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === keyName) onOpen(id);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [id, keyName, onOpen]);
  if (id === undefined) return null;
  return (
    <button
      type="button"
      className={`${classes.button ?? ''} ${classes.step ?? ''}`}
      data-side={keyName === 'ArrowLeft' ? 'left' : 'right'}
      aria-label={label}
      title={label}
      onClick={() => {
        onOpen(id);
      }}
    >
      {children}
    </button>
  );
}
