import { useState } from 'react';

import { useTranslation } from '../../i18n/use-translation.ts';
import { Choice } from '../../ui/choice.tsx';
import { PageSection } from '../../ui/page.tsx';
import { AnswerTable } from './answer-table.tsx';
import { ExampleList } from './example-list.tsx';
import { FieldTable } from './field-table.tsx';
import classes from './programs.module.css';

const parts = ['fields', 'examples', 'answers'] as const;
type Part = (typeof parts)[number];

/** What the owner hands on unread: the fields, examples to copy, and what an answer means. */
export function ForProgrammers({ address, timeZone }: { address: string; timeZone: string }) {
  const { t } = useTranslation('programs');
  const [part, setPart] = useState<Part>('fields');
  return (
    <PageSection title={t('handOn.title')} text={t('handOn.text')}>
      <Choice
        label={t('handOn.which')}
        value={part}
        options={parts.map((value) => ({ value, label: t(`${value}.title`) }))}
        onChange={setPart}
      />
      <div className={classes.part}>
        {part === 'fields' && <FieldTable />}
        {part === 'examples' && <ExampleList address={address} timeZone={timeZone} />}
        {part === 'answers' && <AnswerTable />}
      </div>
    </PageSection>
  );
}
