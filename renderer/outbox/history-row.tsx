import { RotateCcw, RotateCw } from 'lucide-react';

import type { OutboxItemView } from '#shared/api/calls/outbox.ts';

import { useFailureDetail } from '../i18n/use-failure-detail.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { MessageBubble } from '../messages-in-words/message-bubble.tsx';
import { MessageLine } from '../messages-in-words/message-line.tsx';
import { useMessageWords } from '../messages-in-words/use-message-words.ts';
import { useNow, useTimeFormat } from '../ui/use-time-format.tsx';
import { FateNote } from './fate-note.tsx';
import classes from './history-part.module.css';
import { MessageLinks } from './message-links.tsx';
import { SmallButton } from './small-button.tsx';
import { useMessageActions } from './use-message-actions.ts';
import { useWhat } from './use-what.ts';

/** One message that is over or under way: what became of it, and why. */
export function HistoryRow({ item }: { item: OutboxItemView }) {
  const { t } = useTranslation('outbox');
  const format = useTimeFormat();
  const what = useWhat();
  const now = useNow();
  const { restore, sendNow, isBusy } = useMessageActions(item);
  const canRestore =
    item.state === 'skipped' &&
    item.isByHand &&
    item.ruleId !== null &&
    (item.usefulUntil === null || Date.parse(item.usefulUntil) > now);
  return (
    <MessageLine
      personId={item.contactId ?? item.id}
      name={item.title}
      time={format.time(item.dueAt)}
      at={item.dueAt}
      what={what(item)}
      text={item.text}
      notes={<Fate item={item} />}
    >
      {item.text !== '' && <MessageBubble text={item.text} />}
      <Failure item={item} />
      <div className={classes.actions}>
        {item.state === 'failed' && (
          <SmallButton
            icon={RotateCw}
            word={t('actions.tryAgain')}
            isBusy={isBusy}
            onPress={() => {
              sendNow();
            }}
          />
        )}
        {canRestore && (
          <SmallButton icon={RotateCcw} word={t('actions.restore')} isBusy={isBusy} onPress={restore} />
        )}
        <MessageLinks item={item} />
      </div>
    </MessageLine>
  );
}

function Fate({ item }: { item: OutboxItemView }) {
  const { t } = useTranslation('outbox');
  const { t: failures } = useTranslation('failures');
  const words = useMessageWords();
  return <FateNote state={item.state} why={why()} />;

  function why(): string | null {
    switch (item.state) {
      case 'failed':
        return item.errorCode === null ? null : failures(`${item.errorCode}.what`);
      case 'skipped':
        if (item.skipReason !== null) return words.skip(item.skipReason);
        if (item.errorCode !== null) return failures(`${item.errorCode}.what`);
        return item.isByHand || item.ruleId === null ? t('skippedByHand') : null;
      case 'cancelled':
        return item.ruleId === null ? null : t('cancelledWhy');
      case 'held':
      case 'scheduled':
      case 'sending':
      case 'accepted':
      case 'delivered':
      case 'read':
      case 'unknown':
        return null;
    }
  }
}

function Failure({ item }: { item: OutboxItemView }) {
  const { t: failures } = useTranslation('failures');
  const moreOf = useFailureDetail();
  if (item.state !== 'failed' || item.errorCode === null) return null;
  return (
    <div>
      <p className={classes.why}>
        <strong>{failures(`${item.errorCode}.what`)}.</strong> {failures(`${item.errorCode}.means`)}{' '}
        {failures(`${item.errorCode}.next`)}
      </p>
      {item.errorWhy !== undefined && <p className={classes.detail}>{moreOf(item.errorWhy)}</p>}
    </div>
  );
}
