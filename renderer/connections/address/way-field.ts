import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { TunnelView } from '#shared/api/calls/tunnel.ts';

import type { WayDraft, WayField } from './way-draft.ts';

/** What is wrong, at its field or beside the button. */
export type WayProblems = Partial<Record<WayField | 'form', string>>;

export type WayDetailsProps = {
  tunnel: TunnelView;
  channels: readonly ChannelView[];
  draft: WayDraft;
  problems: WayProblems;
  onChange: (change: Partial<WayDraft>) => void;
};

/** What every text field of a way has in common. */
export function fieldOf({ draft, problems, onChange }: WayDetailsProps, name: WayField) {
  return {
    name,
    value: draft[name],
    error: problems[name] ?? null,
    'aria-invalid': problems[name] !== undefined,
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) => {
      onChange({ [name]: event.currentTarget.value });
    },
  };
}
