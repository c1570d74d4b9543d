import { Button } from '@mantine/core';
import { CalendarDays, MessageCircleOff, MoonStar, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';

import type { SimulatedMessage } from '#shared/api/calls/rules.ts';
import type { CallOutput } from '#shared/api/contract.ts';
import type { RuleId } from '#shared/domain/ids.ts';

import { useCall } from '../../api/use-call.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { MessageBubble } from '../../messages-in-words/message-bubble.tsx';
import { MessageLine, Note } from '../../messages-in-words/message-line.tsx';
import { useMessageWords } from '../../messages-in-words/use-message-words.ts';
import { useRuleNames } from '../../messages-in-words/use-rule-words.ts';
import { DayList } from '../../ui/day-list.tsx';
import { groupByDay } from '../../ui/group-by-day.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { SkeletonRows } from '../../ui/skeletons.tsx';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import type { RuleInput } from '../use-rule-saving.ts';
import { SilentGroups } from './silent-groups.tsx';
import classes from './simulation.module.css';

type Simulated = CallOutput<'rules.simulate'>;

/** What to try: a rule as it is on the desk, a stored one, or all of them. */
export type Question = { readonly rule?: RuleInput; readonly onlyRule?: RuleId; readonly days: number };

/** Who would get what, when, in which words, and why others not. `isNarrow`: it stands in a side column. */
export function Simulation({ question, isNarrow = false }: { question: Question; isNarrow?: boolean }) {
  const { t } = useTranslation('rules');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const draftId = question.rule?.id;
  const answer = useCall(
    'rules.simulate',
    { ...question, ...(draftId === undefined ? {} : { onlyRule: draftId }) },
    { keepPrevious: true },
  );
  const known = useCall('rules.list', {}).data?.items;
  if (answer.isPending) return <SkeletonRows count={isNarrow ? 3 : 6} label={basics('loading')} />;
  if (!answer.data) {
    return (
      <ErrorState
        title={t('simulator.loadFailed')}
        next={describe(answer.error).next}
        action={{
          label: basics('tryAgain'),
          run: () => void answer.refetch(),
          isBusy: answer.isFetching,
        }}
      />
    );
  }
  // A rule that is not stored yet has no id to ask for: its lines are those of no stored rule.
  const isDraftsOwn = ({ ruleId }: { ruleId: RuleId }) => !known?.some((rule) => rule.id === ruleId);
  const isNew = question.rule !== undefined && draftId === undefined;
  const result = isNew
    ? {
        ...answer.data,
        messages: answer.data.messages.filter(isDraftsOwn),
        silent: answer.data.silent.filter(isDraftsOwn),
      }
    : answer.data;
  const namesRules = question.rule === undefined && question.onlyRule === undefined;
  return (
    <div className={classes.result} data-narrow={isNarrow || undefined}>
      <Result result={result} namesRules={namesRules} />
    </div>
  );
}

function Result({ result, namesRules }: { result: Simulated; namesRules: boolean }) {
  const { t } = useTranslation('rules');
  const format = useTimeFormat();
  const nameOfRule = useRuleNames();
  // Kept here, so that a message stays unfolded when an edit of the rule moves it to another day.
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const { messages, silent, visits, isCut } = result;
  if (visits === 0 && messages.length === 0) {
    return (
      <EmptyState
        icon={<CalendarDays size={26} strokeWidth={1.8} />}
        title={t('simulator.noVisits.title')}
        action={
          <Button component={Link} href="/bookings" variant="default">
            {t('simulator.noVisits.action')}
          </Button>
        }
      >
        {t('simulator.noVisits.text')}
      </EmptyState>
    );
  }
  const customers = new Set(messages.map((message) => message.contactId)).size;
  const items = messages.map((message) => ({ ...message, id: identityOf(message) }));
  const days = groupByDay(items, ({ dueAt }) => ({ key: format.dayKey(dueAt), word: format.day(dueAt) }));
  return (
    <>
      <p className={classes.summary} role="status">
        <strong>
          {t('simulator.messages', { count: messages.length })}{' '}
          {messages.length > 0 && t('simulator.customers', { count: customers })}
        </strong>
        <span className={classes.quiet}>{t('simulator.visits', { count: visits })}</span>
      </p>
      {isCut && <p className={classes.cut}>{t('simulator.cut')}</p>}
      {messages.length === 0 && (
        <EmptyState icon={<MessageCircleOff size={26} strokeWidth={1.8} />} title={t('simulator.none.title')}>
          {silent.length === 0 ? t('simulator.none.text') : undefined}
        </EmptyState>
      )}
      <DayList days={days}>
        {(message) => (
          <SimulatedLine
            message={message}
            unfolded={{
              isOpen: open.has(message.id),
              onToggle: () => {
                setOpen((before) => toggled(before, message.id));
              },
            }}
            what={
              namesRules
                ? (nameOfRule(message.ruleId) ?? '')
                : message.visits.map((visit) => visit.service).join(', ')
            }
          />
        )}
      </DayList>
      <SilentGroups silent={silent} namesRules={namesRules} />
    </>
  );
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** The same message over two answers: about the same visits, by the same rule. */
function identityOf({ ruleId, visits, contactId }: SimulatedMessage): string {
  return [ruleId, contactId, ...visits.map((visit) => visit.bookingId)].join(' ');
}

function SimulatedLine({
  message,
  what,
  unfolded,
}: {
  message: SimulatedMessage;
  what: string;
  unfolded: { readonly isOpen: boolean; readonly onToggle: () => void };
}) {
  const { t } = useTranslation('rules');
  const format = useTimeFormat();
  const words = useMessageWords();
  const why = words.due(message);
  const missing =
    message.missing.length > 0 ? t('simulator.missing', { list: message.missing.join(', ') }) : null;
  return (
    <MessageLine
      personId={message.contactId}
      name={message.contactName}
      time={format.time(message.dueAt)}
      at={message.dueAt}
      what={what}
      text={message.text}
      unfolded={unfolded}
      notes={
        <>
          {why !== null && <Note icon={<MoonStar size={12} aria-hidden />}>{why}</Note>}
          {missing !== null && (
            <Note tone="attention" icon={<TriangleAlert size={12} aria-hidden />}>
              {missing}
            </Note>
          )}
        </>
      }
    >
      <MessageBubble text={message.text} />
      <ul className={classes.visits}>
        {message.visits.map((visit) => (
          <li key={visit.bookingId}>
            <Link href={`/bookings/${visit.bookingId}`} className={classes.visit}>
              <CalendarDays size={14} aria-hidden />
              {visit.service === '' ? t('simulator.openVisit') : visit.service} · {format.day(visit.startsAt)}
              , {format.time(visit.startsAt)}
            </Link>
          </li>
        ))}
      </ul>
    </MessageLine>
  );
}
