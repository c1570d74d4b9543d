import type { Clock, Log, Random } from '#core/platform/ports.ts';

import type { Updates } from '../desktop-parts.ts';
import type { DesktopSettingsFile } from '../desktop-settings.ts';
import { troubleOf, type UpdateSource } from './update-source.ts';
import {
  afterEvent,
  firstDelay,
  nextDelay,
  nothingKnown,
  type UpdateEvent,
  type UpdateMemory,
  type UpdateRules,
} from './update-steps.ts';

type Deps = {
  readonly clock: Clock;
  readonly random: Pick<Random, 'fraction'>;
  readonly log: Log;
  readonly settings: Pick<DesktopSettingsFile, 'get' | 'onChange'>;
  readonly rules: UpdateRules;
  /** Called at the first look, not before: nothing of it is loaded on the way to the first screen. */
  readonly openSource: () => Promise<UpdateSource>;
};

/** Looks for new versions from time to time and fetches what it finds. Nothing is installed here. */
export function startUpdateCycle(deps: Deps): Pick<Updates, 'state' | 'onChange' | 'check' | 'stop'> {
  const { clock, random, log, settings, rules } = deps;
  const news = rememberNews(rules);
  let opened: Promise<UpdateSource> | null = null;
  let isBusy = false;
  let isStopped = false;
  let channel = settings.get().updateChannel;
  let cancelTimer = clock.after(firstDelay(random.fraction()), () => void look());

  const happened = (event: UpdateEvent) => {
    if (!isStopped) news.happened(event);
  };
  const failed = (error: unknown) => {
    const reason = troubleOf(error);
    if (reason === 'failed') log.write('warn', 'an update failed', { error });
    happened({ kind: 'failed', reason });
  };
  const finish = () => {
    isBusy = false;
    const delay = nextDelay(news.memory(), random.fraction());
    if (!isStopped && delay !== null) cancelTimer = clock.after(delay, () => void look());
  };
  const fetchIt = async (source: UpdateSource) => {
    try {
      if (isStopped) return;
      await source.download((percent) => happened({ kind: 'progress', percent }));
      happened({ kind: 'downloaded' });
    } catch (error) {
      failed(error);
    } finally {
      finish();
    }
  };
  /** Never rejects; resolves when the feed has answered, while a download goes on. */
  const look = async () => {
    if (isBusy || isStopped || news.memory().shown.kind === 'ready') return;
    isBusy = true;
    cancelTimer();
    happened({ kind: 'checking' });
    try {
      const source = await (opened ??= deps.openSource());
      const version = await source.check(channel);
      if (version === null) happened({ kind: 'nothing-new', at: clock.now() });
      else happened({ kind: 'found', version, at: clock.now() });
      if (version !== null && !rules.isByHand) void fetchIt(source);
      else finish();
    } catch (error) {
      failed(error);
      finish();
    }
  };
  const unfollow = settings.onChange(() => {
    const chosen = settings.get().updateChannel;
    if (chosen === channel) return;
    channel = chosen;
    void look();
  });

  return {
    state: () => news.memory().shown,
    onChange: news.onChange,
    check: look,
    stop() {
      isStopped = true;
      cancelTimer();
      unfollow();
    },
  };
}

/** What is known, and who wants to hear when it looks different. */
function rememberNews(rules: UpdateRules) {
  const listeners = new Set<() => void>();
  let memory: UpdateMemory = nothingKnown;
  return {
    memory: () => memory,
    happened(event: UpdateEvent) {
      const before = JSON.stringify(memory.shown);
      memory = afterEvent(memory, event, rules);
      if (JSON.stringify(memory.shown) === before) return;
      for (const listener of listeners) listener();
    },
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
