import { Button, Progress } from '@mantine/core';
import { Check, CircleHelp, CircleStop, RefreshCw, TriangleAlert } from 'lucide-react';
import { Link } from 'wouter';

import type { HealthReport } from '#shared/api/calls/health.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useAgo } from '../use-ago.ts';
import { useSelfTest, type SelfTest } from './use-self-test.ts';
import classes from './whole-state.module.css';

const shapes = { works: Check, broken: TriangleAlert, unknown: CircleHelp } as const;

/** The answer in one sentence, and the way to be sure of it now. `titles`: the parts that are not well by themselves. */
export function WholeState({ report, titles }: { report: HealthReport; titles: readonly string[] }) {
  const { t } = useTranslation('health');
  const ago = useAgo();
  const { test, start, stop } = useSelfTest();
  const { findings, state } = report;
  const hasNumber = findings.some(({ part }) => part === 'number');
  const Shape = shapes[state];
  const sentence =
    state === 'works'
      ? hasNumber
        ? t('whole.works')
        : t('whole.noNumber')
      : t(`whole.${state}`, { count: titles.length });
  return (
    <section className={classes.card} data-state={state} aria-label={t('title')}>
      <div className={classes.head}>
        <span className={classes.icon}>
          <Shape size={26} strokeWidth={2.2} aria-hidden />
        </span>
        <div className={classes.words} role="status">
          <h2 className={classes.sentence}>{sentence}</h2>
          {titles.length > 0 && <p className={classes.more}>{titles.join(' · ')}</p>}
          {state === 'works' && !hasNumber && <p className={classes.more}>{t('whole.noNumberNext')}</p>}
          {test.kind === 'idle' && (
            <p className={classes.looked}>{t('whole.looked', { when: ago(report.at) })}</p>
          )}
        </div>
        {!hasNumber && test.kind !== 'running' && (
          <Button component={Link} href="/connections/add">
            {t('number.connect')}
          </Button>
        )}
        {test.kind === 'running' ? (
          <Button
            variant="default"
            leftSection={<CircleStop size={16} />}
            onClick={(event) => {
              // The second half of a double click on the button that stood here before.
              if (event.detail < 2) stop();
            }}
          >
            {t('check.stop')}
          </Button>
        ) : (
          <Button
            variant="default"
            leftSection={<RefreshCw size={15} />}
            onClick={() => {
              start(findings);
            }}
          >
            {t('check.start')}
          </Button>
        )}
      </div>
      <TestProgress test={test} />
    </section>
  );
}

function TestProgress({ test }: { test: SelfTest }) {
  const { t } = useTranslation('health');
  const { t: connections } = useTranslation('connections');
  const ago = useAgo();
  switch (test.kind) {
    case 'idle':
      return null;
    case 'running': {
      const { done, total } = test;
      return (
        <div className={classes.progress}>
          <Progress
            value={(100 * done) / total}
            aria-label={t('check.progress', { done: done + 1, total })}
          />
          <p role="status">
            {words(test)} <span>{t('check.progress', { done: done + 1, total })}</span>
          </p>
        </div>
      );
    }
    case 'over': {
      const { done, total } = test;
      return (
        <p className={classes.over} role="status">
          {done === total
            ? t('check.done', { when: ago(new Date(test.at).toISOString()) })
            : t('check.stopped', { done, total })}
        </p>
      );
    }
  }

  function words({ step }: Extract<SelfTest, { kind: 'running' }>): string {
    switch (step.part) {
      case 'number':
        return t('check.number', { provider: connections(`provider.${step.provider}`), label: step.label });
      case 'address':
        return t('check.address');
      case 'source':
        return t('check.source', { title: step.title });
      case 'database':
        return t('check.database');
    }
  }
}
