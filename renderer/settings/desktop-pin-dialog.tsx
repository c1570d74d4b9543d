import { PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { ApiError } from '#shared/api/errors.ts';
import type { DesktopCallInput } from '#shared/api/desktop.ts';

import { useErrorWords } from '../api/use-failure-toast.ts';
import type { Desktop } from '../desktop/desktop-provider.tsx';
import { isPin, pinDigits } from '../desktop/pin-digits.ts';
import { inTime, useSecondsLeft } from '../desktop/use-seconds-left.ts';
import { useLanguage, useTranslation } from '../i18n/use-translation.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import classes from './desktop-sections.module.css';

export type PinTask = 'set' | 'change' | 'remove';
type Field = 'current' | 'next' | 'repeat';
type Problems = Partial<Record<Field, string>>;

const fieldsOf: Record<PinTask, readonly Field[]> = {
  set: ['next', 'repeat'],
  change: ['current', 'next', 'repeat'],
  remove: ['current'],
};

/** Sets, changes or removes the PIN; the current one is asked for where there is one. */
export function PinDialog({
  desktop,
  task,
  onClose,
}: {
  desktop: Desktop;
  task: PinTask;
  onClose: () => void;
}) {
  const { t } = useTranslation('lock');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const [typed, setTyped] = useState<Record<Field, string>>({ current: '', next: '', repeat: '' });
  const [problems, setProblems] = useState<Problems>({});
  const [refusal, setRefusal] = useState<Error | null>(null);
  const wait = useWaitWords(desktop);
  const setPin = useMutation({
    networkMode: 'always',
    mutationFn: (input: DesktopCallInput<'desktop.setPin'>) => desktop.call('desktop.setPin', input),
  });

  const submit = () => {
    const found = problemsOf(task, typed, { length: t('dialog.badLength'), differs: t('dialog.differs') });
    setProblems(found);
    setRefusal(null);
    if (Object.keys(found).length > 0 || wait !== null) return;
    setPin.mutate(
      {
        pin: task === 'remove' ? null : typed.next,
        ...(task === 'set' ? {} : { current: typed.current }),
      },
      { onSuccess: onClose, onError: setRefusal },
    );
  };
  const refusalWords = () => {
    if (wait !== null) return wait;
    if (refusal === null) return null;
    if (!(refusal instanceof ApiError)) return describe(refusal).next;
    if (refusal.code === 'too-many-requests') return t('again');
    if (refusal.code !== 'forbidden') return describe(refusal).next;
    return desktop.state.lock.retryAt === null
      ? t('wrong', { count: desktop.state.lock.triesLeft })
      : t('again');
  };
  const asked = fieldsOf[task];
  return (
    <FormDialog
      isOpen
      title={t(`dialog.${task}`)}
      submitLabel={task === 'remove' ? t('dialog.removeSubmit') : basics('save')}
      cancelLabel={basics('cancel')}
      isBusy={setPin.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {task === 'remove' && <p className={classes.dialogText}>{t('dialog.removeText')}</p>}
      {asked.map((field, index) => (
        <PasswordInput
          key={field}
          label={t(`dialog.${field}`)}
          description={field === 'next' ? t('dialog.nextHelp') : null}
          inputMode="numeric"
          autoComplete="off"
          value={typed[field]}
          error={problems[field] ?? (index === 0 && field === 'current' ? refusalWords() : null)}
          onChange={(event) => {
            const digits = pinDigits(event.currentTarget.value);
            setTyped((before) => ({ ...before, [field]: digits }));
          }}
          data-autofocus={index === 0 || undefined}
        />
      ))}
      {task === 'set' && refusal !== null && (
        <p role="alert" className={classes.problem}>
          {describe(refusal).next}
        </p>
      )}
    </FormDialog>
  );
}

/** Says how long to wait after too many wrong tries; null when one may try. */
function useWaitWords({ state }: Desktop): string | null {
  const { t } = useTranslation('lock');
  const language = useLanguage();
  const seconds = useSecondsLeft(state.lock.retryAt);
  return seconds > 0 ? t('waiting', { in: inTime(seconds, language) }) : null;
}

function problemsOf(
  task: PinTask,
  typed: Record<Field, string>,
  words: { readonly length: string; readonly differs: string },
): Problems {
  return {
    ...(task === 'set' || isPin(typed.current) ? {} : { current: words.length }),
    ...(task === 'remove' || isPin(typed.next) ? {} : { next: words.length }),
    ...(task === 'remove' || typed.next === typed.repeat ? {} : { repeat: words.differs }),
  };
}
