import { CircleAlert, Info, PencilLine } from 'lucide-react';
import { Link } from 'wouter';

import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { toneOf } from './meta-mark.tsx';
import classes from './meta-pane.module.css';
import { useReasonWords } from './use-reason-words.ts';
import { useSays } from '../../i18n/use-says.ts';

/** How a template stands: what it means, why, and what to do. */
export function StatusNote({ template }: { template: MetaTemplateView }) {
  const { t } = useTranslation('metaTemplates');
  const reasonWords = useReasonWords();
  const { status, reason, isSendable, isOutdated, unsupportedWhy } = template;
  const says = useSays();
  const tone = toneOf(status);
  return (
    <>
      <div className={classes.note} data-tone={tone}>
        {tone === 'works' ? (
          <Info size={16} strokeWidth={2} aria-hidden />
        ) : (
          <CircleAlert size={16} strokeWidth={2} aria-hidden />
        )}
        <div className={classes.words}>
          <p>{t(`means.${status}`)}</p>
          {reason !== null && status !== 'approved' && (
            <p>
              <strong>{t('reason.label')}:</strong> {reasonWords(reason)}
            </p>
          )}
          {status === 'rejected' && <TextLink template={template} />}
        </div>
      </div>
      {!isSendable && (
        <div className={classes.note} data-tone="attention">
          <CircleAlert size={16} strokeWidth={2} aria-hidden />
          <div className={classes.words}>
            <p>
              <strong>{t('detail.cannotSend')}.</strong> {t('detail.cannotSendNext')}
            </p>
            {unsupportedWhy !== undefined && <p className={classes.small}>{says.words(unsupportedWhy)}</p>}
          </div>
        </div>
      )}
      {isOutdated && (
        <div className={classes.note} data-tone="attention">
          <PencilLine size={16} strokeWidth={2} aria-hidden />
          <div className={classes.words}>
            <p>{t('detail.outdated')}</p>
            <TextLink template={template} />
          </div>
        </div>
      )}
    </>
  );
}

function TextLink({ template: { template } }: { template: MetaTemplateView }) {
  const { t } = useTranslation('metaTemplates');
  if (template === null) return null;
  return (
    <Link className={classes.link} href={`/templates/${template.id}`}>
      {t('detail.openText', { name: template.name })}
    </Link>
  );
}
