import {
  Ban,
  CalendarClock,
  Check,
  CheckCheck,
  CircleAlert,
  CircleHelp,
  CirclePause,
  Send,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import { Link } from 'wouter';

import type { SilentRuleView, VisitMessageView } from '#shared/api/calls/bookings.ts';
import type { CallOutput } from '#shared/api/contract.ts';
import type { OutboxState } from '#shared/domain/outbox.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useMessageWords } from '../../messages-in-words/use-message-words.ts';
import { useRuleNames } from '../../messages-in-words/use-rule-words.ts';
import { useFailureWords } from '../use-failure-words.ts';
import { useVisitWords } from '../use-visit-words.ts';
import classes from './visit-messages.module.css';

const shapes: Record<OutboxState, LucideIcon> = {
  held: CirclePause,
  scheduled: CalendarClock,
  sending: Send,
  accepted: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  failed: CircleAlert,
  unknown: CircleHelp,
  skipped: Ban,
  cancelled: Undo2,
};

/** What was sent about a visit and what will be, and which rules say nothing, and why. */
export function VisitMessages({ visit }: { visit: CallOutput<'bookings.get'> }) {
  const { t } = useTranslation('bookings');
  const messages = visit.messages.toSorted((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt));
  return (
    <>
      {messages.length === 0 ? (
        <p className={classes.none}>{t('messages.none')}</p>
      ) : (
        <ul className={classes.list}>
          {messages.map((message) => (
            <Message key={message.outboxId} message={message} conversationId={visit.conversationId} />
          ))}
        </ul>
      )}
      {visit.silent.length > 0 && <Silent rules={visit.silent} />}
    </>
  );
}

function Message({ message, conversationId }: { message: VisitMessageView; conversationId: string | null }) {
  const { t } = useTranslation('bookings');
  const words = useVisitWords();
  const nameOf = useRuleNames();
  const reasons = useMessageWords();
  const failure = useFailureWords();
  const { state } = message;
  const Shape = shapes[state];
  const waits = state === 'held' || state === 'scheduled';
  const reason =
    message.errorCode !== null && message.errorCode !== undefined
      ? failure(message.errorCode)
      : message.skipReason === null
        ? null
        : reasons.skip(message.skipReason);
  const target = waits || state === 'failed' || state === 'unknown' ? '/outbox' : null;
  const href = target ?? (conversationId === null ? null : `/inbox/${conversationId}`);
  return (
    <li className={classes.message} data-state={state}>
      <Shape className={classes.shape} size={16} strokeWidth={2} aria-hidden />
      <span className={classes.words}>
        <span className={classes.name}>
          {nameOf(message.ruleId, message.ruleName) ?? t('messages.byHand')}
        </span>
        <span className={classes.state}>
          {t(`messages.state.${state}`, { when: words.moment(message.dueAt) })}
          {reason !== null && `: ${reason}`}
        </span>
      </span>
      {href !== null && state !== 'skipped' && state !== 'cancelled' && (
        <Link href={href} className={classes.link}>
          {t(target === null ? 'messages.openChat' : 'messages.openOutbox')}
        </Link>
      )}
    </li>
  );
}

function Silent({ rules }: { rules: readonly SilentRuleView[] }) {
  const { t } = useTranslation('bookings');
  const nameOf = useRuleNames();
  const reasons = useMessageWords();
  return (
    <details className={classes.silent}>
      <summary className={classes.summary}>{t('messages.silentCount', { count: rules.length })}</summary>
      <ul className={classes.list}>
        {rules.map((rule) => (
          <li key={`${rule.ruleId} ${rule.wantedAt}`} className={classes.message} data-state="skipped">
            <Ban className={classes.shape} size={16} strokeWidth={2} aria-hidden />
            <span className={classes.words}>
              <span className={classes.name}>{nameOf(rule.ruleId, rule.ruleName)}</span>
              <span className={classes.state}>
                {t('messages.silent', { reason: reasons.skip(rule.reason) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
