import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { MessageCircle } from 'lucide-react';
import { useSearchParams } from 'wouter';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { MessageView } from '#shared/api/calls/messages.ts';
import type { MessageId } from '#shared/domain/ids.ts';

import { useAction } from '../../api/use-action.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { useLasting } from '../../ui/use-lasting.ts';
import { AnswerPlace } from '../composer/answer-place.tsx';
import type { ComposerHandle } from '../composer/composer.tsx';
import { DropZone } from '../composer/drop-zone.tsx';
import { TemplateOfferContext } from '../composer/offer/template-offer-context.ts';
import { TemplateOffer } from '../composer/offer/template-offer.tsx';
import { useAttach } from '../composer/use-attach.ts';
import { useDraft } from '../composer/use-draft.ts';
import { nothingOutgoing } from '../composer/use-send.ts';
import { useReplyWindow } from '../composer/window/use-reply-window.ts';
import { LightboxContext } from '../content/lightbox-context.ts';
import { Lightbox, photosOf } from '../content/lightbox.tsx';
import { ReplyCards } from '../replies/reply-cards.tsx';
import { useKept } from '../../api/use-kept.ts';
import { useLooking } from '../use-looking.ts';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import { MessageList, type MessageListHandle } from './message-list.tsx';
import { canBeQuoted } from './message-row.tsx';
import { withOutgoing } from './outgoing.ts';
import { ThreadSkeleton } from './thread-skeleton.tsx';
import { useThread } from './use-thread.ts';

type ThreadViewProps = {
  conversation: ConversationView;
  /** The number it belongs to; null once that was removed. */
  channel: ChannelView | null;
  /** False until the numbers are known. */
  areChannelsKnown: boolean;
  /** A message to open at. */
  wishedId: MessageId | null;
};

/** A chat's messages and the place to answer. Mounted anew for each chat. */
export function ThreadView({ conversation, channel, areChannelsKnown, wishedId }: ThreadViewProps) {
  const { t } = useTranslation('inbox');
  const list = useRef<MessageListHandle>(null);
  const composer = useRef<ComposerHandle>(null);
  const thread = useThread(conversation.id, conversation.unreadCount, wishedId);
  const [outgoing] = useKept('outgoing', conversation.id, nothingOutgoing);
  const { draft, text, change } = useDraft(conversation);
  const { attach, remove } = useAttach(conversation.id);
  const replyWindow = useReplyWindow(conversation);
  const [isOffering, setOffering] = useState(false);
  const [photoId, setPhotoId] = useState<string | null>(null);
  const [isAtNewest, setAtNewest] = useState(false);
  useMarkRead(conversation, isAtNewest);
  useWish(wishedId, thread.window !== undefined, list);
  useWriteWish(composer);
  const sentCount = useSentCount(outgoing.length, thread.toNewest);

  const stored = thread.window?.items;
  const hasNewer = thread.window?.hasNewer ?? false;
  const messages = useMemo(
    () => withOutgoing(stored ?? [], hasNewer ? nothingOutgoing : outgoing),
    [stored, outgoing, hasNewer],
  );
  const isRemoved = areChannelsKnown && channel === null;
  const isClosed = isRemoved || replyWindow.kind === 'closed';
  const offer = useCallback(() => {
    setOffering(true);
  }, []);
  const quote = useCallback(
    (message: MessageView) => {
      change((now) => ({ ...now, quoted: message }));
      composer.current?.focus();
    },
    [change],
  );
  useShortcuts({
    KeyR: isClosed
      ? undefined
      : () => {
          const message = quotable(messages);
          if (message) quote(message);
        },
  });
  const takeFiles = (files: readonly File[]) => {
    const [first] = files;
    if (first) attach(first);
    if (first && files.length > 1) {
      notifications.show({
        id: 'one-file',
        message: t('composer.oneFile', { name: first.name }),
        autoClose: 5000,
      });
    }
    composer.current?.focus();
  };
  const nameOf = (message: MessageView | null) =>
    message === null
      ? ''
      : message.direction === 'out'
        ? t('you')
        : (message.senderName ?? conversation.title);

  return (
    <DropZone onDrop={isClosed ? null : takeFiles}>
      <LightboxContext value={setPhotoId}>
        <TemplateOfferContext value={!isRemoved && isClosed ? offer : null}>
          {thread.window === undefined ? (
            <ThreadWaiting thread={thread} />
          ) : messages.length === 0 ? (
            <EmptyState
              icon={<MessageCircle size={26} strokeWidth={1.8} />}
              title={t('thread.nothing.title')}
            >
              {t('thread.nothing.text')}
            </EmptyState>
          ) : (
            <MessageList
              key={thread.window.stretch}
              ref={list}
              thread={thread}
              window={thread.window}
              messages={messages}
              conversation={conversation}
              sentCount={sentCount}
              onReply={isClosed ? null : quote}
              onAtNewest={setAtNewest}
            />
          )}
        </TemplateOfferContext>
      </LightboxContext>
      <ReplyCards conversationId={conversation.id} />
      <AnswerPlace
        ref={composer}
        isRemoved={isRemoved}
        replyWindow={replyWindow}
        conversation={conversation}
        channel={channel}
        draft={draft}
        text={text}
        onChange={change}
        onAttach={takeFiles}
        onRemoveFile={remove}
        quotedName={nameOf(draft.quoted)}
        onOffer={offer}
      />
      <TemplateOffer
        conversation={conversation}
        isOpen={isOffering}
        onClose={() => {
          setOffering(false);
        }}
      />
      <Photos messages={messages} openId={photoId} onOpen={setPhotoId} />
    </DropZone>
  );
}

