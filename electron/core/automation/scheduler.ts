import type { ChannelId, ContactId } from '#shared/domain/ids.ts';
import type { SendingState } from '#shared/domain/outbox.ts';

import type { Change, EventBus } from '../platform/event-bus.ts';
import type { Log } from '../platform/ports.ts';
import { listChannels } from '../store/channels.ts';
import type { Store, WriteDb } from '../store/database.ts';
import {
  automaticBacklog,
  dueMessages,
  dueOfContact,
  nextPlannedAt,
  peopleWithExpired,
  lateReleased,
  releasedOnRemovedNumbers,
} from '../store/planned-due.ts';
import { getPlanned, updatePlanned } from '../store/planned.ts';
import { hasMissed, reportMissed } from './absence.ts';
import type { Planner } from './planner.ts';
import { release, type Release, type ReleaseDeps } from './release.ts';
import { takeBack } from './take-back.ts';

export type SchedulerDeps = ReleaseDeps & {
  readonly store: Store;
  readonly bus: EventBus;
  readonly log: Log;
  readonly planner: Pick<Planner, 'replan' | 'replanAll'>;
  readonly sendingState: () => SendingState;
  /** True when the number is running and may send. */
  readonly canSend: (id: ChannelId) => boolean;
};

/** Brings what was planned up to date and releases what is due; the sender calls it at the beginning of each pass. */
export type Scheduler = {
  /** Returns when it wants to be called again (epoch ms), or null. `now`: epoch ms. */
  beforePass(now: number): number | null;
};

/** Released and not handed over, of one number: more would stand in the way of what people type, and could grow late. */
const backlog = 3;
/** So long after a late message the next late one of that number follows: after a sleep nothing pours out; milliseconds. */
const pace = 1_000;
/** How many customers are planned for in one pass: the thread is others', too. */
const perPass = 10;
/** Later than this after its time, a released message is planned again before it leaves; milliseconds. */
const lateBy = 60_000;
/** A customer whose planning failed is left alone so long; milliseconds. */
const restAfterFailure = 60_000;
/** Passes come every 20 s: a longer gap means that the computer slept, or that its clock was set; milliseconds. */
const gap = 90_000;

/** The scheduler over a planner. It keeps no timer of its own: the rows say what is due, the sender's passes when to look. */
export function createScheduler(deps: SchedulerDeps): Scheduler {
  return new PlannedScheduler(deps);
}

class PlannedScheduler implements Scheduler {
  readonly #deps: SchedulerDeps;
  /** When customers with a late released message were planned for; monotonic ms. */
  #lookedAt = new Map<ContactId, number>();
  /** Until when customers whose planning failed are left alone; monotonic ms. */
  readonly #resting = new Map<ContactId, number>();
  /** Before which a number releases nothing late; monotonic ms. */
  readonly #nextLate = new Map<ChannelId | null, number>();
  #last: { readonly now: number; readonly monotonic: number } | null = null;

  constructor(deps: SchedulerDeps) {
    this.#deps = deps;
  }

  beforePass(now: number): number | null {
    this.#noticeJump(now);
    this.#leaveRemovedNumbers(now);
    this.#lookAtLateReleased(now);
    switch (this.#deps.sendingState().state) {
      case 'stopped':
        this.#dropExpired(now);
        return null;
      case 'paused':
        return null;
      case 'running':
        return this.#releaseDue(now);
    }
  }

