import { Paperclip } from 'lucide-react';
import { useRef, useState, type DragEvent, type ReactNode } from 'react';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './drop-zone.module.css';

/** Takes files that are dropped anywhere on it; null = takes none. */
export function DropZone({
  onDrop,
  children,
}: {
  onDrop: ((files: readonly File[]) => void) | null;
  children: ReactNode;
}) {
  const { t } = useTranslation('inbox');
  // Entering a child leaves its parent: only the difference tells whether the file is still over us.
  const depth = useRef(0);
  const [isOver, setOver] = useState(false);
  const enter = (by: 1 | -1) => (event: DragEvent) => {
    if (onDrop === null || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    depth.current += by;
    setOver(depth.current > 0);
  };
  return (
    <div
      className={classes.zone}
      onDragEnter={enter(1)}
      onDragLeave={enter(-1)}
      onDragOver={(event) => {
        if (onDrop !== null) event.preventDefault();
      }}
      onDrop={(event) => {
        depth.current = 0;
        setOver(false);
        const files = [...event.dataTransfer.files];
        if (onDrop === null || files.length === 0) return;
        event.preventDefault();
        onDrop(files);
      }}
    >
      {children}
      {isOver && (
        <div className={classes.veil}>
          <div className={classes.hint}>
            <Paperclip size={26} strokeWidth={1.8} aria-hidden />
            <strong>{t('composer.dropHere')}</strong>
            <span>{t('composer.dropHint')}</span>
          </div>
        </div>
      )}
    </div>
  );
}
