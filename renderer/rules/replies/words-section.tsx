import { TagsInput } from '@mantine/core';
import { useState } from 'react';

import { replyAnswers, type ReplyAnswer, type ReplyWords } from '#shared/domain/replies/reply-words.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { SaveMark } from '../../ui/save-mark.tsx';
import { PageSection } from '../../ui/page.tsx';
import classes from './replies.module.css';
import { useRepliesChange } from './use-replies-change.ts';
import { wordProblems, type WordProblem } from './word-problems.ts';

/** What a whole message can mean by itself; each change that makes sense is kept at once. */
export function WordsSection({ kept }: { kept: ReplyWords }) {
  const { t } = useTranslation('rules');
  const { change, state } = useRepliesChange();
  // What does not make sense yet stays in sight, unkept.
  const [typed, setTyped] = useState<ReplyWords | null>(null);
  const words = typed ?? kept;
  const problems = wordProblems(words);
  const edit = (answer: ReplyAnswer, list: string[]) => {
    const next = { ...words, [answer]: list };
    setTyped(next);
    if (Object.keys(wordProblems(next)).length > 0) return;
    change({ words: next }, () => {
      setTyped((now) => (now === next ? null : now));
    });
  };
  return (
    <PageSection
      title={t('replies.words.title')}
      text={t('replies.words.text')}
      action={<SaveMark state={state} />}
    >
      <div className={classes.lists}>
        {replyAnswers.map((answer) => (
          <WordList
            key={answer}
            answer={answer}
            words={words[answer]}
            problem={problems[answer]}
            onChange={(list) => {
              edit(answer, list);
            }}
          />
        ))}
      </div>
    </PageSection>
  );
}

function WordList({
  answer,
  words,
  problem,
  onChange,
}: {
  answer: ReplyAnswer;
  words: readonly string[];
  problem: WordProblem | undefined;
  onChange: (words: string[]) => void;
}) {
  const { t } = useTranslation('rules');
  return (
    <TagsInput
      label={t(`replies.words.${answer}`)}
      placeholder={t('replies.words.add')}
      value={[...words]}
      maxTags={100}
      acceptValueOnBlur
      splitChars={[',', ';', '\n']}
      isDuplicate={(word, list) => list.some((known) => known.toLowerCase() === word.toLowerCase())}
      description={words.length === 0 ? t('replies.words.empty') : null}
      error={problem === undefined ? null : problemWords(problem)}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      onChange={(list) => {
        onChange(list.map((word) => word.trim().slice(0, 60)).filter((word) => word !== ''));
      }}
    />
  );

  function problemWords(one: WordProblem): string {
    switch (one.kind) {
      case 'taken':
        return t('replies.words.taken', { word: one.word, other: t(`replies.words.${one.other}`) });
      case 'nothing-left':
        return t('replies.words.nothingLeft', { word: one.word });
    }
  }
}
