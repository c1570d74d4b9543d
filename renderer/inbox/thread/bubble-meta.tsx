import { Bot, Smartphone } from 'lucide-react';

import type { MessageView } from '#shared/api/calls/messages.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import classes from './bubble.module.css';
import { AutomaticMark, Tick } from './tick.tsx';

/** The end of a bubble: edited, who wrote it when not a person here, when, and how far it has come. */
export function BubbleMeta({ message }: { message: MessageView }) {
  const { t } = useTranslation('inbox');
  const times = useTimeFormat();
  return (
    <>
      {message.isEdited && <span>{t('message.edited')}</span>}
      {message.author === 'automation' && <AutomaticMark message={message} />}
      {message.author === 'phone' && (
        <span
          className={classes.mark}
          role="img"
          aria-label={t('message.fromPhone')}
          title={t('message.fromPhone')}
        >
          <Smartphone size={12} strokeWidth={2} />
        </span>
      )}
      {message.author === 'other-api' && (
        <span
          className={classes.mark}
          role="img"
          aria-label={t('message.fromOtherProgram')}
          title={t('message.fromOtherProgram')}
        >
          <Bot size={13} strokeWidth={2} />
        </span>
      )}
      <time dateTime={message.at} title={times.full(message.at)}>
        {times.time(message.at)}
      </time>
      <Tick status={message.status} />
    </>
  );
}
