import { CircleAlert, CircleHelp, FileCheck2, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';

import type { MessageView } from '#shared/api/calls/messages.ts';

import { useAction } from '../../api/use-action.ts';
import { useFailureDetail } from '../../i18n/use-failure-detail.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useTemplateOffer } from '../composer/offer/template-offer-context.ts';
import classes from './fate-note.module.css';

/** Under a message that did not go, or that may not have: why, what it means, and the next step. */
export function FateNote({ message }: { message: MessageView }) {
  const { t } = useTranslation('inbox');
  const { t: failures } = useTranslation('failures');
  const moreOf = useFailureDetail();
  const resolve = useAction('outbox.resolve');
  const { outboxId, failure } = message;
  if (message.status === 'failed') {
    return (
      <div className={classes.note} data-tone="trouble" role="note">
        <CircleAlert size={15} strokeWidth={2.1} aria-hidden />
        <div className={classes.words}>
          <p className={classes.what}>
            {failure === null ? t('status.failed') : failures(`${failure.code}.what`)}
          </p>
          {failure !== null && (
            <p>
              {failures(`${failure.code}.means`)} {failures(`${failure.code}.next`)}
            </p>
          )}
          {failure?.why !== undefined && <p className={classes.detail}>{moreOf(failure.why)}</p>}
          <WayOn message={message} />
        </div>
      </div>
    );
  }
  if (message.status !== 'unknown') return null;
  return (
    <div className={classes.note} data-tone="attention" role="note">
      <CircleHelp size={15} strokeWidth={2.1} aria-hidden />
      <div className={classes.words}>
        <p className={classes.what}>{t('message.maybeSent')}</p>
        <p>{t('message.maybeSentNext')}</p>
        {outboxId !== null && (
          <div className={classes.buttons}>
            <NoteButton
              isBusy={resolve.isPending}
              onPress={() => {
                resolve.mutate({ id: outboxId, as: 'sent' });
              }}
            >
              {t('message.itWasSent')}
            </NoteButton>
            <NoteButton
              isBusy={resolve.isPending}
              onPress={() => {
                resolve.mutate({ id: outboxId, as: 'not-sent' });
              }}
            >
              {t('message.sendAgain')}
            </NoteButton>
          </div>
        )}
      </div>
    </div>
  );
}

/** Under a failed message: the same again, or a template where nothing else goes. */
function WayOn({ message: { outboxId, failure } }: { message: MessageView }) {
  const { t } = useTranslation('inbox');
  const { t: templates } = useTranslation('metaTemplates');
  const sendNow = useAction('outbox.sendNow');
  const offer = useTemplateOffer();
  if (failure?.code === 'window-closed' && offer !== null) {
    return (
      <div className={classes.buttons}>
        <NoteButton isBusy={false} onPress={offer}>
          <FileCheck2 size={14} strokeWidth={2.2} aria-hidden />
          {templates('offer.action')}
        </NoteButton>
      </div>
    );
  }
  if (outboxId === null) return null;
  return (
    <div className={classes.buttons}>
      <NoteButton
        isBusy={sendNow.isPending}
        onPress={() => {
          sendNow.mutate({ id: outboxId });
        }}
      >
        <RotateCw size={14} strokeWidth={2.2} aria-hidden />
        {t('message.tryAgain')}
      </NoteButton>
    </div>
  );
}

function NoteButton({
  isBusy,
  onPress,
  children,
}: {
  isBusy: boolean;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button type="button" className={classes.button} disabled={isBusy} onClick={onPress}>
      {children}
    </button>
  );
}
