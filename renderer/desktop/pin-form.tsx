import { Button, Input } from '@mantine/core';
import { useId, useRef, useState, type SubmitEvent } from 'react';

import type { DesktopState } from '#shared/api/desktop.ts';
import { ApiError } from '#shared/api/errors.ts';

import { useLanguage, useTranslation } from '../i18n/use-translation.ts';
import type { Desktop } from './desktop-provider.tsx';
import classes from './lock-screen.module.css';
import { isPin, pinDigits } from './pin-digits.ts';
import { inTime, useSecondsLeft } from './use-seconds-left.ts';

type Problem = 'empty' | 'wrong' | 'again' | 'unreachable';

/** Takes the PIN; says what was wrong with it, and how long to wait after too many tries. */
export function PinForm({ call, lock }: { call: Desktop['call']; lock: DesktopState['lock'] }) {
  const { t } = useTranslation('lock');
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const wordsId = useId();
  const seconds = useSecondsLeft(lock.retryAt);
  const isWaiting = seconds > 0;
  const isWrong = problem !== null && problem !== 'again' && !isWaiting;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy || isWaiting) return;
    if (!isPin(typed)) {
      setProblem('empty');
      return;
    }
    setIsBusy(true);
    setProblem(null);
    // The right PIN takes this screen away: only a refusal is left to be told.
    call('desktop.unlock', { pin: typed })
      .catch((error: unknown) => {
        setProblem(problemOf(error));
        setTyped('');
      })
      .finally(() => {
        setIsBusy(false);
        input.current?.focus();
      });
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <label>
        <span className={classes.label}>{t('pin')}</span>
        <Input
          ref={input}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          autoFocus
          size="md"
          classNames={{ input: classes.pin ?? '' }}
          value={typed}
          readOnly={isWaiting || isBusy}
          error={isWrong}
          // Mantine would name its own words, not ours.
          withAria={false}
          aria-invalid={isWrong}
          aria-describedby={wordsId}
          onChange={(event) => {
            setTyped(pinDigits(event.currentTarget.value));
            if (problem !== null) setProblem(null);
          }}
        />
      </label>
      <Button type="submit" size="md" fullWidth loading={isBusy} disabled={isWaiting}>
        {t('unlock')}
      </Button>
      <div id={wordsId} className={classes.words}>
        {isWaiting ? (
          <Waiting key={lock.retryAt} seconds={seconds} />
        ) : (
          <p role="alert" className={problem === 'again' ? '' : classes.problem}>
            {problem !== null && wordsOf(problem)}
          </p>
        )}
      </div>
    </form>
  );

  function wordsOf(what: Problem): string {
    if (what !== 'wrong') return t(what);
    // The wait after the last free try may be over by the time that this is read.
    return lock.retryAt === null ? t('wrong', { count: lock.triesLeft }) : t('again');
  }
}

/** Counts down for the eye; a screen reader hears once how long it will be. */
function Waiting({ seconds }: { seconds: number }) {
  const { t } = useTranslation('lock');
  const language = useLanguage();
  const [atFirst] = useState(seconds);
  return (
    <>
      <p role="alert" className={classes.heard}>
        {t('waiting', { in: inTime(atFirst, language) })}
      </p>
      <p aria-hidden className={classes.problem}>
        {t('waiting', { in: inTime(seconds, language) })}
      </p>
    </>
  );
}

function problemOf(error: unknown): Problem {
  if (!(error instanceof ApiError)) return 'unreachable';
  if (error.code === 'forbidden') return 'wrong';
  // It waits, and says so by itself; this is read once the wait is over.
  return error.code === 'too-many-requests' ? 'again' : 'unreachable';
}
