import { Button } from '@mantine/core';
import { Hourglass } from 'lucide-react';
import { useId, useImperativeHandle, useRef, type Ref } from 'react';

import { useCall } from '../../../api/use-call.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import type { ComposerHandle } from '../composer.tsx';
import type { Draft } from '../draft.ts';
import { useFocusHandOver, type FocusHandOver } from './use-focus-hand-over.ts';
import classes from './window.module.css';

type ClosedWindowProps = {
  draft: Draft;
  text: string;
  handOver: FocusHandOver;
  onOffer: () => void;
  ref: Ref<ComposerHandle>;
};

/** In place of the composer while only an approved template goes: why, what to do, and that nothing typed is lost. */
export function ClosedWindow({ draft, text, handOver, onOffer, ref }: ClosedWindowProps) {
  const { t } = useTranslation('metaTemplates');
  const why = useId();
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useImperativeHandle(ref, () => ({ focus: () => button.current?.focus() }), []);
  useFocusHandOver(handOver, place, button);
  // Asked for ahead: the choice opens with its templates.
  useCall('metaTemplates.list', {});
  const kept = text.trim();
  return (
    <div ref={place} className={classes.place}>
      <div className={classes.closed} role="group" aria-labelledby={`${why}-title`}>
        <Hourglass className={classes.icon} size={18} strokeWidth={1.9} aria-hidden />
        <div className={classes.words}>
          <p className={classes.title} id={`${why}-title`}>
            {t('window.closedTitle')}
          </p>
          <p id={why}>{t('window.closed')}</p>
          {kept !== '' && <p className={classes.kept}>{t('window.draftKept', { text: kept })}</p>}
          {draft.file !== null && (
            <p className={classes.kept}>{t('window.fileKept', { name: draft.file.name })}</p>
          )}
        </div>
        <Button ref={button} aria-describedby={why} onClick={onOffer}>
          {t('window.choose')}
        </Button>
      </div>
    </div>
  );
}
