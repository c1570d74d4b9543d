import { Button, Textarea } from '@mantine/core';
import { Ban, Clock3, PencilLine, RotateCcw, Send, type LucideIcon } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

import type { OutboxItemView } from '#shared/api/calls/outbox.ts';

import { useAction } from '../api/use-action.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { MessageBubble } from '../messages-in-words/message-bubble.tsx';
import { MessageLinks } from './message-links.tsx';
import { SmallButton } from './small-button.tsx';
import { isEditable } from './use-message-actions.ts';
import { useMomentWords } from '../messages-in-words/use-moment-words.ts';
import classes from './waiting-body.module.css';
import type { WaitingStep } from './waiting-row.tsx';
import { showToast } from '../ui/undo-toast.tsx';

type WaitingBodyProps = {
  item: OutboxItemView;
  isEditing: boolean;
  onStep: (step: WaitingStep) => void;
  onEdited: () => void;
};

/** The whole message, unfolded: its bubble, or a field to change its words, and what can be done. */
export function WaitingBody({ item, isEditing, onStep, onEdited }: WaitingBodyProps) {
  const { t } = useTranslation('outbox');
  const when = useMomentWords();
  if (isEditing) return <EditText item={item} onDone={onEdited} />;
  const button = (step: WaitingStep, word: string, Icon: LucideIcon) => (
    <SmallButton
      icon={Icon}
      word={word}
      onPress={() => {
        onStep(step);
      }}
    />
  );
  return (
    <>
      <MessageBubble text={item.text} />
      {item.usefulUntil !== null && (
        <p className={classes.until}>{t('state.usefulUntil', { time: when(item.usefulUntil) })}</p>
      )}
      <div className={classes.actions}>
        {isEditable(item) && button('edit', t('actions.editText'), PencilLine)}
        {isEditable(item) && button('time', t('actions.changeTime'), Clock3)}
        {button('now', t('actions.sendNow'), Send)}
        {button('skip', t('actions.skip'), Ban)}
        <MessageLinks item={item} />
      </div>
    </>
  );
}

const longest = 4096;

/** Milliseconds. */
const menuCloses = 40;

function EditText({ item, onDone }: { item: OutboxItemView; onDone: () => void }) {
  const { t } = useTranslation('outbox');
  const { t: basics } = useTranslation('basics');
  const edit = useAction('outbox.edit');
  const [text, setText] = useState(item.text);
  const [isEmpty, setEmpty] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // A menu that opened it hands the focus back to its button first.
    const timer = setTimeout(() => {
      field.current?.focus();
    }, menuCloses);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  const save = () => {
    if (text.trim() === '') setEmpty(true);
    else if (text === item.text) onDone();
    else edit.mutate({ id: item.id, text }, { onSuccess: onDone });
  };
  const backToTemplate = () => {
    edit.mutate(
      { id: item.id, text: null },
      {
        onSuccess: () => {
          showToast(`outbox ${item.id}`, t('done.retemplated'));
          onDone();
        },
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onDone();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
  };
  return (
    <>
      <Textarea
        aria-label={t('edit.label', { name: item.title })}
        description={t('edit.hint')}
        inputWrapperOrder={['input', 'error', 'description']}
        value={text}
        maxLength={longest}
        autosize
        minRows={3}
        maxRows={16}
        ref={field}
        error={isEmpty ? t('edit.empty') : null}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setEmpty(false);
        }}
        onKeyDown={onKeyDown}
      />
      <div className={classes.actions}>
        <Button size="xs" fz={13} onClick={save} loading={edit.isPending}>
          {basics('save')}
        </Button>
        <Button size="xs" fz={13} variant="default" onClick={onDone}>
          {basics('cancel')}
        </Button>
        {item.isByHand && (
          <Button
            size="xs"
            fz={13}
            variant="subtle"
            leftSection={<RotateCcw size={14} />}
            onClick={backToTemplate}
            disabled={edit.isPending}
          >
            {t('edit.template')}
          </Button>
        )}
      </div>
    </>
  );
}
