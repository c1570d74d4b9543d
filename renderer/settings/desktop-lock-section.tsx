import { Button } from '@mantine/core';
import { Lock, LockKeyhole } from 'lucide-react';
import { useState } from 'react';

import type { DesktopState } from '#shared/api/desktop.ts';

import type { Desktop } from '../desktop/desktop-provider.tsx';
import { useDesktopChange } from '../desktop/use-desktop-change.ts';
import { useLockNow } from '../desktop/use-lock-now.ts';
import { useLanguage, useTranslation } from '../i18n/use-translation.ts';
import { Choice } from '../ui/choice.tsx';
import { PageSection } from '../ui/page.tsx';
import { SaveMark } from '../ui/save-mark.tsx';
import { PinDialog, type PinTask } from './desktop-pin-dialog.tsx';
import classes from './desktop-sections.module.css';

/** The PIN in front of everything: set, changed, removed, and when it locks by itself. */
export function LockSection({ desktop }: { desktop: Desktop }) {
  const { t } = useTranslation('lock');
  const { change, state: saveState } = useDesktopChange(desktop);
  const [task, setTask] = useState<PinTask | null>(null);
  const { lock, platform } = desktop.state;
  return (
    <PageSection
      title={t('settings.title')}
      text={t('settings.text')}
      action={<SaveMark state={saveState} />}
    >
      {lock.hasPin ? (
        <>
          <PinLine onTask={setTask} />
          <AutoLock
            minutes={lock.autoLockMinutes}
            platform={platform}
            onChange={(autoLockMinutes) => {
              change({ autoLockMinutes });
            }}
          />
        </>
      ) : (
        <div className={classes.line}>
          <p className={classes.words}>{t('settings.none')}</p>
          <Button
            variant="default"
            leftSection={<LockKeyhole size={16} />}
            onClick={() => {
              setTask('set');
            }}
          >
            {t('settings.set')}
          </Button>
        </div>
      )}
      <p className={classes.small}>{t('settings.protects')}</p>
      {task !== null && (
        <PinDialog
          desktop={desktop}
          task={task}
          onClose={() => {
            setTask(null);
          }}
        />
      )}
    </PageSection>
  );
}

function PinLine({ onTask }: { onTask: (task: PinTask) => void }) {
  const { t } = useTranslation('lock');
  const lockNow = useLockNow();
  return (
    <div className={classes.line}>
      <p className={classes.words}>{t('settings.isSet')}</p>
      <Button variant="default" leftSection={<Lock size={15} />} onClick={() => lockNow?.()}>
        {t('settings.lockNow')}
      </Button>
      <Button
        variant="default"
        aria-label={t('settings.changeLabel')}
        onClick={() => {
          onTask('change');
        }}
      >
        {t('settings.change')}
      </Button>
      <Button
        variant="subtle"
        aria-label={t('settings.removeLabel')}
        onClick={() => {
          onTask('remove');
        }}
      >
        {t('settings.remove')}
      </Button>
    </div>
  );
}

type Minutes = DesktopState['lock']['autoLockMinutes'];
const spans = [1, 5, 15, 60, null] as const satisfies readonly Minutes[];

function AutoLock({
  minutes,
  platform,
  onChange,
}: {
  minutes: Minutes;
  platform: DesktopState['platform'];
  onChange: (minutes: Minutes) => void;
}) {
  const { t } = useTranslation('lock');
  const language = useLanguage();
  const nameOf = (span: Minutes) => (span === null ? t('settings.never') : spanInWords(span, language));
  return (
    <div className={classes.auto}>
      <Choice
        label={t('settings.after')}
        // Linux does not tell of a locked screen by itself, and not always when it is asked.
        help={platform === 'linux' ? t('settings.alsoSleep') : t('settings.also')}
        value={String(minutes)}
        options={spans.map((span) => ({ value: String(span), label: nameOf(span) }))}
        onChange={(value) => {
          onChange(spans.find((span) => String(span) === value) ?? null);
        }}
      />
    </div>
  );
}

/** "15 min", "1 hr". */
function spanInWords(minutes: number, language: string): string {
  const [count, unit] = minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
}
