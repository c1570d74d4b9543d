import { TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';

import { useAction } from '../../api/use-action.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';

/** How such an address looks, in every language. */
const example = 'https://…/basic.ics';

/** Adds a calendar by its secret address; it is read before it is kept. */
export function CalendarDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('sources');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const [title, setTitle] = useState('');
  const [url, setUrl] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = useAction('sources.addCalendar', { quiet: true });
  const submit = () => {
    if (url.trim() === '') {
      setProblem(t('calendar.required'));
      return;
    }
    add.mutate(
      { title: title.trim() === '' ? t('calendar.namePlaceholder') : title.trim(), url: url.trim() },
      {
        onSuccess: ({ coming }) => {
          notifications.show({ message: t('calendar.done', { count: coming }) });
          onClose();
        },
        onError: (error) => {
          setProblem(describe(error).next);
        },
      },
    );
  };
  return (
    <FormDialog
      isOpen
      title={t('calendar.title')}
      submitLabel={t('calendar.add')}
      cancelLabel={basics('cancel')}
      isBusy={add.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('calendar.name')}
        placeholder={t('calendar.namePlaceholder')}
        value={title}
        maxLength={100}
        data-autofocus
        onChange={(event) => {
          setTitle(event.currentTarget.value);
        }}
      />
      <TextInput
        label={t('calendar.url')}
        description={t('calendar.urlHelp')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        placeholder={example}
        value={url}
        maxLength={2000}
        autoComplete="off"
        spellCheck={false}
        error={problem}
        onChange={(event) => {
          setUrl(event.currentTarget.value);
          setProblem(null);
        }}
      />
    </FormDialog>
  );
}
