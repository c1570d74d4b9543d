import { Component, type ReactNode } from 'react';

import { useTranslation } from '../i18n/use-translation.ts';
import { ErrorState } from '../ui/error-state.tsx';
import classes from './later.module.css';

type Props = { readonly children: ReactNode };

/** A screen that fails while it is drawn does not take the frame along: it says so and offers to try again. */
export class StumbleGuard extends Component<Props, { readonly hasStumbled: boolean }> {
  override state = { hasStumbled: false };

  static getDerivedStateFromError(): { hasStumbled: boolean } {
    return { hasStumbled: true };
  }

  override render(): ReactNode {
    if (!this.state.hasStumbled) return this.props.children;
    return (
      <Stumbled
        onAgain={() => {
          this.setState({ hasStumbled: false });
        }}
      />
    );
  }
}

function Stumbled({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation('basics');
  return (
    <div className={classes.notLoaded}>
      <ErrorState
        title={t('stumbled.title')}
        next={t('stumbled.next')}
        action={{ label: t('tryAgain'), run: onAgain }}
      />
    </div>
  );
}
