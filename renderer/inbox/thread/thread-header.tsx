import { Button, Tooltip } from '@mantine/core';
import { ArrowLeft, CheckCheck, PanelRight } from 'lucide-react';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { ConversationView } from '#shared/api/calls/conversations.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import classes from './thread-header.module.css';

type ThreadHeaderProps = {
  conversation: ConversationView;
  channel: ChannelView | null;
  hasBack: boolean;
  isPaneOpen: boolean;
  onBack: () => void;
  onTogglePane: () => void;
  onNoReplyNeeded: () => void;
};

/** Whom one writes with, from which number, and whether they wait. */
export function ThreadHeader(props: ThreadHeaderProps) {
  const { conversation, channel, hasBack, isPaneOpen, onBack, onTogglePane, onNoReplyNeeded } = props;
  const { t } = useTranslation('inbox');
  const name = conversation.title === '' ? t('nameless') : conversation.title;
  const isPractice = channel?.provider === 'practice';
  const about = [conversation.subtitle, isPractice ? null : channel?.label].filter(Boolean).join(' · ');
  return (
    <header className={classes.header}>
      {hasBack && (
        <IconButton label={t('thread.back')} size={36} onClick={onBack}>
          <ArrowLeft size={20} strokeWidth={2} aria-hidden />
        </IconButton>
      )}
      <button type="button" className={classes.who} aria-expanded={isPaneOpen} onClick={onTogglePane}>
        <Avatar id={conversation.id} name={name} kind={conversation.kind} size={36} />
        <span className={classes.lines}>
          <span className={classes.nameLine}>
            <h2 className={classes.name} title={name}>
              {name}
            </h2>
            {isPractice && (
              <span className={classes.badge} title={t('practiceHint')}>
                <Badge tone="practice">{t('practice')}</Badge>
              </span>
            )}
          </span>
          {about !== '' && <span className={classes.about}>{about}</span>}
        </span>
      </button>
      {conversation.needsReply && (
        <Tooltip label={`${t('thread.noReplyNeeded')} · E`}>
          <Button
            className={classes.noReply}
            variant="default"
            size="xs"
            aria-label={t('thread.noReplyNeeded')}
            leftSection={<CheckCheck size={16} strokeWidth={2} aria-hidden />}
            onClick={onNoReplyNeeded}
          >
            <span className={classes.noReplyWords}>{t('thread.noReplyNeeded')}</span>
          </Button>
        </Tooltip>
      )}
      <IconButton
        label={t(isPaneOpen ? 'thread.hideInfo' : 'thread.info')}
        shortcut="I"
        size={36}
        aria-pressed={isPaneOpen}
        data-active={isPaneOpen || undefined}
        onClick={onTogglePane}
      >
        <PanelRight size={20} strokeWidth={1.9} aria-hidden />
      </IconButton>
    </header>
  );
}
