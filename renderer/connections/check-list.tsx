import { useTranslation } from '../i18n/use-translation.ts';
import { StateMark } from '../ui/state-mark.tsx';
import { useNow, useTimeFormat } from '../ui/use-time-format.tsx';
import classes from './check-list.module.css';
import type { CheckReport } from './number-card.tsx';
import { useSays } from '../i18n/use-says.ts';

/** The checks that have a name of ours; another one is called as the core calls it. */
const knownChecks = [
  'keys',
  'token',
  'number',
  'signed-in',
  'receiving',
  'events',
  'version',
  'practice',
] as const;

/** What a check found, line by line. */
export function CheckList({ report, provider }: { report: CheckReport; provider: string }) {
  const { t } = useTranslation('connections');
  const { t: basics } = useTranslation('basics');
  const format = useTimeFormat();
  useNow();
  return (
    <section className={classes.checks} aria-live="polite">
      <h3 className={classes.title}>{t('checks.title', { when: format.relative(report.at) })}</h3>
      <ul>
        {report.checks.map((check) => (
          <li key={check.name} className={classes.check}>
            <StateMark state={check.state} word={basics(`state.${check.state}`)} size="s" />
            <CheckWords check={check} provider={provider} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function CheckWords({ check, provider }: { check: CheckReport['checks'][number]; provider: string }) {
  const { t } = useTranslation('connections');
  const says = useSays();
  const known = knownChecks.find((name) => name === check.name);
  if (known === undefined) {
    return (
      <>
        <span className={classes.name}>{check.name}</span>
        <span className={classes.detail}>{says.line(check.why)}</span>
      </>
    );
  }
  return (
    <>
      <span className={classes.name}>{t(`checks.${known}.name`)}</span>
      <span className={classes.detail} title={says.line(check.why)}>
        {t(`checks.${known}.${check.state}`, { provider })}
        {check.state !== 'works' && ` ${says.line(check.why)}`}
      </span>
    </>
  );
}
