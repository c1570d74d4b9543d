import { Check, CircleHelp, RotateCw } from 'lucide-react';

import type { OutboxItemView } from '#shared/api/calls/outbox.ts';

import { usePages } from '../api/use-pages.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { MessageBubble } from '../messages-in-words/message-bubble.tsx';
import { MessageLine } from '../messages-in-words/message-line.tsx';
import { useTimeFormat } from '../ui/use-time-format.tsx';
import { FateNote } from './fate-note.tsx';
import classes from './history-part.module.css';
import { MessageLinks } from './message-links.tsx';
import { SmallButton } from './small-button.tsx';
import { useMessageActions } from './use-message-actions.ts';
import { useWhat } from './use-what.ts';

/** The messages of which only a person can say whether they were sent. Nothing when there are none. */
export function UnknownMessages() {
  const { t } = useTranslation('outbox');
  const { items } = usePages('outbox.list', { state: 'unknown', limit: 200 });
  if (items === undefined || items.length === 0) return null;
  return (
    <section className={classes.unknown} aria-label={t('unknown.count', { count: items.length })}>
      <header className={classes.unknownHead}>
        <CircleHelp size={18} strokeWidth={2} aria-hidden />
        <div>
          <h2 className={classes.unknownTitle}>{t('unknown.title', { count: items.length })}</h2>
          <p className={classes.unknownText}>{t('unknown.text')}</p>
        </div>
      </header>
      <ul>
        {items.map((item) => (
          <li key={item.id} className={classes.unknownRow}>
            <UnknownRow item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function UnknownRow({ item }: { item: OutboxItemView }) {
  const { t } = useTranslation('outbox');
  const format = useTimeFormat();
  const what = useWhat();
  const { resolve, isBusy } = useMessageActions(item);
  return (
    <>
      <MessageLine
        personId={item.contactId ?? item.id}
        name={item.title}
        time={format.listStamp(item.dueAt)}
        at={item.dueAt}
        what={what(item)}
        text={item.text}
        notes={<FateNote state="unknown" why={format.full(item.dueAt)} />}
      >
        <MessageBubble text={item.text} />
      </MessageLine>
      <div className={classes.answer}>
        <SmallButton
          icon={Check}
          word={t('actions.wasSent')}
          isDisabled={isBusy}
          onPress={() => {
            resolve('sent');
          }}
        />
        <SmallButton
          icon={RotateCw}
          word={t('actions.wasNotSent')}
          isDisabled={isBusy}
          onPress={() => {
            resolve('not-sent');
          }}
        />
        <MessageLinks item={item} />
      </div>
    </>
  );
}
