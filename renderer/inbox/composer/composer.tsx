import { CircleAlert, Paperclip, SendHorizontal, X } from 'lucide-react';
import { useImperativeHandle, useRef, type KeyboardEvent, type Ref } from 'react';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { ConversationView } from '#shared/api/calls/conversations.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useKindWords } from '../format/use-kind-words.ts';
import { AttachedFile } from './attached-file.tsx';
import { useAutosize } from '../use-autosize.ts';
import classes from './composer.module.css';
import { isSendable, roomLeft, type Draft } from './draft.ts';
import { ComposerNotes } from './composer-notes.tsx';
import { EmojiButton } from './emoji-button.tsx';
import { QuickReplyList } from './texts/quick-reply-list.tsx';
import { TextPicker } from './texts/text-picker.tsx';
import { useTexts } from './texts/use-texts.ts';
import { useSend } from './use-send.ts';
import type { ReplyWindow } from './window/reply-window.ts';
import { useFocusHandOver, type FocusHandOver } from './window/use-focus-hand-over.ts';
import { WindowNote } from './window/window-note.tsx';

export type ComposerHandle = { focus: () => void };

export type ComposerProps = {
  conversation: ConversationView;
  /** The number that it goes from, when known. */
  channel: ChannelView | null;
  draft: Draft;
  text: string;
  onChange: (update: (now: Draft) => Draft) => void;
  onAttach: (files: readonly File[]) => void;
  onRemoveFile: () => void;
  /** The name beside a quoted message. */
  quotedName: string;
  replyWindow: ReplyWindow;
  handOver: FocusHandOver;
  ref: Ref<ComposerHandle>;
};

/**
 * Where an answer is typed: Enter sends, Shift+Enter breaks the line, `/` offers quick replies; emoji, a file and a
 * quote may go with it.
 */
export function Composer(props: ComposerProps) {
  const { conversation, channel, draft, text, onChange, onAttach, quotedName, ref } = props;
  const { t } = useTranslation('inbox');
  const send = useSend(conversation);
  const place = useRef<HTMLFormElement>(null);
  const input = useAutosize(text, 38, 190);
  const canSend = isSendable(draft, text);
  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus() }), [input]);
  useFocusHandOver(props.handOver, place, input);

  const setText = (next: string) => {
    onChange((now) => ({ ...now, text: next, refusal: null, gaps: next.trim() === '' ? [] : now.gaps }));
  };
  const texts = useTexts(conversation, input, text, onChange);
  const submit = () => {
    if (canSend) send(draft, text);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While a Chinese or Japanese word is being composed, Enter belongs to the keyboard (229 is Safari's way to say so).
    // oxlint-disable-next-line typescript/no-deprecated
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (texts.quick.takesKey(event)) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Enter' && (!event.shiftKey || event.ctrlKey || event.metaKey) && !event.altKey) {
      event.preventDefault();
      submit();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (draft.quoted === null) input.current?.blur();
      else onChange((now) => ({ ...now, quoted: null }));
    }
  };

  return (
    <form
      ref={place}
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {channel?.state === 'broken' && (
        <p className={classes.warning} role="note">
          <CircleAlert size={14} strokeWidth={2.1} aria-hidden />
          {t('composer.broken')}
        </p>
      )}
      <WindowNote replyWindow={props.replyWindow} />
      <QuickReplyList quick={texts.quick} onChoose={texts.choose} />
      <div className={classes.inner}>
        <ComposerNotes draft={draft} onChange={onChange} />
        {draft.quoted && (
          <QuotedMessage
            draft={draft}
            name={quotedName}
            onDrop={() => {
              onChange((now) => ({ ...now, quoted: null }));
              input.current?.focus();
            }}
          />
        )}
        {draft.file && <AttachedFile file={draft.file} onRemove={props.onRemoveFile} />}
        <div className={classes.line}>
          <AttachButton onAttach={onAttach} />
          <textarea
            ref={input}
            className={classes.input}
            rows={1}
            value={text}
            dir="auto"
            placeholder={t(draft.file === null ? 'composer.placeholder' : 'composer.caption')}
            aria-label={t('composer.label')}
            {...texts.quick.fieldProps}
            onKeyDown={onKeyDown}
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
            onPaste={(event) => {
              const files = [...event.clipboardData.files];
              if (files.length === 0) return;
              event.preventDefault();
              onAttach(files);
            }}
          />
          <TextPicker onChoose={texts.choose} />
          <EmojiButton onPick={texts.insert} />
          <button
            type="submit"
            className={classes.send}
            disabled={!canSend}
            aria-label={t('composer.send')}
            title={t('composer.send')}
          >
            <SendHorizontal size={19} strokeWidth={2} aria-hidden />
          </button>
        </div>
        <Counter text={text} />
      </div>
    </form>
  );
}

function QuotedMessage({ draft, name, onDrop }: { draft: Draft; name: string; onDrop: () => void }) {
  const { t } = useTranslation('inbox');
  const wordsOf = useKindWords();
  if (draft.quoted === null) return null;
  return (
    <div className={classes.quote}>
      <div className={classes.quoteLines}>
        <span className={classes.quoteName}>{t('composer.quoting', { name })}</span>
        <span className={classes.quoteText}>{wordsOf(draft.quoted.kind, draft.quoted.text)}</span>
      </div>
      <button
        type="button"
        className={classes.dismiss}
        aria-label={t('composer.dropQuote')}
        title={t('composer.dropQuote')}
        onClick={onDrop}
      >
        <X size={16} strokeWidth={2.1} aria-hidden />
      </button>
    </div>
  );
}

function AttachButton({ onAttach }: { onAttach: (files: readonly File[]) => void }) {
  const { t } = useTranslation('inbox');
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={chooser}
        type="file"
        hidden
        onChange={(event) => {
          onAttach([...(event.currentTarget.files ?? [])]);
          // The same file may be chosen again after it was removed.
          event.currentTarget.value = '';
        }}
      />
      <IconButton label={t('composer.attach')} size={38} onClick={() => chooser.current?.click()}>
        <Paperclip size={20} strokeWidth={1.9} aria-hidden />
      </IconButton>
    </>
  );
}

function Counter({ text }: { text: string }) {
  const { t } = useTranslation('inbox');
  const left = roomLeft(text);
  if (left === null) return null;
  return (
    <p className={classes.counter} data-over={left < 0 || undefined} role="status">
      {left < 0 ? t('composer.tooLong', { count: -left }) : t('composer.left', { count: left })}
    </p>
  );
}
