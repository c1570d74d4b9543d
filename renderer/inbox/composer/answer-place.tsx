import type { Ref } from 'react';

import { ClosedComposer } from './closed-composer.tsx';
import { Composer, type ComposerHandle, type ComposerProps } from './composer.tsx';
import { ClosedWindow } from './window/closed-window.tsx';
import { useHandOver } from './window/use-focus-hand-over.ts';
import { WindowAnnouncer } from './window/window-announcer.tsx';

type AnswerPlaceProps = Omit<ComposerProps, 'handOver'> & {
  /** The number of the chat was removed. */
  isRemoved: boolean;
  /** Opens the choice of templates. */
  onOffer: () => void;
  ref: Ref<ComposerHandle>;
};

/** Below the messages: the composer, or why nothing can be typed now and what can be done instead. */
export function AnswerPlace({ isRemoved, onOffer, ...composer }: AnswerPlaceProps) {
  const handOver = useHandOver();
  if (isRemoved) return <ClosedComposer />;
  const { replyWindow, draft, text, ref } = composer;
  return (
    <>
      {replyWindow.kind === 'closed' ? (
        <ClosedWindow ref={ref} draft={draft} text={text} handOver={handOver} onOffer={onOffer} />
      ) : (
        <Composer {...composer} handOver={handOver} />
      )}
      <WindowAnnouncer replyWindow={replyWindow} />
    </>
  );
}
