import { Button, Switch, TagsInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import type { RepliesView } from '#shared/api/calls/automation.ts';

import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { SaveMark } from '../../ui/save-mark.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PageSection } from '../../ui/page.tsx';
import { showUndoToast } from '../../ui/undo-toast.tsx';
import { AnswerSelect } from './answer-select.tsx';
import classes from './replies.module.css';
import { useRepliesChange } from './use-replies-change.ts';

type Keyword = RepliesView['keywords'][number];

const most = 50;

/** Questions of one word that get their text at once. A line without words is not kept yet. */
export function KeywordsSection({ kept }: { kept: readonly Keyword[] }) {
  const { t } = useTranslation('rules');
  const { change, state } = useRepliesChange();
  const [typed, setTyped] = useState<readonly Keyword[] | null>(null);
  const template = useCall('templates.list', {}).data?.items.find((one) => one.event === 'auto-answer');
  const keywords = typed ?? kept;
  // The button that takes a removal back is pressed later, when more may have been edited.
  const now = useRef({ keywords, kept });
  useEffect(() => {
    now.current = { keywords, kept };
  });
  const edit = (next: readonly Keyword[]) => {
    setTyped(next);
    const keepable = next.filter((keyword) => keyword.words.length > 0);
    if (JSON.stringify(keepable) === JSON.stringify(now.current.kept)) return;
    change({ keywords: keepable }, () => {
      // A line that has no words yet stays on the desk.
      setTyped((shown) => (shown === next && keepable.length === next.length ? null : shown));
    });
  };
  const remove = (gone: Keyword) => {
    edit(keywords.filter((keyword) => keyword !== gone));
    if (gone.words.length === 0) return;
    showUndoToast({
      id: `keyword ${gone.id}`,
      message: t('replies.keywords.removed'),
      undo: {
        label: t('replies.keywords.undo'),
        run: () => {
          edit(now.current.keywords.toSpliced(keywords.indexOf(gone), 0, gone));
        },
      },
    });
  };
  return (
    <PageSection
      title={t('replies.keywords.title')}
      text={t('replies.keywords.text')}
      action={<SaveMark state={state} />}
    >
      {keywords.length > 0 && (
        <ul className={classes.answers}>
          {keywords.map((keyword) => (
            <KeywordRow
              key={keyword.id}
              keyword={keyword}
              onChange={(next) => {
                edit(keywords.map((other) => (other === keyword ? next : other)));
              }}
              onRemove={() => {
                remove(keyword);
              }}
            />
          ))}
        </ul>
      )}
      <Button
        className={classes.add ?? ''}
        variant="default"
        leftSection={<Plus size={16} />}
        disabled={template === undefined || keywords.length >= most}
        onClick={() => {
          if (template === undefined) return;
          edit([...keywords, { id: crypto.randomUUID(), on: true, words: [], templateId: template.id }]);
        }}
      >
        {t('replies.keywords.add')}
      </Button>
    </PageSection>
  );
}

function KeywordRow({
  keyword,
  onChange,
  onRemove,
}: {
  keyword: Keyword;
  onChange: (keyword: Keyword) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('rules');
  const isEmpty = keyword.words.length === 0;
  const name = isEmpty ? t('replies.keywords.nameless') : keyword.words.join(', ');
  return (
    <li className={classes.answer}>
      <Switch
        checked={keyword.on}
        aria-label={t('replies.answers.on', { name })}
        onChange={() => {
          onChange({ ...keyword, on: !keyword.on });
        }}
      />
      <TagsInput
        className={classes.words ?? ''}
        aria-label={t('replies.keywords.words')}
        placeholder={t('replies.words.add')}
        value={[...keyword.words]}
        maxTags={most}
        acceptValueOnBlur
        autoFocus={isEmpty}
        splitChars={[',', ';', '\n']}
        description={isEmpty ? t('replies.keywords.needsWords') : null}
        inputWrapperOrder={['input', 'description']}
        onChange={(words) => {
          onChange({
            ...keyword,
            words: words.map((word) => word.trim().slice(0, 60)).filter((word) => word !== ''),
          });
        }}
      />
      <AnswerSelect
        label={t('replies.answers.answerText', { name })}
        templateId={keyword.templateId}
        onChange={(templateId) => {
          onChange({ ...keyword, templateId });
        }}
      />
      <IconButton label={t('replies.keywords.remove', { words: name })} onClick={onRemove}>
        <Trash2 size={16} />
      </IconButton>
    </li>
  );
}
