import type { NoticeView } from '#shared/api/calls/automation.ts';

/** More notices than this at once are one toast of the newest, which says how many more there are. */
const atOnce = 2;

export type NoticeDecision = {
  /** Newest first; `more`: how many others this toast stands for. */
  readonly shown: readonly { readonly notice: NoticeView; readonly more: number }[];
  /** Ids to remember as told: those that are open. */
  readonly told: readonly string[];
};

/** Which notices are to be told: each once, also over restarts. `open`: all that are not put aside, newest first. */
export function decideNotices(open: readonly NoticeView[], told: readonly string[]): NoticeDecision {
  const fresh = open.filter(({ id }) => !told.includes(id));
  const [newest] = fresh;
  const shown =
    newest !== undefined && fresh.length > atOnce
      ? [{ notice: newest, more: fresh.length - 1 }]
      : fresh.map((notice) => ({ notice, more: 0 }));
  return { shown, told: open.map(({ id }) => id) };
}
