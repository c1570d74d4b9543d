import type { JournalSubject } from '../store/journal.ts';

type Visitor<Outcome> = {
  /** Not null: it is not to wait behind entries of other subjects. */
  readonly urgent: JournalSubject | null;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
};

/** Who waits for which entry (by its seq); several may wait for the same one. */
export type WaitingRoom<Outcome> = {
  join(seq: number, urgent: JournalSubject | null): Promise<Outcome>;
  answer(seq: number, outcome: Outcome): void;
  /** The subject for which somebody has waited longest; null when nobody is in a hurry. */
  firstUrgent(): JournalSubject | null;
  /** Tells those who wait that there is no answer now. */
  sendAway(who: 'urgent' | 'all', error: unknown): void;
};

/** An empty waiting room. */
export function createWaitingRoom<Outcome>(): WaitingRoom<Outcome> {
  const visitors = new Map<number, Visitor<Outcome>[]>();
  return {
    join: (seq, urgent) =>
      new Promise((resolve, reject) => {
        visitors.set(seq, [...(visitors.get(seq) ?? []), { urgent, resolve, reject }]);
      }),
    answer(seq, outcome) {
      for (const { resolve } of visitors.get(seq) ?? []) resolve(outcome);
      visitors.delete(seq);
    },
    firstUrgent() {
      for (const list of visitors.values()) for (const { urgent } of list) if (urgent !== null) return urgent;
      return null;
    },
    sendAway(who, error) {
      for (const [seq, list] of visitors) {
        const staying = list.filter(({ urgent }) => who === 'urgent' && urgent === null);
        for (const visitor of list) if (!staying.includes(visitor)) visitor.reject(error);
        if (staying.length === 0) visitors.delete(seq);
        else visitors.set(seq, staying);
      }
    },
  };
}
