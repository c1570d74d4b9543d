import { CircleHelp, MousePointerClick, Phone, PhoneMissed, ShieldAlert, Users, Video } from 'lucide-react';
import type { ReactNode } from 'react';

import { assertNever } from '#shared/domain/assert-never.ts';
import type { MessageContent } from '#shared/domain/message.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { FormattedText } from '../../ui/formatted-text.tsx';
import classes from './card.module.css';

type NoticeContent = Extract<
  MessageContent,
  { kind: 'buttons' | 'button-reply' | 'group-invite' | 'call' | 'unreadable' | 'unsupported' }
>;

/** The kinds that are told rather than shown. */
export function Notice({ content }: { content: NoticeContent }) {
  const { t } = useTranslation('inbox');
  switch (content.kind) {
    case 'buttons':
      return <Buttons content={content} />;
    case 'button-reply':
      return (
        <Line icon={<MousePointerClick size={18} strokeWidth={1.9} aria-hidden />} title={content.text}>
          {t('buttons.pressed')}
        </Line>
      );
    case 'group-invite':
      return (
        <Line
          icon={<Users size={18} strokeWidth={1.9} aria-hidden />}
          title={t('invite.title', { name: content.groupName })}
        >
          {content.caption !== null && <span className={classes.small}>{content.caption}</span>}
          {t('invite.text')}
        </Line>
      );
    case 'call': {
      const isMissed = content.outcome === 'missed' || content.outcome === 'declined';
      const Icon = isMissed ? PhoneMissed : content.isVideo ? Video : Phone;
      return (
        <Line
          icon={
            <Icon
              className={isMissed ? classes.trouble : undefined}
              size={18}
              strokeWidth={1.9}
              aria-hidden
            />
          }
          title={t(`call.${content.isVideo ? 'video' : 'voice'}.${content.outcome}`)}
        >
          {(content.outcome === 'missed' || content.outcome === 'ringing') && t('call.onPhone')}
        </Line>
      );
    }
    case 'unreadable':
      return (
        <Line icon={<ShieldAlert size={18} strokeWidth={1.9} aria-hidden />} title={t('unreadable.title')}>
          {t(`unreadable.${content.reason}`)}
        </Line>
      );
    case 'unsupported':
      return (
        <Line icon={<CircleHelp size={18} strokeWidth={1.9} aria-hidden />} title={t('unsupported.title')}>
          {t('unsupported.text', { kind: content.providerKind })}
          {content.text !== null && content.text !== '' && (
            <span className={classes.small}>{content.text}</span>
          )}
        </Line>
      );
    default:
      return assertNever(content, 'message content');
  }
}

function Line({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div className={classes.notice}>
      {icon}
      <span>
        <span className={classes.noticeTitle}>{title}</span>
        {children}
      </span>
    </div>
  );
}

function Buttons({ content }: { content: Extract<MessageContent, { kind: 'buttons' }> }) {
  const { t } = useTranslation('inbox');
  return (
    <div>
      {content.header !== null && <span className={classes.noticeTitle}>{content.header}</span>}
      <FormattedText text={content.body} />
      {content.footer !== null && <span className={classes.small}>{content.footer}</span>}
      <ul className={classes.options} aria-label={t('buttons.offered')}>
        {content.buttons.map((button, index) => (
          <li key={index} className={classes.button}>
            {button.text}
          </li>
        ))}
      </ul>
    </div>
  );
}
