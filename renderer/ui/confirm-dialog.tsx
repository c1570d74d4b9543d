import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';

import classes from './dialog.module.css';

type ConfirmDialogProps = {
  isOpen: boolean;
  title: string;
  /** What will happen, in plain words. */
  children: ReactNode;
  confirmLabel: string;
  cancelLabel: string;
  /** `trouble` (unless told) for what is lost by it; `accent` for what can be changed back. */
  tone?: 'trouble' | 'accent';
  /** True while the confirmed thing is being done. */
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before something that others feel or that cannot simply be undone; the safe answer has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={props.title}
      size={440}
      withCloseButton={false}
    >
      <div className={classes.text}>{props.children}</div>
      <div className={classes.actions}>
        <Button variant="default" onClick={props.onClose} data-autofocus>
          {props.cancelLabel}
        </Button>
        <Button color={props.tone ?? 'trouble'} onClick={props.onConfirm} loading={props.isBusy}>
          {props.confirmLabel}
        </Button>
      </div>
    </Modal>
  );
}
