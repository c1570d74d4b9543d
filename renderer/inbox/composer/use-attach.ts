import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';

import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useUpload } from '../../api/use-upload.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import { changeKept } from '../../api/use-kept.ts';
import { emptyDraft, withFileNews, type Draft, type DraftFile } from './draft.ts';

/** The most that the core takes, in bytes. */
const largestFile = 100 * 1024 * 1024;

/** Puts a file beside the words that are being typed and begins to upload it; takes it away again. */
export function useAttach(conversationId: string): { attach: (file: File) => void; remove: () => void } {
  const upload = useUpload();
  const queries = useQueryClient();
  const describe = useErrorWords();
  const { t } = useTranslation('inbox');
  const running = useRef<AbortController | null>(null);

  const change = useCallback(
    (update: (now: Draft) => Draft) => {
      changeKept(queries, 'draft', conversationId, emptyDraft, update);
    },
    [queries, conversationId],
  );

  const attach = useCallback(
    (file: File) => {
      running.current?.abort();
      const calledOff = new AbortController();
      running.current = calledOff;
      const key = crypto.randomUUID();
      const news = (fields: Partial<DraftFile>) => {
        change((now) => withFileNews(now, key, fields));
      };
      change((now) => ({ ...now, refusal: null, file: fileOf(key, file) }));
      const wrong =
        file.size === 0
          ? t('composer.emptyFile')
          : file.size > largestFile
            ? t('composer.fileTooLarge')
            : null;
      if (wrong !== null) {
        news({ upload: { state: 'failed', reason: wrong } });
        return;
      }
      upload(
        file,
        (share) => {
          news({ upload: { state: 'uploading', share } });
        },
        calledOff.signal,
      ).then(
        ({ id }) => {
          news({ upload: { state: 'ready', id } });
        },
        (error: unknown) => {
          news({ upload: { state: 'failed', reason: describe(error).next } });
        },
      );
      void measure(file).then((size) => {
        if (size) news(size);
      });
    },
    [change, upload, describe, t],
  );

  const remove = useCallback(() => {
    running.current?.abort();
    change((now) => {
      const preview = now.file?.preview ?? null;
      if (preview !== null) URL.revokeObjectURL(preview);
      return { ...now, file: null, refusal: null };
    });
  }, [change]);

  return { attach, remove };
}

/** The kinds of pictures that every browser shows and WhatsApp takes as photos. */
const photoTypes = new Set(['image/jpeg', 'image/png', 'image/webp']);

function fileOf(key: string, file: File): DraftFile {
  return {
    key,
    name: file.name,
    mimeType: file.type === '' ? 'application/octet-stream' : file.type,
    size: file.size,
    preview: photoTypes.has(file.type) ? URL.createObjectURL(file) : null,
    width: null,
    height: null,
    upload: { state: 'uploading', share: 0 },
  };
}

/** The dimensions of a picture, so that its bubble has the right frame at once; null for anything else. */
async function measure(file: File): Promise<{ width: number; height: number } | null> {
  if (!photoTypes.has(file.type)) return null;
  try {
    const picture = await createImageBitmap(file);
    const size = { width: picture.width, height: picture.height };
    picture.close();
    return size;
  } catch {
    return null;
  }
}
