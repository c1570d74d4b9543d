import { useMemo } from 'react';

import { useTranslation } from '../../i18n/use-translation.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import classes from './event-pane.module.css';
import { indentJson } from './indent-json.ts';
import { withVisibleMarks } from './visible-marks.ts';

/** What a page can show without becoming slow, in characters. */
const longest = 200_000;

/** The body as it came: text, never a page; long lines are broken, nothing is left out but what is said. */
export function RawBody({ body, isCut }: { body: string; isCut: boolean }) {
  const { t } = useTranslation('activity');
  const { t: basics } = useTranslation('basics');
  const shown = useMemo(() => withVisibleMarks(indentJson(body).slice(0, longest)), [body]);
  return (
    <section>
      <div className={classes.rawHead}>
        <h4 className={classes.section}>{t('event.raw')}</h4>
        <CopyButton text={body} label={t('event.copy')} copiedLabel={basics('copied')} />
      </div>
      {/* A person who uses the keyboard must be able to scroll it. */}
      <pre className={classes.raw} tabIndex={0} role="region" aria-label={t('event.raw')}>
        {shown}
      </pre>
      {(isCut || shown.length >= longest) && <p className={classes.hint}>{t('event.cut')}</p>}
    </section>
  );
}
