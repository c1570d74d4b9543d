import { AlarmClock, AlarmClockOff, Archive, ArchiveRestore, CheckCheck, MailOpen } from 'lucide-react';
import type { ComponentPropsWithRef, ReactNode } from 'react';

import type { ConversationView } from '#shared/api/calls/conversations.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import { useChatActions } from '../use-chat-actions.ts';
import classes from './customer-pane.module.css';
import { SnoozeMenu } from './snooze-menu.tsx';

/** What can be done with the chat as a whole. */
export function ChatActions({
  conversation,
  onLeave,
}: {
  conversation: ConversationView;
  onLeave: () => void;
}) {
  const { t } = useTranslation('inbox');
  const times = useTimeFormat();
  const actions = useChatActions(conversation);
  const icon = { size: 17, strokeWidth: 1.9, 'aria-hidden': true } as const;
  const snoozedUntil = conversation.snoozedUntil;
  return (
    <section className={classes.section} aria-label={t('customer.actions')}>
      {conversation.needsReply && (
        <Action icon={<CheckCheck {...icon} />} shortcut="E" onClick={actions.noReplyNeeded}>
          {t('thread.noReplyNeeded')}
        </Action>
      )}
      <Action
        icon={<MailOpen {...icon} />}
        shortcut="U"
        onClick={() => {
          actions.markUnread(onLeave);
        }}
      >
        {t('customer.markUnread')}
      </Action>
      {snoozedUntil === null ? (
        <SnoozeMenu onSnooze={actions.snooze}>
          <Action icon={<AlarmClock {...icon} />}>{t('customer.snooze')}</Action>
        </SnoozeMenu>
      ) : (
        <Action
          icon={<AlarmClockOff {...icon} />}
          detail={t('list.snoozedUntil', { time: times.full(snoozedUntil) })}
          onClick={() => {
            actions.snooze(null);
          }}
        >
          {t('customer.unsnooze')}
        </Action>
      )}
      <Action
        icon={conversation.isArchived ? <ArchiveRestore {...icon} /> : <Archive {...icon} />}
        shortcut="A"
        onClick={actions.toggleArchived}
      >
        {t(conversation.isArchived ? 'customer.unarchive' : 'customer.archive')}
      </Action>
    </section>
  );
}

type ActionProps = ComponentPropsWithRef<'button'> & { icon: ReactNode; shortcut?: string; detail?: string };

function Action({ icon, shortcut, detail, children, className, ...rest }: ActionProps) {
  return (
    <button type="button" {...rest} className={`${classes.action ?? ''} ${className ?? ''}`}>
      {icon}
      <span className={classes.actionWords}>
        {children}
        {detail !== undefined && <span className={classes.faint}>{detail}</span>}
      </span>
      {shortcut !== undefined && (
        <span aria-hidden>
          <Kbd keys={shortcut} />
        </span>
      )}
    </button>
  );
}
