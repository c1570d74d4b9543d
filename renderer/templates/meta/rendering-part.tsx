import { Button } from '@mantine/core';
import { CircleAlert, Lightbulb } from 'lucide-react';
import { useState } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from 'wouter';

import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';
import type { TemplateView } from '#shared/api/calls/templates.ts';
import type { TemplateLanguage } from '#shared/domain/template/variables.ts';

import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { FormattedText } from '../../ui/formatted-text.tsx';
import { SkeletonBar } from '../../ui/skeletons.tsx';
import problemClasses from '../editor/problem-list.module.css';
import { useFieldWords } from '../editor/use-field-words.ts';
import classes from './meta-block.module.css';
import { metaTemplatePath } from './meta-place.ts';
import type { Rendering } from './rendering-state.ts';
import { sourceLabel } from './source-options.ts';
import { SubmitDialog } from './submit-dialog.tsx';
import type { MetaAccount } from './use-meta.ts';
import { useReasonWords } from './use-reason-words.ts';

type RenderingPartProps = {
  text: TemplateView;
  language: TemplateLanguage;
  isDirty: boolean;
  /** Those that stand in for the text in this language, the best first. */
  templates: readonly MetaTemplateView[];
  accounts: readonly MetaAccount[];
  rendering: UseQueryResult<Rendering>;
};

/** One language of a text as Meta gets it: its wording, what to change, what Meta said, and the way to submit it. */
export function RenderingPart({
  text,
  language,
  isDirty,
  templates,
  accounts,
  rendering,
}: RenderingPartProps) {
  const { t } = useTranslation('metaTemplates');
  const describe = useErrorWords();
  const [isSubmitting, setSubmitting] = useState(false);
  const shown = rendering.data;
  if (shown === undefined) {
    return rendering.isError ? (
      <p className={classes.words} role="alert">
        {t('block.loadFailed')} {describe(rendering.error).next}
      </p>
    ) : (
      <SkeletonBar height={96} radius={12} />
    );
  }
  const best = templates[0];
  const hasErrors = shown.problems.some(({ severity }) => severity === 'error');
  const isCovered = accounts.every(({ businessAccountId }) =>
    templates.some(
      (template) =>
        template.businessAccountId === businessAccountId && isGoing(template) && !template.isOutdated,
    ),
  );
  return (
    <>
      <Standing template={best} hasErrors={hasErrors} />
      <div className={classes.bubble} lang={language} dir="auto" data-testid={`meta-body-${language}`}>
        <FormattedText text={shown.example} />
      </div>
      <Values rendering={shown} />
      <Problems rendering={shown} />
      {!isCovered && (
        <div className={classes.actions}>
          <Button
            variant={best === undefined ? 'filled' : 'default'}
            disabled={hasErrors || isDirty}
            onClick={() => {
              setSubmitting(true);
            }}
          >
            {t(best?.isOutdated === true ? 'block.submitAgain' : 'block.submit')}
          </Button>
          <span className={classes.why}>
            {hasErrors ? t('block.errorsFirst') : isDirty ? t('block.saveFirst') : ''}
          </span>
        </div>
      )}
      {isSubmitting && (
        <SubmitDialog
          text={text}
          language={language}
          accounts={accounts}
          templates={templates}
          suggestedName={shown.suggestedName}
          onClose={() => {
            setSubmitting(false);
          }}
        />
      )}
    </>
  );
}

/** On its way to customers, or at least to Meta's answer. */
function isGoing({ status }: MetaTemplateView): boolean {
  return status === 'approved' || status === 'pending' || status === 'appeal';
}

/** What Meta has said so far, and what that means. */
function Standing({ template, hasErrors }: { template: MetaTemplateView | undefined; hasErrors: boolean }) {
  const { t } = useTranslation('metaTemplates');
  const reasonWords = useReasonWords();
  if (template === undefined) {
    return <p className={classes.words}>{t(hasErrors ? 'block.problemsNext' : 'block.noneNext')}</p>;
  }
  const { status, reason, isOutdated, id } = template;
  return (
    <p className={classes.words}>
      {isOutdated && status === 'approved' ? t('block.outdatedNext') : t(`means.${status}`)}
      {reason !== null && status !== 'approved' && ` ${reasonWords(reason)}`}{' '}
      <Link className={classes.link} href={metaTemplatePath(id)}>
        {t('block.open')}
      </Link>
    </p>
  );
}

/** What is different for each customer. */
function Values({ rendering: { variables } }: { rendering: Rendering }) {
  const { t } = useTranslation('metaTemplates');
  const words = useFieldWords();
  if (variables.length === 0) return null;
  return (
    <ul className={classes.values} aria-label={t('block.values')}>
      {variables.map(({ key, source, example }) => (
        <li key={key}>
          <span className={classes.key}>{`{{${key}}}`}</span>{' '}
          {(source === null ? null : sourceLabel(source, words)) ?? t('detail.byHand')}
          {example !== null && example !== '' && (
            <span className={classes.example}> {t('detail.example', { example })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Problems({ rendering: { problems, variables } }: { rendering: Rendering }) {
  const { t } = useTranslation('metaTemplates');
  const words = useFieldWords();
  const label = (source: string) => sourceLabel(source, words) ?? source;
  /** What it is about in the owner's words: `{{1}}` is the value that stands there. */
  const named = (detail: string | null) =>
    detail === null
      ? '…'
      : detail.includes('{{')
        ? Array.from(detail.matchAll(/\{\{(\w+)\}\}/g), ([place, key]) =>
            label(variables.find((variable) => variable.key === key)?.source ?? place),
          ).join(', ')
        : label(detail);
  return (
    <ul className={problemClasses.list} aria-label={t('problems.label')}>
      {problems.map(({ code, severity, detail }, index) => {
        const Icon = severity === 'error' ? CircleAlert : Lightbulb;
        return (
          <li key={index} className={problemClasses.item} data-severity={severity}>
            <Icon size={16} strokeWidth={2.1} aria-hidden />
            <span className={classes.problem}>{t(`problems.${code}`, { detail: named(detail) })}</span>
          </li>
        );
      })}
    </ul>
  );
}
