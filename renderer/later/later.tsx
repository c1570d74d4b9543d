import { useEffect, useSyncExternalStore, type ComponentType, type ReactNode } from 'react';

import { useTranslation } from '../i18n/use-translation.ts';
import { ErrorState } from '../ui/error-state.tsx';
import classes from './later.module.css';
import type { Part } from './part.ts';
import { useRetry } from './use-retry.ts';

type LaterProps<Props> = {
  part: Part<Props>;
  /** What the part is shown with. */
  with: Props;
  /** Its place while it is on its way, of its final size. */
  waiting: ReactNode;
};

/** Shows a part as soon as its code is here, until then its place; when it cannot be had, says so and offers to try again. */
export function Later<Props extends object>({ part, with: props, waiting }: LaterProps<Props>) {
  const state = useSyncExternalStore(part.subscribe, part.state);
  useEffect(() => {
    void part.load();
  }, [part]);
  switch (state.kind) {
    case 'waiting':
      return waiting;
    case 'failed':
      return <NotLoaded part={part} isTrying={state.isTrying} />;
    case 'here': {
      // Not a component made anew with each picture: the part keeps the one it has fetched.
      const View: ComponentType<Props> = state.view;
      return <View {...props} />;
    }
  }
}

function NotLoaded<Props>({ part, isTrying }: { part: Part<Props>; isTrying: boolean }) {
  const { t } = useTranslation('basics');
  const retry = useRetry(part);
  return (
    <div className={classes.notLoaded}>
      <ErrorState
        title={t('later.title')}
        next={t('later.next')}
        action={{ label: t('tryAgain'), isBusy: isTrying, run: retry }}
      />
    </div>
  );
}
