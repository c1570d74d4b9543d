import { Button } from '@mantine/core';
import { FileText, Save } from 'lucide-react';

import { useAction } from '../../api/use-action.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import screen from '../activity-screen.module.css';
import { saveText } from './save-text.ts';
import classes from './support-part.module.css';

const items = ['program', 'settings', 'numbers', 'database', 'failed', 'log'] as const;

/** The text for somebody who helps: made here, read here, and saved only by the owner. */
export function SupportPart() {
  const { t } = useTranslation('activity');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const make = useAction('diagnostics.make', { quiet: true });
  const made = make.data;
  const run = () => {
    make.mutate({});
  };
  return (
    <div className={screen.column}>
      <section className={classes.card} aria-label={t('support.within')}>
        <p className={classes.lead}>{t('support.lead')}</p>
        <h2 className={classes.heading}>{t('support.within')}</h2>
        <ul className={classes.items}>
          {items.map((item) => (
            <li key={item}>{t(`support.items.${item}`)}</li>
          ))}
        </ul>
        <p className={classes.without}>{t('support.without')}</p>
        <Button
          variant={made ? 'default' : 'filled'}
          leftSection={<FileText size={15} aria-hidden />}
          loading={make.isPending}
          onClick={run}
        >
          {made ? t('support.makeAgain') : t('support.make')}
        </Button>
      </section>
      {make.isError && (
        <ErrorState
          title={t('support.failed')}
          next={describe(make.error).next}
          action={{ label: basics('tryAgain'), run, isBusy: make.isPending }}
        />
      )}
      {made && (
        <div className={classes.card}>
          <div className={classes.previewHead}>
            <h2 className={classes.heading}>{t('support.preview')}</h2>
            <CopyButton text={made.text} label={t('support.copy')} copiedLabel={basics('copied')} />
          </div>
          {/* A person who uses the keyboard must be able to scroll it. */}
          <pre className={classes.preview} tabIndex={0} role="region" aria-label={t('support.preview')}>
            {made.text}
          </pre>
          <div className={classes.foot}>
            <p className={classes.promise}>{t('support.promise')}</p>
            <Button
              leftSection={<Save size={15} aria-hidden />}
              onClick={() => {
                saveText(made.fileName, made.text);
              }}
            >
              {t('support.save')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
