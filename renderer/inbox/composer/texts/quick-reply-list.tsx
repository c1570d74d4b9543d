import { Link } from 'wouter';

import type { TemplateView } from '#shared/api/calls/templates.ts';

import { useTranslation } from '../../../i18n/use-translation.ts';
import classes from './quick-reply-list.module.css';
import { TextOptions } from './text-options.tsx';
import type { QuickReplies } from './use-quick-replies.ts';

/** Quick replies above the composer, while a message begins with `/`. */
export function QuickReplyList({
  quick,
  onChoose,
}: {
  quick: QuickReplies;
  onChoose: (template: TemplateView) => void;
}) {
  const { t } = useTranslation('templates');
  const { list } = quick;
  if (list === null) return null;
  return (
    <div className={classes.place}>
      <div
        className={classes.popup}
        onMouseDown={(event) => {
          // The message keeps the focus: without it the list closes.
          event.preventDefault();
        }}
      >
        <div className={classes.head}>
          <span className={classes.title}>{t('quick.label')}</span>
          <span className={classes.keys}>{t('quick.keys')}</span>
        </div>
        {list.hasNone ? (
          <p className={classes.note}>
            {t('quick.none')} <Link href="/templates/new-quick-reply">{t('quick.write')}</Link>
          </p>
        ) : list.isLoading ? (
          <p className={classes.note} role="status">
            {t('quick.loading')}
          </p>
        ) : (
          <div className={classes.list} id={list.id} role="listbox" aria-label={t('quick.label')}>
            <TextOptions
              listId={list.id}
              texts={list.options}
              activeId={list.activeId}
              onActive={quick.setActive}
              onChoose={onChoose}
            />
          </div>
        )}
      </div>
    </div>
  );
}
