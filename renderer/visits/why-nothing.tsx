import { Modal } from '@mantine/core';
import {
  CalendarClock,
  CheckCheck,
  CircleAlert,
  CircleHelp,
  CirclePause,
  CircleSlash,
  MinusCircle,
  PhoneOff,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import type { CallOutput } from '#shared/api/contract.ts';
import type { ContactId } from '#shared/domain/ids.ts';

import { useCall } from '../api/use-call.ts';
import { useErrorWords } from '../api/use-failure-toast.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { useMessageWords } from '../messages-in-words/use-message-words.ts';
import { useRuleNames } from '../messages-in-words/use-rule-words.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { SkeletonCards } from '../ui/skeletons.tsx';
import { useFailureWords } from './use-failure-words.ts';
import { useVisitWords } from './use-visit-words.ts';
import classes from './why-nothing.module.css';

type Explanation = CallOutput<'rules.explain'>;
type RuleFate = Explanation['visits'][number]['rules'][number];

type WhyNothingProps = {
  contactId: ContactId;
  name: string;
  isOpen: boolean;
  onClose: () => void;
};

/** "Why did this customer get nothing?": what holds for all first, then each visit and what became of each rule. */
export function WhyNothing({ contactId, name, isOpen, onClose }: WhyNothingProps) {
  const { t } = useTranslation('bookings');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const answer = useCall('rules.explain', { contactId }, { enabled: isOpen, fresh: true });
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('why.title', { name: name === '' ? t('visit.nameless') : name })}
      size={560}
      closeButtonProps={{ 'aria-label': basics('close') }}
    >
      {answer.data ? (
        <Reasons explanation={answer.data} />
      ) : answer.error ? (
        <ErrorState
          title={describe(answer.error).title}
          next={describe(answer.error).next}
          action={{ label: basics('tryAgain'), run: () => void answer.refetch(), isBusy: answer.isFetching }}
        />
      ) : (
        <SkeletonCards count={2} height={120} label={basics('loading')} />
      )}
    </Modal>
  );
}

function Reasons({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation('bookings');
  const words = useVisitWords();
  const { sending, reach, optOut, visits } = explanation;
  return (
    <div className={classes.reasons}>
      {sending !== 'running' && (
        <Note icon={CirclePause} action={<Link href="/outbox">{t('why.openOutbox')}</Link>}>
          {t(`why.${sending}`)}
        </Note>
      )}
      {reach === 'no-phone' && <Note icon={PhoneOff}>{t('why.noPhone')}</Note>}
      {reach === 'no-whatsapp' && <Note icon={PhoneOff}>{t('why.noWhatsApp')}</Note>}
      {optOut.reminders === 'yes' && <Note icon={CircleSlash}>{t('why.optOutReminders')}</Note>}
      {optOut.reminders === 'asked' && <Note icon={CircleHelp}>{t('why.optOutRemindersAsked')}</Note>}
      {visits.length === 0 && <p className={classes.nothing}>{t('why.noVisits')}</p>}
      {visits.map(({ visit, rules }) => (
        <section key={visit.bookingId} className={classes.visit}>
          <h3 className={classes.title}>{words.short(visit)}</h3>
          {rules.length === 0 ? (
            <p className={classes.nothing}>{t('why.noRules')}</p>
          ) : (
            <ul className={classes.rules}>
              {rules.map((rule) => (
                <Rule key={rule.ruleId} rule={rule} isHeld={sending !== 'running'} />
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}

function Note({
  icon: Shape,
  action,
  children,
}: {
  icon: LucideIcon;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <p className={classes.note}>
      <Shape size={17} strokeWidth={2} aria-hidden />
      <span>
        {children} {action}
      </span>
    </p>
  );
}

const shapes: Record<RuleFate['fate'], LucideIcon> = {
  sent: CheckCheck,
  waiting: CalendarClock,
  failed: CircleAlert,
  unknown: CircleHelp,
  skipped: MinusCircle,
  silent: MinusCircle,
};

function Rule({ rule, isHeld }: { rule: RuleFate; isHeld: boolean }) {
  const nameOf = useRuleNames();
  const sentence = useFateWords(isHeld);
  const Shape = shapes[rule.fate];
  return (
    <li className={classes.rule} data-fate={rule.fate}>
      <Shape size={16} strokeWidth={2} aria-hidden />
      <span>
        <strong className={classes.name}>{nameOf(rule.ruleId, rule.ruleName)}</strong>: {sentence(rule)}.
      </span>
    </li>
  );
}

function useFateWords(isHeld: boolean): (rule: RuleFate) => string {
  const { t } = useTranslation('bookings');
  const words = useVisitWords();
  const reasons = useMessageWords();
  const failure = useFailureWords();
  return ({ fate, at, reason, errorCode = null }) => {
    const when = at === null ? null : words.moment(at);
    switch (fate) {
      case 'sent':
        return when === null ? t('why.fate.sentPlain') : t('why.fate.sent', { when });
      case 'waiting':
        if (when === null) return t('why.fate.waitingPlain');
        return t(isHeld ? 'why.fate.held' : 'why.fate.waiting', { when });
      case 'failed':
        return errorCode === null
          ? t('why.fate.failedPlain')
          : t('why.fate.failed', { reason: lower(failure(errorCode)) });
      case 'unknown':
        return t('why.fate.unknown');
      case 'skipped':
      case 'silent':
        return reason === null
          ? t('why.fate.skippedPlain')
          : t('why.fate.skipped', { reason: lower(reasons.skip(reason)) });
    }
  };
}

/** Within a sentence: without the capital and the full stop. */
function lower(sentence: string): string {
  const first = sentence.slice(0, 1);
  // "WhatsApp …" keeps its capital.
  const keeps = /^\p{Lu}\p{Ll}*\p{Lu}/u.test(sentence);
  return (keeps ? first : first.toLocaleLowerCase()) + sentence.slice(1).replace(/\.$/, '');
}
