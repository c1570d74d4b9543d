import { Button, Progress } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';

import { useAction } from '../../api/use-action.ts';
import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import classes from './replay-progress.module.css';

/** How far the replay of the failed events is; its end stays in sight until it is hidden. */
export function ReplayProgress() {
  const { t } = useTranslation('activity');
  const stop = useAction('journal.stopReplaying');
  const replaying = useCall('journal.replaying', {}).data;
  // What had ended before the screen was opened is no news.
  const [hasSeen, setHasSeen] = useState(false);
  if (replaying?.state === 'running' && !hasSeen) setHasSeen(true);
  if (replaying === undefined || replaying.state === 'none' || (replaying.state !== 'running' && !hasSeen))
    return null;
  const { state, done, total, mended } = replaying;
  return (
    <div className={classes.strip} role="status">
      <p className={classes.words}>{t(`replayAll.${state}`, { done, total, mended })}</p>
      {state === 'running' ? (
        <>
          <Progress
            className={classes.bar}
            value={total === 0 ? 100 : (done / total) * 100}
            aria-label={t('replayAll.running', { done, total })}
          />
          <Button
            variant="default"
            size="xs"
            loading={stop.isPending}
            onClick={() => {
              stop.mutate({});
            }}
          >
            {t('replayAll.stop')}
          </Button>
        </>
      ) : (
        <IconButton
          label={t('replayAll.dismiss')}
          size={26}
          onClick={() => {
            setHasSeen(false);
          }}
        >
          <X size={16} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
