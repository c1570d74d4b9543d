import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { ConversationView } from '#shared/api/calls/conversations.ts';
import { asId, type MessageId } from '#shared/domain/ids.ts';

import { useTranslation } from '../i18n/use-translation.ts';
import { Later } from '../later/later.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { paneAsDrawer, useMediaQuery } from '../ui/use-media-query.ts';
import { PaneSkeleton } from './customer/pane-skeleton.tsx';
import { customerPart } from './customer/customer-part.ts';
import classes from './inbox-screen.module.css';
import { ThreadHeader } from './thread/thread-header.tsx';
import { ThreadView } from './thread/thread-view.tsx';
import { useChatActions } from './use-chat-actions.ts';
import { useShortcuts } from '../ui/use-shortcuts.ts';

type ChatViewProps = {
  conversation: ConversationView;
  /** The connected numbers; undefined until they are known. */
  channels: readonly ChannelView[] | undefined;
  wishedId: string | null;
  hasBack: boolean;
  onLeave: () => void;
};

/** The open chat: header, messages, composer, and the customer beside it or in a drawer. */
export function ChatView({ conversation, channels, wishedId, hasBack, onLeave }: ChatViewProps) {
  const { t } = useTranslation('inbox');
  const { t: basics } = useTranslation('basics');
  const isDrawer = useMediaQuery(paneAsDrawer);
  const [isPaneOpen, setPaneOpen] = useLocalStorage({
    key: 'deskbell.inbox.pane',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const actions = useChatActions(conversation);
  const channel = channels?.find((candidate) => candidate.id === conversation.channelId) ?? null;
  const isOpen = isDrawer ? isDrawerOpen : isPaneOpen;
  const toggle = () => {
    if (isDrawer) setDrawerOpen((before) => !before);
    else setPaneOpen((before) => !before);
  };
  useShortcuts({
    KeyI: toggle,
    KeyE: actions.noReplyNeeded,
    KeyA: actions.toggleArchived,
    KeyU: () => {
      actions.markUnread(onLeave);
    },
    Escape: onLeave,
  });
  const pane = (
    <Later part={customerPart} with={{ conversation, channel, onLeave }} waiting={<PaneSkeleton />} />
  );
  const title = t(conversation.kind === 'group' ? 'customer.group' : 'customer.title');
  return (
    <>
      <section className={classes.chat} aria-label={t('thread.label', { name: conversation.title })}>
        <ThreadHeader
          conversation={conversation}
          channel={channel}
          hasBack={hasBack}
          isPaneOpen={isOpen}
          onBack={onLeave}
          onTogglePane={toggle}
          onNoReplyNeeded={actions.noReplyNeeded}
        />
        <ThreadView
          conversation={conversation}
          channel={channel}
          areChannelsKnown={channels !== undefined}
          wishedId={wishedId === null ? null : asId<MessageId>(wishedId)}
        />
      </section>
      {isDrawer ? (
        <Drawer
          isOpen={isDrawerOpen}
          onClose={() => {
            setDrawerOpen(false);
          }}
          title={title}
          closeLabel={basics('close')}
        >
          {pane}
        </Drawer>
      ) : (
        isPaneOpen && (
          <aside className={classes.pane} aria-label={title}>
            {pane}
          </aside>
        )
      )}
    </>
  );
}
