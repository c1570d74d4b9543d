import { Button, Modal } from '@mantine/core';
import { MessageCircle, MessageCircleOff } from 'lucide-react';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './deed-dialog.module.css';

type DeedDialogProps = {
  isOpen: boolean;
  title: string;
  /** The visit in a few words. */
  visit: string;
  /** What the customer gets; null: nothing. */
  tells: string | null;
  submitLabel: string;
  tone: 'accent' | 'trouble';
  isBusy: boolean;
  onSubmit: () => void;
  onClose: () => void;
};

/** Asks before something that writes to the customer, and says what they get. */
export function DeedDialog(props: DeedDialogProps) {
  const { t } = useTranslation('bookings');
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={props.title}
      size={440}
      withCloseButton={false}
    >
      <p className={classes.visit}>{props.visit}</p>
      <Tells words={props.tells} />
      <div className={classes.actions}>
        <Button variant="default" onClick={props.onClose} data-autofocus>
          {t('action.keep')}
        </Button>
        <Button color={props.tone} loading={props.isBusy} onClick={props.onSubmit}>
          {props.submitLabel}
        </Button>
      </div>
    </Modal>
  );
}

/** What the customer gets, in a line of its own. */
export function Tells({ words }: { words: string | null }) {
  const { t } = useTranslation('bookings');
  const Shape = words === null ? MessageCircleOff : MessageCircle;
  return (
    <p className={classes.tells} data-silent={words === null || undefined}>
      <Shape size={16} strokeWidth={2} aria-hidden />
      <span>{words ?? t('card.tellsNothing')}</span>
    </p>
  );
}