  /** A computer that slept, or whose clock was set, may stand in another zone, and all that was planned may be past. */
  #noticeJump(now: number): void {
    const monotonic = this.#deps.clock.monotonic();
    const last = this.#last;
    this.#last = { now, monotonic };
    if (last === null) return;
    const passed = now - last.now;
    if (passed > gap || Math.abs(passed - (monotonic - last.monotonic)) > gap) {
      this.#lookedAt.clear();
      void this.#deps.planner.replanAll();
    }
  }

  /** What stands in the outbox of a number that was removed waits for another one again. */
  #leaveRemovedNumbers(now: number): void {
    const { store, bus, planner } = this.#deps;
    const stranded = releasedOnRemovedNumbers(store.read);
    if (stranded.length === 0) return;
    const changes = store.write((db) => {
      const taken = stranded.flatMap((message) => {
        const back = takeBack(db, message, now);
        updatePlanned(db, message.seq, { state: 'waiting', outboxSeq: null });
        return back;
      });
      return [...taken, ...planner.replan(db, [...new Set(stranded.map(({ contactId }) => contactId))])];
    });
    bus.announce(changes);
  }

  /** What was released and could not be handed over (pause, no network) is planned again once a minute while it is late. */
  #lookAtLateReleased(now: number): void {
    const monotonic = this.#deps.clock.monotonic();
    const before = this.#lookedAt;
    this.#lookedAt = new Map();
    for (const { contactId, usefulUntil } of lateReleased(this.#deps.store.read, now - lateBy)) {
      const lookedAt = before.get(contactId);
      if (lookedAt !== undefined && monotonic - lookedAt < lateBy && usefulUntil >= now) {
        this.#lookedAt.set(contactId, lookedAt);
        continue;
      }
      this.#lookedAt.set(contactId, monotonic);
      this.#forContact(contactId, (db) => this.#deps.planner.replan(db, [contactId]));
    }
  }

  /** Before *Start sending* nobody is told what grows too old to be sent: it only says so in the list. */
  #dropExpired(now: number): void {
    for (const contactId of peopleWithExpired(this.#deps.store.read, now, perPass)) {
      this.#forContact(contactId, (db) => this.#deps.planner.replan(db, [contactId]));
    }
  }

  #releaseDue(now: number): number | null {
    const { store, bus } = this.#deps;
    const waiting = automaticBacklog(store.read, now);
    const times = [nextPlannedAt(store.read, now)];
    let budget = perPass;
    const numbers = listChannels(store.read).map(({ id }) => id);
    // What was planned while there was no number finds one now, if there is one.
    for (const id of [...numbers.filter(this.#deps.canSend), ...(numbers.length > 0 ? [null] : [])]) {
      let room = backlog - (id === null ? 0 : (waiting.get(id) ?? 0));
      const late = this.#dueCustomers(id, { after: 0, until: now - lateBy });
      const fresh = this.#dueCustomers(id, { after: now - lateBy, until: now });
      const wait = (this.#nextLate.get(id) ?? 0) - this.#deps.clock.monotonic();
      if (late.length > 0) times.push(now + Math.max(pace, wait));
      for (const contactId of [...fresh, ...(wait > 0 ? [] : late.slice(0, 1))]) {
        if (room <= 0) break;
        if (budget === 0) {
          times.push(now);
          break;
        }
        budget -= 1;
        const released = this.#releaseFor(contactId, now);
        room -= released;
        if (!late.includes(contactId)) continue;
        // One that was dropped makes room for the next at once.
        if (released === 0) times.push(now);
        else this.#nextLate.set(id, this.#deps.clock.monotonic() + pace);
      }
    }
    if (hasMissed(store.read) && !this.#isBehind(now)) {
      bus.announce(store.write((db) => reportMissed(db, this.#deps)));
    }
    return earliest(times);
  }

  /** Those on a number who have something due in a span of time (epoch ms), the longest due first, each once. */
  #dueCustomers(channelId: ChannelId | null, span: { after: number; until: number }): ContactId[] {
    const monotonic = this.#deps.clock.monotonic();
    const due = dueMessages(this.#deps.store.read, { channelId, ...span, limit: perPass * 3 });
    return [...new Set(due.map(({ contactId }) => contactId))].filter(
      (id) => (this.#resting.get(id) ?? -Infinity) <= monotonic,
    );
  }

  /** True while a number that can send has something late to release. */
  #isBehind(now: number): boolean {
    const { store, canSend } = this.#deps;
    return listChannels(store.read).some(
      ({ id }) => canSend(id) && this.#dueCustomers(id, { after: 0, until: now }).length > 0,
    );
  }

  /** Plans for a customer anew, then releases what is still due; returns how many messages. */
  #releaseFor(contactId: ContactId, now: number): number {
    const outcomes: Release['kind'][] = [];
    this.#forContact(contactId, (db) => {
      const changes = this.#deps.planner.replan(db, [contactId]);
      for (const { id } of dueOfContact(db, contactId, now)) {
        const message = getPlanned(db, id);
        if (message?.state !== 'waiting' || message.dueAt > now) continue;
        if (message.channelId !== null && !this.#deps.canSend(message.channelId)) continue;
        const outcome = release(db, this.#deps, message, false);
        outcomes.push(outcome.kind);
        changes.push(...outcome.changes);
      }
      return changes;
    });
    const released = outcomes.filter((kind) => kind === 'released').length;
    // What cannot go for a reason that time does not heal must not keep the passes busy.
    if (released === 0 && outcomes.includes('waits')) this.#rest(contactId);
    return released;
  }

  /** One customer's planning in one transaction; when it fails, the others' goes on. */
  #forContact(contactId: ContactId, work: (db: WriteDb) => Change[]): void {
    const { store, bus, log } = this.#deps;
    try {
      this.#resting.delete(contactId);
      bus.announce(store.write(work));
    } catch (error) {
      this.#rest(contactId);
      const words = error instanceof Error ? error.message : String(error);
      log.write('error', 'a customer could not be planned for', { contact: contactId, error: words });
    }
  }

  #rest(contactId: ContactId): void {
    this.#resting.set(contactId, this.#deps.clock.monotonic() + restAfterFailure);
  }
}

function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}
