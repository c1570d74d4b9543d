import { CirclePause, FlaskConical, Hand, Unplug } from 'lucide-react';
import { Link, useLocation, useRoute } from 'wouter';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import { asId, type ConversationId } from '#shared/domain/ids.ts';

import { useConnection } from '../api/client-provider.tsx';
import { useCall } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { useMomentWords } from '../messages-in-words/use-moment-words.ts';
import { useSending } from '../outbox/use-sending.ts';
import { useLasting } from '../ui/use-lasting.ts';
import classes from './banners.module.css';

/** A blink of the connection is not worth a banner. Milliseconds. */
const patience = 1200;

/** Says that what is shown may be old, as long as the core cannot be heard. */
export function ConnectionBanner() {
  const { t } = useTranslation('shell');
  const isLost = useLasting(useConnection() === 'lost', patience);
  return (
    <div role="status" aria-live="polite">
      {isLost && (
        <p className={classes.banner} data-tone="trouble">
          <Unplug size={16} aria-hidden />
          <span>
            <strong>{t('connectionLost.title')}</strong> {t('connectionLost.text')}
          </span>
        </p>
      )}
    </div>
  );
}

/** Says that nobody real is written to, wherever that holds; beside real numbers it says that those are real. */
export function PracticeBanner({ channels }: { channels: readonly ChannelView[] }) {
  const { t } = useTranslation('shell');
  const [, chat] = useRoute('/inbox/:conversationId');
  const practice = channels.find((channel) => channel.provider === 'practice');
  const hasReal = channels.some((channel) => channel.provider !== 'practice');
  const openChat = useCall(
    'conversations.get',
    { id: asId<ConversationId>(chat?.conversationId ?? '') },
    { enabled: practice !== undefined && hasReal && chat !== null },
  );
  if (!practice) return null;
  const isOnlyPractice = !hasReal || openChat.data?.channelId === practice.id;
  return (
    <aside className={classes.banner} data-tone="practice">
      <FlaskConical size={16} aria-hidden />
      <span className={classes.text}>{isOnlyPractice ? t('practice.only') : t('practice.beside')}</span>
      {!hasReal && (
        <Link href="/connections/add" className={classes.link}>
          {t('practice.connect')}
        </Link>
      )}
    </aside>
  );
}

/** Says everywhere but in the outbox, where it is said anyway, that messages wait because sending stands still. */
export function SendingBanner() {
  const { t } = useTranslation('outbox');
  const [location] = useLocation();
  const when = useMomentWords();
  const { resume, isBusy } = useSending();
  const standsStill = (useCall('health.get', {}).data?.sending ?? 'running') !== 'running';
  const sending = useCall('sending.preview', {}, { enabled: standsStill }).data;
  if (!standsStill || sending === undefined || sending.total === 0) return null;
  if (location === '/outbox' || location.startsWith('/outbox/')) return null;
  const { state, until, total: count } = sending;
  if (state === 'running') return null;
  const words =
    state === 'stopped'
      ? t('banner.stopped', { count })
      : until === null
        ? t('banner.pausedOpen', { count })
        : t('banner.pausedUntil', { count, time: when(until) });
  return (
    <aside className={classes.banner} data-tone="calm">
      {state === 'stopped' ? <Hand size={16} aria-hidden /> : <CirclePause size={16} aria-hidden />}
      <span className={classes.text}>{words}</span>
      {state === 'stopped' ? (
        <Link href="/outbox/start" className={classes.link}>
          {t('banner.look')}
        </Link>
      ) : (
        <button type="button" className={classes.link} onClick={resume} disabled={isBusy}>
          {t('banner.resume')}
        </button>
      )}
    </aside>
  );
}
