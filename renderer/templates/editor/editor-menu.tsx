import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { Copy, Ellipsis, History, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';

import type { TemplateView } from '#shared/api/calls/templates.ts';
import type { TemplateContent } from '#shared/domain/template/template.ts';

import { useAction } from '../../api/use-action.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import classes from './editor-menu.module.css';
import { keepInList } from './use-save-template.ts';

type Dialog = 'undo' | 'remove' | 'discard';

type EditorMenuProps = {
  template: TemplateView | null;
  isDirty: boolean;
  content: TemplateContent;
  onOpen: (id: string) => void;
  onLeave: () => void;
  onDiscard: () => void;
};

/** What is needed less often: a copy, the way back, and the end. */
export function EditorMenu({ template, isDirty, content, onOpen, onLeave, onDiscard }: EditorMenuProps) {
  const { t } = useTranslation('templates');
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const copying = useAction('templates.save');
  const close = () => {
    setDialog(null);
  };
  const duplicate = ({ event, name, texts, signOff }: TemplateView) => {
    const copyName = t('menu.copyName', { name: name.slice(0, 80) });
    copying.mutate(
      { event, name: copyName, texts, signOff },
      {
        onSuccess: (copy) => {
          keepInList(queries, copy);
          onOpen(copy.id);
        },
      },
    );
  };
  const inTheWay =
    template === null
      ? null
      : template.isShipped
        ? t('menu.removeShipped')
        : template.usedBy.length > 0
          ? t('menu.removeUsed')
          : null;
  return (
    <>
      <Menu position="bottom-end" width={270}>
        <Menu.Target>
          <IconButton label={t('menu.label')} size={36}>
            <Ellipsis size={19} aria-hidden />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          {template && (
            <Menu.Item
              leftSection={<Copy size={16} />}
              onClick={() => {
                duplicate(template);
              }}
            >
              {t('menu.duplicate')}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<RotateCcw size={16} />}
            disabled={!isDirty}
            onClick={() => {
              setDialog('discard');
            }}
          >
            {t('menu.discard')}
          </Menu.Item>
          {template && (
            <>
              <Menu.Item
                leftSection={<History size={16} />}
                disabled={!template.canUndo}
                onClick={() => {
                  setDialog('undo');
                }}
              >
                {t('menu.undo')}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item
                leftSection={<Trash2 size={16} />}
                className={inTheWay === null ? (classes.danger ?? '') : ''}
                disabled={inTheWay !== null}
                onClick={() => {
                  setDialog('remove');
                }}
              >
                {t('menu.remove')}
                {inTheWay !== null && <span className={classes.why}>{inTheWay}</span>}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <DiscardDialog
        isOpen={dialog === 'discard'}
        isNew={template === null}
        onClose={close}
        onDiscard={onDiscard}
      />
      {template && (
        <>
          <UndoDialog isOpen={dialog === 'undo'} template={template} onClose={close} onUndone={onDiscard} />
          <RemoveDialog
            isOpen={dialog === 'remove'}
            template={template}
            name={content.name}
            onClose={close}
            onRemoved={onLeave}
          />
        </>
      )}
    </>
  );
}

function DiscardDialog({
  isOpen,
  isNew,
  onClose,
  onDiscard,
}: {
  isOpen: boolean;
  isNew: boolean;
  onClose: () => void;
  onDiscard: () => void;
}) {
  const { t } = useTranslation('templates');
  const { t: basics } = useTranslation('basics');
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t('discardDialog.title')}
      confirmLabel={t('discardDialog.confirm')}
      cancelLabel={basics('cancel')}
      isBusy={false}
      onConfirm={() => {
        onClose();
        onDiscard();
      }}
      onClose={onClose}
    >
      {t(isNew ? 'discardDialog.textNew' : 'discardDialog.text')}
    </ConfirmDialog>
  );
}

function UndoDialog({
  isOpen,
  template,
  onClose,
  onUndone,
}: {
  isOpen: boolean;
  template: TemplateView;
  onClose: () => void;
  onUndone: () => void;
}) {
  const { t } = useTranslation('templates');
  const { t: basics } = useTranslation('basics');
  const queries = useQueryClient();
  const undo = useAction('templates.undo');
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t('undoDialog.title')}
      confirmLabel={t('undoDialog.confirm')}
      tone="accent"
      cancelLabel={basics('cancel')}
      isBusy={undo.isPending}
      onConfirm={() => {
        undo.mutate(
          { id: template.id },
          {
            onSuccess: (restored) => {
              keepInList(queries, restored);
              onUndone();
              notifications.show({ message: t('undoDialog.done'), withBorder: true, autoClose: 3000 });
            },
            onSettled: onClose,
          },
        );
      }}
      onClose={onClose}
    >
      {t('undoDialog.text')}
    </ConfirmDialog>
  );
}

function RemoveDialog({
  isOpen,
  template,
  name,
  onClose,
  onRemoved,
}: {
  isOpen: boolean;
  template: TemplateView;
  name: string;
  onClose: () => void;
  onRemoved: () => void;
}) {
  const { t } = useTranslation('templates');
  const { t: basics } = useTranslation('basics');
  const remove = useAction('templates.remove');
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t('removeDialog.title', { name })}
      confirmLabel={t('removeDialog.confirm')}
      cancelLabel={basics('cancel')}
      isBusy={remove.isPending}
      onConfirm={() => {
        // A promise: the news of the removal may take this dialog away before the answer is here.
        remove.mutateAsync({ id: template.id }).then(onRemoved, onClose);
      }}
      onClose={onClose}
    >
      {t('removeDialog.text')}
    </ConfirmDialog>
  );
}
