import {
  Archive,
  Ban,
  Check,
  CircleAlert,
  CircleDashed,
  CircleHelp,
  CirclePause,
  CircleX,
  Clock3,
  Layers,
  PencilLine,
  Trash2,
  type LucideIcon,
} from 'lucide-react';

import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';

import classes from './meta-mark.module.css';

type Tone = 'works' | 'attention' | 'trouble' | 'calm';
export type Marked = MetaTemplateView['status'] | 'none' | 'missing' | 'problems' | 'outdated';

const looks: Record<Marked, { readonly shape: LucideIcon; readonly tone: Tone }> = {
  approved: { shape: Check, tone: 'works' },
  pending: { shape: Clock3, tone: 'calm' },
  appeal: { shape: Clock3, tone: 'calm' },
  rejected: { shape: CircleX, tone: 'trouble' },
  disabled: { shape: Ban, tone: 'trouble' },
  paused: { shape: CirclePause, tone: 'attention' },
  'limit-exceeded': { shape: Layers, tone: 'attention' },
  archived: { shape: Archive, tone: 'calm' },
  deleted: { shape: Trash2, tone: 'calm' },
  unknown: { shape: CircleHelp, tone: 'calm' },
  none: { shape: CircleDashed, tone: 'calm' },
  missing: { shape: CircleDashed, tone: 'calm' },
  problems: { shape: CircleAlert, tone: 'attention' },
  outdated: { shape: PencilLine, tone: 'attention' },
};

/** How loud a state is. */
export function toneOf(marked: Marked): Tone {
  return looks[marked].tone;
}

/** How a template stands at Meta, as a shape with its word: colour only repeats what they say. */
export function MetaMark({ marked, word }: { marked: Marked; word: string }) {
  const { shape: Shape, tone } = looks[marked];
  return (
    <span className={classes.mark} data-tone={tone}>
      <Shape size={13} strokeWidth={2.3} aria-hidden />
      <span className={classes.word}>{word}</span>
    </span>
  );
}
