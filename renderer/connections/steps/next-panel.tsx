import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { Saying } from '#shared/domain/saying/saying.ts';

import { useAction } from '../../api/use-action.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useSays } from '../../i18n/use-says.ts';
import classes from './connect-steps.module.css';

type NextPanelProps = {
  text: string;
  /** What is known of it. */
  why?: Saying | null;
  /** What the system said, word for word. */
  detail?: string | null;
  isTrouble?: boolean;
  children?: ReactNode;
};

/** What stands in the way, in words, with the buttons that help. */
export function NextPanel({ text, why = null, detail = null, isTrouble = false, children }: NextPanelProps) {
  const { t } = useTranslation('connect');
  const says = useSays();
  return (
    <div className={classes.next} role={isTrouble ? 'alert' : 'status'}>
      <p className={classes.nextText}>{text}</p>
      {why !== null && <p className={classes.detail}>{says.line(why)}</p>}
      {detail !== null && detail !== '' && (
        <p className={classes.detail}>{t('steps.inOwnWords', { detail })}</p>
      )}
      {children !== undefined && <div className={classes.actions}>{children}</div>}
    </div>
  );
}

/** Back to the numbers; the way goes on from there another time. */
export function Later() {
  const { t } = useTranslation('connect');
  return (
    <Button component={Link} href="/connections" variant="subtle">
      {t('steps.later')}
    </Button>
  );
}

/** Green API may be asked instead: then no address is needed. */
export function PollInstead({ channel }: { channel: ChannelView }) {
  const { t } = useTranslation('connect');
  const update = useAction('channels.update');
  if (channel.provider !== 'green-api') return null;
  return (
    <Button
      variant="default"
      loading={update.isPending}
      onClick={() => {
        update.mutate({ id: channel.id, receive: 'polling' });
      }}
    >
      {t('steps.usePolling')}
    </Button>
  );
}
