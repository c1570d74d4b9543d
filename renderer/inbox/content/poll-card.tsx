import { ListChecks } from 'lucide-react';

import type { MessageContent } from '#shared/domain/message.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './card.module.css';

/** A poll with the votes so far. */
export function PollCard({ content }: { content: Extract<MessageContent, { kind: 'poll' }> }) {
  const { t } = useTranslation('inbox');
  const most = Math.max(1, ...content.options.map((option) => option.voters.length));
  return (
    <div className={classes.card}>
      <div className={classes.notice}>
        <ListChecks size={18} strokeWidth={1.9} aria-hidden />
        <span>
          <span className={classes.noticeTitle}>{content.question}</span>
          {t(content.allowsSeveral ? 'poll.several' : 'poll.single')}
        </span>
      </div>
      <ul className={classes.options}>
        {content.options.map((option, index) => (
          <li key={index} className={classes.option}>
            <span
              className={classes.share}
              style={{ width: `${(option.voters.length / most) * 100}%` }}
              aria-hidden
            />
            <span className={classes.optionName}>{option.name}</span>
            <span className={classes.votes}>{t('poll.votes', { count: option.voters.length })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
