import { Button, Checkbox, Modal, Progress } from '@mantine/core';
import { useState } from 'react';

import type { JournalExport } from '#shared/api/calls/journal.ts';

import { useAction } from '../../api/use-action.ts';
import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useSizeWords } from '../use-size-words.ts';
import classes from './export-dialog.module.css';
import { questionOf, type EventFilter } from './event-filter.ts';

type ExportDialogProps = { isOpen: boolean; filter: EventFilter; onClose: () => void };

/** Writes the events of the list into a file: what it will hold, how far it is, and the way to save it. */
export function ExportDialog({ isOpen, filter, onClose }: ExportDialogProps) {
  const { t } = useTranslation('activity');
  const { t: basics } = useTranslation('basics');
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('export.title')}
      size={480}
      closeButtonProps={{ 'aria-label': basics('close') }}
    >
      <ExportSteps filter={filter} />
    </Modal>
  );
}

/** One export at a time; the one that was begun here is shown until the dialog is opened anew. */
function ExportSteps({ filter }: { filter: EventFilter }) {
  const [id, setId] = useState<string | null>(null);
  const latest = useCall('journal.exporting', {}, { fresh: true }).data?.export ?? null;
  // One that runs is shown to whoever opens the dialog.
  const shown = latest !== null && (latest.id === id || latest.state === 'running') ? latest : null;
  return shown === null ? (
    <ExportChoice filter={filter} onBegun={setId} />
  ) : (
    <ExportState
      exported={shown}
      onAgain={() => {
        setId(null);
      }}
    />
  );
}

function ExportChoice({ filter, onBegun }: { filter: EventFilter; onBegun: (id: string) => void }) {
  const { t } = useTranslation('activity');
  const begin = useAction('journal.export');
  const [withTexts, setWithTexts] = useState(false);
  return (
    <div className={classes.steps}>
      <p>{t('export.what')}</p>
      <p>{t('export.never')}</p>
      <Checkbox
        checked={withTexts}
        label={t('export.texts')}
        description={t('export.textsHint')}
        onChange={({ currentTarget }) => {
          setWithTexts(currentTarget.checked);
        }}
      />
      <div className={classes.actions}>
        <Button
          loading={begin.isPending}
          onClick={() => {
            begin.mutate(
              { ...questionOf(filter, Date.now()), withTexts },
              {
                onSuccess: ({ id }) => {
                  onBegun(id);
                },
              },
            );
          }}
        >
          {t('export.start')}
        </Button>
      </div>
    </div>
  );
}

function ExportState({ exported, onAgain }: { exported: JournalExport; onAgain: () => void }) {
  const { t } = useTranslation('activity');
  const sizeOf = useSizeWords();
  const cancel = useAction('journal.cancelExport');
  const { state, done, total, events, size, url, fileName, id } = exported;
  const again = (
    <Button variant="default" onClick={onAgain}>
      {t('export.again')}
    </Button>
  );
  switch (state) {
    case 'running':
      return (
        <div className={classes.steps} role="status">
          <Progress value={total === 0 ? 0 : (done / total) * 100} aria-label={t('export.title')} />
          <p className={classes.count}>{t('export.running', { done, total })}</p>
          <div className={classes.actions}>
            <Button
              variant="default"
              loading={cancel.isPending}
              onClick={() => {
                cancel.mutate({ id });
              }}
            >
              {t('export.cancel')}
            </Button>
          </div>
        </div>
      );
    case 'ready':
      return (
        <div className={classes.steps} role="status">
          <p className={classes.count}>{t('export.ready', { count: events, size: sizeOf(size) })}</p>
          <p>{t('export.nowhere')}</p>
          <div className={classes.actions}>
            {again}
            {url !== null && (
              <Button component="a" href={url} download={fileName}>
                {t('export.save')}
              </Button>
            )}
          </div>
        </div>
      );
    case 'failed':
    case 'cancelled':
      return (
        <div className={classes.steps} role="status">
          <p>{t(`export.${state}`)}</p>
          <div className={classes.actions}>{again}</div>
        </div>
      );
  }
}
