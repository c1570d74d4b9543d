import { useState } from 'react';

import { useTranslation } from '../../../i18n/use-translation.ts';
import type { ReplyWindow } from './reply-window.ts';
import { useWindowWords } from './window-note.tsx';
import classes from './window.module.css';

/** Tells screen readers when the answer turns from free to template, or back; not the minutes between. */
export function WindowAnnouncer({ replyWindow }: { replyWindow: ReplyWindow }) {
  const { t } = useTranslation('metaTemplates');
  const words = useWindowWords();
  const [state, setState] = useState({ kind: replyWindow.kind, said: '' });
  if (state.kind !== replyWindow.kind) {
    setState({ kind: replyWindow.kind, said: said(state.kind) });
  }
  return (
    <p className={classes.spoken} role="status">
      {state.said}
    </p>
  );

  function said(before: ReplyWindow['kind']): string {
    if (replyWindow.kind === 'closed') return t('window.nowClosed');
    if (before === 'closed') return t('window.nowOpen');
    return replyWindow.kind === 'free' ? '' : words(replyWindow);
  }
}
