import { TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';

import type { SourceView } from '#shared/api/calls/sources.ts';

import { useAction } from '../../api/use-action.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

export type SourceDialog = 'arm' | 'rename' | 'undo' | 'remove';

type Props = { source: SourceView; open: SourceDialog | null; onClose: () => void };

/** What is asked before something happens to a source. */
export function SourceDialogs({ source, open, onClose }: Props) {
  return (
    <>
      <ArmDialog source={source} isOpen={open === 'arm'} onClose={onClose} />
      <RemoveDialog source={source} isOpen={open === 'remove'} onClose={onClose} />
      <UndoDialog source={source} isOpen={open === 'undo'} onClose={onClose} />
      {open === 'rename' && <RenameDialog source={source} onClose={onClose} />}
    </>
  );
}

type DialogProps = { source: SourceView; isOpen: boolean; onClose: () => void };

function ArmDialog({ source, isOpen, onClose }: DialogProps) {
  const { t } = useTranslation('sources');
  const { t: basics } = useTranslation('basics');
  const update = useAction('sources.update');
  return (
    <FormDialog
      isOpen={isOpen}
      title={t('arm.title', { title: source.title })}
      submitLabel={t('arm.confirm')}
      cancelLabel={basics('cancel')}
      isBusy={update.isPending}
      onSubmit={() => {
        update.mutate({ name: source.name, armed: true }, { onSuccess: onClose });
      }}
      onClose={onClose}
    >
      <p>{t('arm.text', { count: source.coming - source.withoutPhone })}</p>
    </FormDialog>
  );
}

function RemoveDialog({ source, isOpen, onClose }: DialogProps) {
  const { t } = useTranslation('sources');
  const { t: basics } = useTranslation('basics');
  const remove = useAction('sources.remove');
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t('remove.title', { title: source.title })}
      confirmLabel={t('remove.confirm')}
      cancelLabel={basics('cancel')}
      isBusy={remove.isPending}
      onConfirm={() => {
        remove.mutate({ name: source.name }, { onSuccess: onClose });
      }}
      onClose={onClose}
    >
      {t('remove.text')}
    </ConfirmDialog>
  );
}

function UndoDialog({ source, isOpen, onClose }: DialogProps) {
  const { t } = useTranslation('sources');
  const { t: basics } = useTranslation('basics');
  const undo = useAction('sources.undoImport');
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t('csv.undoTitle', { title: source.title })}
      confirmLabel={t('csv.undoConfirm')}
      cancelLabel={basics('cancel')}
      isBusy={undo.isPending}
      onConfirm={() => {
        undo.mutate(
          { name: source.name },
          {
            onSuccess: ({ removed, kept }) => {
              notifications.show({ message: t('csv.undone', { removed, kept }) });
              onClose();
            },
          },
        );
      }}
      onClose={onClose}
    >
      {t('csv.undoText')}
    </ConfirmDialog>
  );
}

function RenameDialog({ source, onClose }: { source: SourceView; onClose: () => void }) {
  const { t } = useTranslation('sources');
  const { t: basics } = useTranslation('basics');
  const [title, setTitle] = useState(source.title);
  const update = useAction('sources.update');
  return (
    <FormDialog
      isOpen
      title={t('rename.title')}
      submitLabel={t('rename.save')}
      cancelLabel={basics('cancel')}
      isBusy={update.isPending}
      onSubmit={() => {
        if (title.trim() !== '')
          update.mutate({ name: source.name, title: title.trim() }, { onSuccess: onClose });
      }}
      onClose={onClose}
    >
      <TextInput
        label={t('rename.label')}
        value={title}
        maxLength={100}
        data-autofocus
        onChange={(event) => {
          setTitle(event.currentTarget.value);
        }}
      />
    </FormDialog>
  );
}
