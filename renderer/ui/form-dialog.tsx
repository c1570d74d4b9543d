import { Button, Modal } from '@mantine/core';
import type { ReactNode, SubmitEvent } from 'react';

import classes from './dialog.module.css';
import { useFocusBack } from './use-focus-back.ts';

type FormDialogProps = {
  isOpen: boolean;
  title: string;
  submitLabel: string;
  cancelLabel: string;
  isBusy: boolean;
  onSubmit: () => void;
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
};

/** A few fields over the page: Enter submits, Escape closes. */
export function FormDialog(props: FormDialogProps) {
  useFocusBack(props.isOpen);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={props.title}
      size={440}
      withCloseButton={false}
    >
      <form className={classes.form} onSubmit={submit} noValidate>
        {props.children}
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {props.cancelLabel}
          </Button>
          <Button type="submit" loading={props.isBusy}>
            {props.submitLabel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
