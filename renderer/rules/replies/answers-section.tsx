import { Switch } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import type { RepliesView } from '#shared/api/calls/automation.ts';

import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { SaveMark } from '../../ui/save-mark.tsx';
import { PageSection } from '../../ui/page.tsx';
import { AnswerSelect } from './answer-select.tsx';
import classes from './replies.module.css';
import { useRepliesChange } from './use-replies-change.ts';

/** The welcome and the answer outside opening hours, each with its switch and its text. */
export function AnswersSection({ replies }: { replies: RepliesView }) {
  const { t } = useTranslation('rules');
  const { change, state } = useRepliesChange();
  const hours = useCall('settings.get', {}).data?.business.hours;
  return (
    <PageSection
      title={t('replies.answers.title')}
      text={t('replies.answers.text')}
      action={<SaveMark state={state} />}
    >
      <ul className={classes.answers}>
        <Answer
          name={t('replies.answers.welcome')}
          help={t('replies.answers.welcomeHelp')}
          kept={replies.welcome}
          onChange={(welcome) => {
            change({ welcome });
          }}
        />
        <Answer
          name={t('replies.answers.away')}
          help={
            <>
              {t('replies.answers.awayHelp')}{' '}
              <Link href="/settings" className={classes.link}>
                {t('replies.answers.awayHours')}
              </Link>
            </>
          }
          kept={replies.away}
          note={
            replies.away.on && hours === null ? (
              <p className={classes.warning}>
                <TriangleAlert size={15} aria-hidden />
                <span>
                  {t('replies.answers.awayNoHours')}{' '}
                  <Link href="/settings" className={classes.link}>
                    {t('replies.answers.setHours')}
                  </Link>
                </span>
              </p>
            ) : null
          }
          onChange={(away) => {
            change({ away });
          }}
        />
      </ul>
    </PageSection>
  );
}

type Kept = RepliesView['welcome'];

function Answer({
  name,
  help,
  kept,
  note = null,
  onChange,
}: {
  name: string;
  help: ReactNode;
  kept: Kept;
  note?: ReactNode;
  onChange: (kept: Kept) => void;
}) {
  const { t } = useTranslation('rules');
  return (
    <li className={classes.answer}>
      <Switch
        checked={kept.on}
        aria-label={t('replies.answers.on', { name })}
        onChange={() => {
          onChange({ ...kept, on: !kept.on });
        }}
      />
      <div className={classes.words}>
        <p className={classes.name}>{name}</p>
        <p className={classes.help}>{help}</p>
      </div>
      <AnswerSelect
        label={t('replies.answers.answerText', { name })}
        templateId={kept.templateId}
        onChange={(templateId) => {
          onChange({ ...kept, templateId });
        }}
      />
      {note}
    </li>
  );
}