function Photos({
  messages,
  openId,
  onOpen,
}: {
  messages: readonly MessageView[];
  openId: string | null;
  onOpen: (id: string | null) => void;
}) {
  const photos = useMemo(() => (openId === null ? [] : photosOf(messages)), [messages, openId]);
  return (
    <Lightbox
      photos={photos}
      openId={openId}
      onOpen={onOpen}
      onClose={() => {
        onOpen(null);
      }}
    />
  );
}

/** Before the messages are here: nothing for a blink, then their shapes; or why they cannot be shown. */
function ThreadWaiting({ thread }: { thread: ReturnType<typeof useThread> }) {
  const { t } = useTranslation('inbox');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const isSlow = useLasting(thread.error === null, 150);
  if (thread.error) {
    return (
      <ErrorState
        title={t('thread.failed.title')}
        next={`${t('thread.failed.next')} ${describe(thread.error).title}.`}
        action={{ label: basics('tryAgain'), run: thread.retry, isBusy: thread.isFetching }}
      />
    );
  }
  return <ThreadSkeleton isVisible={isSlow} label={basics('loading')} />;
}

/** Seen means seen: the window is looked at and the newest message is in view. */
function useMarkRead(conversation: ConversationView, isAtNewest: boolean) {
  const { mutate } = useAction('conversations.markRead', { quiet: true });
  const isLooking = useLooking();
  const isSeen = isLooking && isAtNewest && conversation.unreadCount > 0;
  const { id, unreadCount } = conversation;
  useEffect(() => {
    if (isSeen) mutate({ id });
  }, [isSeen, id, unreadCount, mutate]);
}

/** A message that is wished for while the chat is open already: from search, by the address. */
function useWish(wishedId: MessageId | null, isReady: boolean, list: RefObject<MessageListHandle | null>) {
  const granted = useRef(wishedId);
  useEffect(() => {
    if (!isReady || wishedId === granted.current) return;
    granted.current = wishedId;
    if (wishedId !== null) list.current?.jumpTo(wishedId);
  }, [wishedId, isReady, list]);
}

/** *Reply* on a toast leads here with `?write`: the cursor stands in the composer at once. */
function useWriteWish(composer: RefObject<ComposerHandle | null>) {
  const [search, setSearch] = useSearchParams();
  const isWished = search.has('write');
  useEffect(() => {
    if (!isWished) return;
    composer.current?.focus();
    setSearch(without('write'), { replace: true });
  }, [isWished, composer, setSearch]);
}

function without(name: string) {
  return (before: URLSearchParams) => {
    const after = new URLSearchParams(before);
    after.delete(name);
    return after;
  };
}

/** Counts what was sent from here; the newest stretch is loaded for it when one reads further up. */
function useSentCount(waiting: number, toNewest: () => Promise<void>): number {
  const [seen, setSeen] = useState({ waiting, sent: 0 });
  if (waiting !== seen.waiting) setSeen({ waiting, sent: seen.sent + (waiting > seen.waiting ? 1 : 0) });
  const latest = useRef(toNewest);
  useEffect(() => {
    latest.current = toNewest;
  });
  useEffect(() => {
    if (seen.sent > 0) void latest.current();
  }, [seen.sent]);
  return seen.sent;
}

/** The message that R quotes: the one that has the focus, else the newest that came in. */
function quotable(messages: readonly MessageView[]): MessageView | undefined {
  const focused = document.activeElement?.closest<HTMLElement>('[data-message]')?.dataset.message;
  const wished = messages.find((message) => message.id === focused);
  const message =
    wished ?? messages.findLast((candidate) => candidate.direction === 'in' && canBeQuoted(candidate));
  return message && canBeQuoted(message) ? message : undefined;
}
