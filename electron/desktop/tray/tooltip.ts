import { momentInWords, type TimeFormat } from '#shared/i18n/time-format.ts';

import type { Desk } from '../desk/desk.ts';
import type { Words } from '../words/words.ts';
import { elided, shortName } from './label.ts';

/** Windows cuts off what is longer, in UTF-16 units. */
const longest = 127;

/**
 * What the icon says under the pointer, the most urgent first. Never a customer's name or words: anybody may stand
 * before the screen. While locked not even the names of the numbers.
 */
export function tooltipOf(
  desk: Desk | null,
  view: {
    readonly words: Words['tray'];
    readonly format: TimeFormat;
    readonly now: number;
    readonly isLocked: boolean;
  },
): string {
  const { words: t } = view;
  const parts = desk === null ? [] : [...troubleParts(desk, view), ...waitingParts(desk, view)];
  const lines: string[] = [t('product')];
  for (const part of parts) {
    if ([...lines, part].join('\n').length > longest) break;
    lines.push(part);
  }
  return lines.join('\n');
}

type View = Parameters<typeof tooltipOf>[1];

function troubleParts({ channels, health }: Desk, { words: t, isLocked }: View): string[] {
  const broken = channels.filter(({ state }) => state === 'broken');
  const [first] = broken;
  const parts: string[] = health.disk.isFull ? [t('diskFull')] : [];
  if (first && broken.length === 1 && !isLocked) {
    parts.push(
      t('number', { label: elided(shortName(first.label), 24), state: t(`state.${first.connection}`) }),
    );
  } else if (first) parts.push(t('trouble', { count: broken.length }));
  if (health.tunnel.isTrouble) parts.push(t('tunnelBroken'));
  if (health.outbox.unknown > 0) parts.push(t('unclear', { count: health.outbox.unknown }));
  return parts;
}

function waitingParts({ needsReply, health }: Desk, view: View): string[] {
  const { words: t } = view;
  return [
    ...(needsReply > 0 ? [t('needsReply', { count: needsReply })] : []),
    ...(health.sending === 'paused' ? [pauseInWords(health.sendingUntil, view)] : []),
    ...(health.sending === 'stopped' ? [t('stopped')] : []),
  ];
}

/** That sending is paused, and until when; null = until somebody resumes it. */
export function pauseInWords(
  until: string | null,
  { words: t, format, now }: Pick<View, 'words' | 'format' | 'now'>,
): string {
  return until === null ? t('paused.open') : t('paused.until', { time: momentInWords(format, until, now) });
}
