import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { Link } from 'wouter';

import type { SilentVisit } from '#shared/api/calls/rules.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useMessageWords } from '../../messages-in-words/use-message-words.ts';
import { useRuleNames } from '../../messages-in-words/use-rule-words.ts';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import { silentByReason, type ReasonGroup } from './silent-by-reason.ts';
import classes from './simulation.module.css';

const shownAtOnce = 50;

/** The visits about which nothing goes out, gathered by the reason: "5 visits: no phone". */
export function SilentGroups({
  silent,
  namesRules,
}: {
  silent: readonly SilentVisit[];
  namesRules: boolean;
}) {
  const { t } = useTranslation('rules');
  const headingId = useId();
  if (silent.length === 0) return null;
  return (
    <section aria-labelledby={headingId}>
      <h2 className={classes.silentHeading} id={headingId}>
        {t('simulator.silent')}
      </h2>
      <ul className={classes.groups}>
        {silentByReason(silent).map((group) => (
          <li key={group.reason} className={classes.group}>
            <Group group={group} namesRules={namesRules} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Group({ group, namesRules }: { group: ReasonGroup; namesRules: boolean }) {
  const { t } = useTranslation('rules');
  const words = useMessageWords();
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  return (
    <>
      <button
        type="button"
        className={classes.groupHead}
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        <ChevronRight className={classes.chevron} size={16} aria-hidden />
        <span>
          <strong>{t('simulator.silentGroup', { count: group.visits })}:</strong> {words.skip(group.reason)}
        </span>
      </button>
      {isOpen && (
        <ul id={listId} className={classes.lines}>
          {group.lines.slice(0, shownAtOnce).map((line) => (
            <SilentLine key={`${line.ruleId} ${line.visit.bookingId}`} line={line} namesRule={namesRules} />
          ))}
          {group.lines.length > shownAtOnce && (
            <li className={classes.quiet}>
              {t('simulator.more', { count: group.lines.length - shownAtOnce })}
            </li>
          )}
        </ul>
      )}
    </>
  );
}

function SilentLine({ line, namesRule }: { line: SilentVisit; namesRule: boolean }) {
  const { t } = useTranslation('rules');
  const format = useTimeFormat();
  const nameOfRule = useRuleNames();
  const { visit, contactName } = line;
  return (
    <li>
      <Link
        href={`/bookings/${visit.bookingId}`}
        className={classes.silentLine}
        title={t('simulator.visit', { name: contactName })}
      >
        <span className={classes.who}>{contactName}</span>
        <span className={classes.quiet}>
          {visit.service === '' ? '' : `${visit.service} · `}
          {format.day(visit.startsAt)}, {format.time(visit.startsAt)}
          {namesRule && ` · ${nameOfRule(line.ruleId) ?? ''}`}
        </span>
      </Link>
    </li>
  );
}
