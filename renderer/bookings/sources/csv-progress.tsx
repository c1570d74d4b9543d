import { Button, Progress } from '@mantine/core';

import { useAction } from '../../api/use-action.ts';
import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './csv-dialog.module.css';

/** How far an import is; it goes on when this is closed. */
export function CsvProgress({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useTranslation('sources');
  const cancel = useAction('sources.cancelImport');
  const item = useCall('sources.imports', {}).data?.items.find((one) => one.name === name);
  const isRunning = item === undefined || item.state === 'running';
  const { done = 0, total = 1, added = 0, changed = 0 } = item ?? {};
  return (
    <div role="status">
      <Progress
        value={total === 0 ? 100 : (done / total) * 100}
        animated={isRunning}
        aria-label={t('csv.title')}
      />
      <p className={classes.facts}>
        {isRunning ? t('csv.progress', { done, total }) : t(`csv.${endOf(item.state)}`, { added, changed })}
      </p>
      <div className={classes.actions}>
        {isRunning && (
          <Button
            variant="default"
            loading={cancel.isPending}
            onClick={() => {
              cancel.mutate({ name });
            }}
          >
            {t('csv.stop')}
          </Button>
        )}
        <Button onClick={onClose}>{t('csv.close')}</Button>
      </div>
    </div>
  );
}

function endOf(state: 'running' | 'done' | 'cancelled' | 'failed' | 'undone') {
  if (state === 'cancelled') return 'stopped';
  return state === 'failed' ? 'failed' : 'finished';
}
