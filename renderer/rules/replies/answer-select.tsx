import { Select } from '@mantine/core';
import { Link } from 'wouter';

import type { TemplateId } from '#shared/domain/ids.ts';

import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './replies.module.css';

/** Which text answers by itself, with the way to edit it. */
export function AnswerSelect({
  label,
  templateId,
  onChange,
}: {
  label: string;
  templateId: TemplateId;
  onChange: (templateId: TemplateId) => void;
}) {
  const { t } = useTranslation('rules');
  const texts = (useCall('templates.list', {}).data?.items ?? []).filter(
    (template) => template.event === 'auto-answer' || template.id === templateId,
  );
  return (
    <div className={classes.text}>
      <Select
        aria-label={label}
        data={texts.map((template) => ({ value: template.id, label: template.name }))}
        value={templateId}
        allowDeselect={false}
        nothingFoundMessage={t('replies.answers.noTexts')}
        onChange={(value) => {
          const chosen = texts.find((template) => template.id === value);
          if (chosen) onChange(chosen.id);
        }}
      />
      <Link href={`/templates/${templateId}`} className={classes.link}>
        {t('replies.answers.editText')}
      </Link>
    </div>
  );
}
