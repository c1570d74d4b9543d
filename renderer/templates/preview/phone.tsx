import type { TemplateLanguage } from '#shared/domain/template/variables.ts';

import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { FormattedText } from '../../ui/formatted-text.tsx';
import { useNow, useTimeFormat } from '../../ui/use-time-format.tsx';
import classes from './phone.module.css';

type PhoneProps = {
  language: TemplateLanguage;
  /** The finished message; '' when there is none to show. */
  text: string;
  /** Why there is none, or why it is an older one. */
  note: string | null;
  isStale: boolean;
};

/** The chat with the shop on the customer's phone, with one message in it. */
export function Phone({ language, text, note, isStale }: PhoneProps) {
  const { t } = useTranslation('templates');
  const settings = useCall('settings.get', {});
  const format = useTimeFormat();
  const now = useNow(60_000);
  const named = settings.data?.business.name.trim() ?? '';
  const name = named === '' ? t('preview.shop') : named;
  return (
    <figure className={classes.phone}>
      <div className={classes.bar} aria-hidden>
        <Avatar id="the shop" name={name} size={30} />
        <span className={classes.name}>{name}</span>
      </div>
      <div className={classes.chat} data-stale={isStale || undefined}>
        <span className={classes.day} aria-hidden>
          {t('preview.today')}
        </span>
        {text !== '' && (
          <div className={classes.bubble} data-testid="preview" lang={language} dir="auto">
            <FormattedText text={text} />
            <span className={classes.time} aria-hidden>
              {format.time(now)}
            </span>
          </div>
        )}
        {note !== null && <figcaption className={classes.note}>{note}</figcaption>}
      </div>
    </figure>
  );
}
