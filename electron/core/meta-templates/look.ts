import { saying, type Saying } from '#shared/domain/saying/saying.ts';

import { createDueLoop } from '../platform/due-loop.ts';
import type { EventBus } from '../platform/event-bus.ts';
import type { Clock, Log, Random } from '../platform/ports.ts';
import type { WakeLoop } from '../platform/wake-loop.ts';
import type { Store } from '../store/database.ts';
import { getTemplateAccount, liveTemplates, recordLook } from '../store/meta-templates.ts';
import { accountsOf, type Numbers, type TemplateAccount } from './accounts.ts';
import { applyList } from './news.ts';

export type LookDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly channels: Numbers;
};

/** Keeps what we know of the templates up to date. */
export type TemplateLooks = {
  readonly loop: WakeLoop;
  /** Reads the templates of every account now; how many there are, and the first trouble. */
  all(): Promise<{ readonly count: number; readonly trouble: Saying | null }>;
};

const day = 24 * 60 * 60_000;
/** After a look that failed. */
const pauseAfterTrouble = 10 * 60_000;
/** Events come in flocks: between two looks at the same account. */
const pauseBetween = 2_000;

/** Looks at each account at the start of the program, once a day, and whenever something has happened there. */
export function createTemplateLooks(deps: LookDeps): TemplateLooks {
  const { store, clock, log, bus } = deps;
  const looked = new Set<string>();
  const underWay = new Map<string, Promise<Saying | null>>();

  const accounts = () => accountsOf(store.read, deps.channels);
  const dueAt = ({ account }: TemplateAccount): number => {
    const row = looked.has(account) ? getTemplateAccount(store.read, account) : undefined;
    if (!row) return 0;
    // A clock that was set back must not put the next look off.
    const lookedAt = Math.min(row.lookedAt ?? 0, clock.now());
    if (row.trouble !== null) return lookedAt + pauseAfterTrouble;
    return row.wantedAt === null ? lookedAt + day : lookedAt + pauseBetween;
  };

  const look = async (account: TemplateAccount): Promise<Saying | null> => {
    const beganAt = clock.now();
    const answer = await account.templates.list(account.signal);
    if (account.signal.aborted) return saying('number-stopped');
    looked.add(account.account);
    const trouble = answer.kind === 'trouble' ? answer.detail : null;
    if (trouble !== null) log.write('warn', 'templates could not be read', { account: account.account });
    const changes = store.write((db) => {
      recordLook(db, { account: account.account, beganAt, at: clock.now(), trouble });
      if (answer.kind === 'trouble') return [{ topic: 'meta-templates' } as const];
      return applyList(db, deps, { account: account.account, beganAt, items: answer.items });
    });
    bus.announce(changes);
    return trouble;
  };
  /** One look at an account at a time: whoever comes meanwhile waits for the next. */
  const lookOnce = (account: TemplateAccount): Promise<Saying | null> => {
    const running = underWay.get(account.account);
    if (running) return running;
    const started = look(account).finally(() => underWay.delete(account.account));
    underWay.set(account.account, started);
    return started;
  };

  const loop = createDueLoop({
    clock,
    log,
    async work(signal) {
      const due = accounts().filter((account) => dueAt(account) <= clock.now());
      for (const account of due) if (!signal.aborted) await lookOnce(account);
      return false;
    },
    nextAt() {
      const times = accounts().map(dueAt);
      return times.length === 0 ? null : Math.min(...times);
    },
  });

  return {
    loop,
    async all() {
      const troubles: Saying[] = [];
      for (const account of accounts()) {
        await underWay.get(account.account);
        const trouble = await lookOnce(account);
        if (trouble !== null) troubles.push(trouble);
      }
      return { count: countOf(store, accounts()), trouble: troubles[0] ?? null };
    },
  };
}

function countOf(store: Store, accounts: readonly TemplateAccount[]): number {
  return accounts.reduce((sum, { account }) => sum + liveTemplates(store.read, account).length, 0);
}
