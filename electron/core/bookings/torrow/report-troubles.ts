import { assertNever } from '#shared/domain/assert-never.ts';
import { notSentMail, type NotSentReason } from '#shared/domain/torrow/not-sent.ts';

import { addNotice, type NewNotice } from '../../notices/notices.ts';
import { createDueLoop } from '../../platform/due-loop.ts';
import type { EventBus } from '../../platform/event-bus.ts';
import type { Clock, Log, Random } from '../../platform/ports.ts';
import type { WakeLoop } from '../../platform/wake-loop.ts';
import { sendMail, type MailSettingsDeps } from '../../settings/mail-settings.ts';
import type { Store, WriteDb } from '../../store/database.ts';
import {
  addTrouble,
  markReported,
  newTroubles,
  unwatchMessage,
  watchedMessages,
  type TroubleRow,
  type WatchedMessage,
} from '../../store/torrow.ts';

export type ReporterDeps = MailSettingsDeps & {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
};

/** Messages under way are looked at this often, others rarely: a refusal may come a day after the message was accepted. */
const lookSoon = 2_000;
const lookLater = 30_000;
/** After a mail the next troubles gather for so long, so that a broken line does not become a hundred mails. */
const betweenMails = 60_000;
const batch = 200;
/** How long a trouble is remembered, so that it is told once; milliseconds. */
const rememberedFor = 7 * 24 * 60 * 60_000;

/**
 * Tells the owner what nobody got: by mail to the address in the hook's URL when there is a mail server, else by a
 * notice. What is not told yet stands in the table, so a crash or a full disk loses nothing.
 */
export function createTroubleReporter(deps: ReporterDeps): WakeLoop {
  const { store, clock } = deps;
  const mailed = { until: 0 };
  return createDueLoop({
    clock,
    log: deps.log,
    async work(signal) {
      const watched = watchedMessages(store.read);
      if (watched.some((message) => verdictOf(message, clock.now()) !== 'wait'))
        store.write((db) => settleWatched(db, watched, clock.now()));
      const troubles = newTroubles(store.read, batch);
      const [first] = troubles;
      if (first === undefined || signal.aborted) return false;
      const address = deps.settings.get().mail === null ? null : first.errorEmail;
      if (address === null) {
        tell(
          deps,
          troubles.filter(({ errorEmail }) => errorEmail === first.errorEmail),
          null,
        );
        return true;
      }
      if (clock.now() < mailed.until) {
        // Those that get a notice do not wait for those that get a mail.
        const others = troubles.filter(({ errorEmail }) => errorEmail === null);
        if (others.length > 0) tell(deps, others, null);
        return others.length > 0;
      }
      await mailTo(deps, address, troubles);
      mailed.until = clock.now() + betweenMails;
      return true;
    },
    nextAt() {
      const now = clock.now();
      if (newTroubles(store.read, 1).length > 0) return Math.max(now, mailed.until);
      const watched = watchedMessages(store.read);
      if (watched.length === 0) return null;
      const isUnderWay = watched.some(({ state }) => state === 'scheduled' || state === 'sending');
      return now + (isUnderWay ? lookSoon : lookLater);
    },
  });
}

async function mailTo(deps: ReporterDeps, address: string, all: readonly TroubleRow[]): Promise<void> {
  const troubles = all.filter(({ errorEmail }) => errorEmail === address);
  const language = troubles[0]?.language ?? 'en';
  const { subject, text } = notSentMail(troubles.map(asNotSent), language);
  const outcome = await sendMail(deps, { to: address, subject, text });
  if (outcome?.kind === 'sent') {
    deps.log.write('info', 'a mail about messages that were not sent has gone', { count: troubles.length });
    deps.store.write((db) => settle(db, deps, troubles));
    return;
  }
  const failure = outcome?.failure ?? null;
  if (failure !== null) deps.log.write('warn', 'a mail could not be sent', { failure });
  tell(deps, troubles, failure === null ? null : { kind: 'mail-failed', facts: { reason: failure } });
}

/** Writes notices: one for each trouble, and one more about the mail when that is why. */
function tell(deps: ReporterDeps, troubles: readonly TroubleRow[], also: NewNotice | null): void {
  const changes = deps.store.write((db) => {
    settle(db, deps, troubles);
    const about = troubles.map(({ orderNumber, reason }): NewNotice => ({
      kind: 'torrow-not-sent',
      facts: { order: orderNumber, reason },
    }));
    return [...about, ...(also === null ? [] : [also])].flatMap((notice) => addNotice(db, deps, notice));
  });
  deps.bus.announce(changes);
}

function settle(db: WriteDb, { clock }: ReporterDeps, troubles: readonly TroubleRow[]): void {
  const at = clock.now();
  markReported(
    db,
    troubles.map(({ id }) => id),
    { at, forgetBefore: at - rememberedFor },
  );
}

/** Turns failures of watched messages into troubles, and forgets the messages whose fate is known. */
function settleWatched(db: WriteDb, watched: readonly WatchedMessage[], now: number): void {
  for (const message of watched) {
    const verdict = verdictOf(message, now);
    if (verdict === 'wait') continue;
    unwatchMessage(db, message.outboxSeq);
    if (verdict === 'failed') {
      const { orderNumber, errorEmail, language, errorCode } = message;
      const reason: NotSentReason = errorCode ?? 'provider-error';
      addTrouble(db, { id: message.outboxId, orderNumber, errorEmail, language, reason, createdAt: now });
    }
  }
}

function verdictOf({ state, watchUntil }: WatchedMessage, now: number): 'wait' | 'failed' | 'over' {
  switch (state) {
    case 'held':
    case 'scheduled':
    case 'sending':
    case 'unknown':
      return 'wait';
    case 'accepted':
      return now > watchUntil ? 'over' : 'wait';
    case 'failed':
      return 'failed';
    case 'delivered':
    case 'read':
    case 'skipped':
    case 'cancelled':
      return 'over';
    default:
      return assertNever(state, 'outbox state');
  }
}

function asNotSent({ orderNumber, reason }: TroubleRow): {
  orderNumber: string | null;
  reason: NotSentReason;
} {
  // Written by us from this very type.
  return { orderNumber, reason: reason as NotSentReason };
}
