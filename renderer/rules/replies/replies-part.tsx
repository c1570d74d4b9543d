import type { RepliesView } from '#shared/api/calls/automation.ts';

import { useCall } from '../../api/use-call.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { SkeletonCards } from '../../ui/skeletons.tsx';
import { AnswersSection } from './answers-section.tsx';
import { KeywordsSection } from './keywords-section.tsx';
import { WordsSection } from './words-section.tsx';

/** How short answers are understood, and what is answered by itself. */
export function RepliesPart() {
  const { t } = useTranslation('rules');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const replies = useCall('replies.get', {});
  if (replies.isPending) return <SkeletonCards count={2} height={320} label={basics('loading')} />;
  if (!replies.data) {
    return (
      <ErrorState
        title={t('replies.loadFailed')}
        next={describe(replies.error).next}
        action={{
          label: basics('tryAgain'),
          run: () => void replies.refetch(),
          isBusy: replies.isFetching,
        }}
      />
    );
  }
  return <Sections replies={replies.data} />;
}

function Sections({ replies }: { replies: RepliesView }) {
  return (
    <>
      <WordsSection kept={replies.words} />
      <AnswersSection replies={replies} />
      <KeywordsSection kept={replies.keywords} />
    </>
  );
}
