import { Select, TextInput } from '@mantine/core';
import { Link } from 'wouter';

import type { TemplateView } from '#shared/api/calls/templates.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useRuleWords } from '../../messages-in-words/use-rule-words.ts';
import classes from './editor.module.css';
import { eventOf, readDraft, type DraftProblems, type RuleDraft } from './rule-draft.ts';

type TextFieldsProps = {
  draft: RuleDraft;
  problems: DraftProblems;
  templates: readonly TemplateView[];
  onChange: (fields: Partial<RuleDraft>) => void;
};

/** Which text is sent: one written for this occasion. And what the rule is called. */
export function TextFields({ draft, problems, templates, onChange }: TextFieldsProps) {
  const { t } = useTranslation('rules');
  const words = useRuleWords();
  const event = eventOf(draft.kind);
  const choices = templates
    .filter((template) => template.event === event)
    .map((template) => ({ value: template.id, label: template.name }));
  const read = readDraft(draft);
  const usualName = read.state === 'ready' ? words.name({ name: null, trigger: read.input.trigger }) : '';
  return (
    <div className={classes.fields}>
      <div>
        <Select
          label={t('editor.template')}
          data={choices}
          value={draft.templateId}
          allowDeselect={false}
          disabled={choices.length === 0}
          error={problems.template === undefined ? null : t(`editor.problems.${problems.template}`)}
          onChange={(value) => {
            const chosen = templates.find((template) => template.id === value);
            if (chosen) onChange({ templateId: chosen.id });
          }}
        />
        {choices.length === 0 ? (
          <p className={classes.help}>
            {t('editor.templateNone')}{' '}
            <Link href="/templates" className={classes.link}>
              {t('editor.templateNew')}
            </Link>
          </p>
        ) : (
          draft.templateId !== null && (
            <p className={classes.help}>
              <Link href={`/templates/${draft.templateId}`} className={classes.link}>
                {t('editor.templateEdit')}
              </Link>
            </p>
          )
        )}
      </div>
      <TextInput
        label={t('editor.name')}
        description={t('editor.nameHelp')}
        inputWrapperOrder={['label', 'input', 'description']}
        placeholder={usualName}
        value={draft.name}
        maxLength={100}
        onChange={(event) => {
          onChange({ name: event.currentTarget.value });
        }}
      />
    </div>
  );
}
