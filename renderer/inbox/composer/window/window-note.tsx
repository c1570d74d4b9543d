import { Clock3 } from 'lucide-react';

import { useTranslation } from '../../../i18n/use-translation.ts';
import { useTimeFormat } from '../../../ui/use-time-format.tsx';
import type { ReplyWindow } from './reply-window.ts';
import classes from './window.module.css';

/** Until when a free answer is taken, once that is near. */
export function WindowNote({ replyWindow }: { replyWindow: ReplyWindow }) {
  const words = useWindowWords();
  if (replyWindow.kind === 'free' || replyWindow.kind === 'closed') return null;
  return (
    <p className={classes.note} data-last={replyWindow.kind === 'last-hour' || undefined} role="note">
      <Clock3 size={14} strokeWidth={2.1} aria-hidden />
      {words(replyWindow)}
    </p>
  );
}

/** The same in words, for the eye and for the ear. */
export function useWindowWords(): (ending: Extract<ReplyWindow, { kind: 'ending' | 'last-hour' }>) => string {
  const { t } = useTranslation('metaTemplates');
  const times = useTimeFormat();
  return ({ kind, closesAt, minutesLeft }) => {
    const zone = times.foreignZoneName === null ? '' : ` ${times.foreignZoneName}`;
    const time = `${times.time(closesAt)}${zone}`;
    return kind === 'ending' ? t('window.until', { time }) : t('window.last', { count: minutesLeft, time });
  };
}
