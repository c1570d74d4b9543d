import { CirclePause, Clock3, Hand, MoonStar, PencilLine, TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';

import type { OutboxItemView } from '#shared/api/calls/outbox.ts';

import { useCall } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { MessageLine, Note } from '../messages-in-words/message-line.tsx';
import { useMessageWords } from '../messages-in-words/use-message-words.ts';
import { useNow, useTimeFormat } from '../ui/use-time-format.tsx';
import { ChangeTimeDialog } from './change-time-dialog.tsx';
import { SendNowDialog } from './send-now-dialog.tsx';
import { useMessageActions } from './use-message-actions.ts';
import { useWhat } from './use-what.ts';
import { WaitingBody } from './waiting-body.tsx';
import { WaitingMenu } from './waiting-menu.tsx';

export type WaitingStep = 'edit' | 'time' | 'now' | 'skip';

/** One message that waits: when, to whom, which rule, the words, and what can be done about it. */
export function WaitingRow({ item, isDue }: { item: OutboxItemView; isDue: boolean }) {
  const format = useTimeFormat();
  const what = useWhat();
  const now = useNow();
  const [isOpen, setOpen] = useState(false);
  const [step, setStep] = useState<WaitingStep | null>(null);
  const row = useRef<HTMLDivElement>(null);
  const { skip } = useMessageActions(item);
  const take = (next: WaitingStep) => {
    if (next === 'skip') {
      focusNeighbour(row.current);
      skip();
      return;
    }
    if (next === 'edit') setOpen(true);
    setStep(next);
  };
  const close = () => {
    setStep(null);
  };
  // What was due on another day says so: its hour alone would read as today's.
  const isOtherDay = isDue && format.dayKey(item.dueAt) !== format.dayKey(now);
  return (
    <div ref={row}>
      <MessageLine
        personId={item.contactId ?? item.id}
        name={item.title}
        time={isOtherDay ? format.listStamp(item.dueAt) : format.time(item.dueAt)}
        at={item.dueAt}
        what={what(item)}
        text={item.text}
        notes={<WaitingNotes item={item} isDue={isDue} />}
        menu={<WaitingMenu item={item} onStep={take} />}
        unfolded={{
          isOpen,
          onToggle: () => {
            setOpen(!isOpen);
            if (step === 'edit') close();
          },
        }}
      >
        <WaitingBody item={item} isEditing={step === 'edit'} onStep={take} onEdited={close} />
      </MessageLine>
      <ChangeTimeDialog item={item} isOpen={step === 'time'} onClose={close} />
      <SendNowDialog item={item} isOpen={step === 'now'} onClose={close} />
    </div>
  );
}

function WaitingNotes({ item, isDue }: { item: OutboxItemView; isDue: boolean }) {
  const { t } = useTranslation('outbox');
  const words = useMessageWords();
  const sending = useCall('sending.preview', {}).data?.state ?? null;
  const dueWords = words.due(item);
  const heldWords =
    sending === 'stopped'
      ? t('state.heldStopped')
      : sending === 'paused'
        ? t('state.heldPaused')
        : t('state.held');
  return (
    <>
      {item.state === 'held' ? (
        <Note
          icon={
            sending === 'stopped' ? <Hand size={12} aria-hidden /> : <CirclePause size={12} aria-hidden />
          }
        >
          {heldWords}
        </Note>
      ) : (
        <Note icon={<Clock3 size={12} aria-hidden />}>
          {isDue ? t('waiting.leavingNow') : t('state.scheduled')}
        </Note>
      )}
      {dueWords !== null && <Note icon={<MoonStar size={12} aria-hidden />}>{dueWords}</Note>}
      {item.isByHand && <Note icon={<PencilLine size={12} aria-hidden />}>{t('state.byHand')}</Note>}
      {item.channelId === null && (
        <Note tone="trouble" icon={<TriangleAlert size={12} aria-hidden />}>
          {t('state.noNumber')}
        </Note>
      )}
    </>
  );
}

/** A row that goes away hands the focus to the one after it, or before it. */
function focusNeighbour(row: HTMLElement | null): void {
  const place = row?.closest('li');
  const neighbour = place?.nextElementSibling ?? place?.previousElementSibling;
  neighbour?.querySelector('button')?.focus();
}
