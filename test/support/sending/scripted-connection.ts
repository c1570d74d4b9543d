import type {
  Connection,
  OutgoingMessage,
  SendOutcome,
  SettleAnswer,
  SettleQuery,
} from '#core/providers/provider.ts';

/** A send that the test answers later. */
export type HeldSend = { readonly message: OutgoingMessage; answer(outcome: SendOutcome): void };

/** The network side of a number as a script: records every call, answers what the test says. */
export type ScriptedConnection = Connection & {
  readonly sends: { readonly message: OutgoingMessage; readonly at: number }[];
  readonly settles: { readonly query: SettleQuery; readonly at: number }[];
  /** Sends under way; more than one at a time is what must never be. */
  readonly held: HeldSend[];
  /** How the next sends are answered, in order; `hold` leaves the answer to the test. Afterwards all are accepted. */
  script(...outcomes: (SendOutcome | 'hold' | 'throw')[]): void;
  /** How the next look-ups are answered, in order; afterwards `not-found`. */
  scriptHistory(...answers: (SettleAnswer | 'throw')[]): void;
};

export function scriptedConnection(now: () => number, name = 'P'): ScriptedConnection {
  const outcomes: (SendOutcome | 'hold' | 'throw')[] = [];
  const answers: (SettleAnswer | 'throw')[] = [];
  const sends: { message: OutgoingMessage; at: number }[] = [];
  const settles: { query: SettleQuery; at: number }[] = [];
  const held: HeldSend[] = [];
  let accepted = 0;
  return {
    sends,
    settles,
    held,
    script: (...more) => outcomes.push(...more),
    scriptHistory: (...more) => answers.push(...more),
    send(message, signal) {
      sends.push({ message, at: now() });
      accepted += 1;
      const outcome = outcomes.shift() ?? { kind: 'accepted', providerMessageId: `${name}${accepted}` };
      if (outcome === 'throw') throw new Error('token=secret in a message');
      if (outcome !== 'hold') return Promise.resolve(outcome);
      return new Promise((resolve) => {
        const finish = (answer: SendOutcome) => {
          const place = held.findIndex((send) => send.message === message);
          if (place >= 0) held.splice(place, 1);
          resolve(answer);
        };
        held.push({ message, answer: finish });
        signal.addEventListener('abort', () =>
          finish({ kind: 'unknown', failure: { code: 'no-answer', detail: 'aborted' } }),
        );
      });
    },
    settle(query) {
      settles.push({ query, at: now() });
      const answer = answers.shift() ?? { kind: 'not-found' };
      return answer === 'throw' ? Promise.reject(new Error('no history')) : Promise.resolve(answer);
    },
    check: () => Promise.resolve({ state: 'works', detail: null, account: null, checks: [] }),
    mayFetch: () => false,
  };
}
