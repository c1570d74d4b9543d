import { Bell, CircleAlert, CircleHelp, Clock3, Mic } from 'lucide-react';

import type { MessageView } from '#shared/api/calls/messages.ts';
import type { MessageStatus } from '#shared/domain/message-status.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useRuleNames } from '../../messages-in-words/use-rule-words.ts';
import { tickOf, type TickShape } from './tick-shape.ts';
import classes from './tick.module.css';

/** How far a message of ours has come, as a shape with its word. Nothing for an incoming one. */
export function Tick({ status }: { status: MessageStatus }) {
  const { t } = useTranslation('inbox');
  const shape = tickOf(status);
  if (shape === null) return null;
  const word = t(`status.${status}`);
  return (
    <span className={classes.tick} data-shape={shape} role="img" aria-label={word} title={word}>
      <Shape shape={shape} />
    </span>
  );
}

function Shape({ shape }: { shape: TickShape }) {
  switch (shape) {
    case 'clock':
      return <Clock3 size={13} strokeWidth={2} />;
    case 'one':
      return <Check isDouble={false} />;
    case 'two':
    case 'two-read':
      return <Check isDouble />;
    case 'played':
      return <Mic size={13} strokeWidth={2.2} />;
    case 'failed':
      return <CircleAlert size={14} strokeWidth={2.2} />;
    case 'unknown':
      return <CircleHelp size={14} strokeWidth={2.2} />;
  }
}

function Check({ isDouble }: { isDouble: boolean }) {
  return (
    <svg
      width="17"
      height="12"
      viewBox="0 0 17 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={isDouble ? 'M1.5 6.6 4.4 9.5 10.6 3' : 'M4 6.6 6.9 9.5 13.1 3'} />
      {isDouble && <path d="M8.3 9.3 8.5 9.5 14.7 3" />}
    </svg>
  );
}

/** The bell on what has been sent by itself, with the name of the rule that did. */
export function AutomaticMark({ message }: { message: Pick<MessageView, 'ruleId' | 'ruleName'> }) {
  const { t } = useTranslation('inbox');
  const nameOfRule = useRuleNames();
  const word = t('message.automatic');
  const rule = nameOfRule(message.ruleId ?? null, message.ruleName);
  return (
    <span className={classes.mark} title={rule === null ? word : `${word}: ${rule}`}>
      <Bell size={12} strokeWidth={2} role="img" aria-label={word} />
      {rule !== null && <span className={classes.rule}>{rule}</span>}
    </span>
  );
}
