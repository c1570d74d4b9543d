/**
 * The life of something that is to be sent.
 * held → scheduled → sending → accepted → delivered → read, or failed, unknown, skipped, cancelled.
 */
export const outboxStates = [
  'held',
  'scheduled',
  'sending',
  'accepted',
  'delivered',
  'read',
  'failed',
  'unknown',
  'skipped',
  'cancelled',
] as const;
export type OutboxState = (typeof outboxStates)[number];

/** Who asked for it. Only `automation` waits for *Start sending* and stops at *Pause*: people's answers always go. */
export const outboxOrigins = ['person', 'api', 'automation'] as const;
export type OutboxOrigin = (typeof outboxOrigins)[number];

/** Whether automatic messages go out: stopped until the owner starts it once, then running or paused. */
export type SendingState =
  | { readonly state: 'stopped' }
  | { readonly state: 'running' }
  | {
      readonly state: 'paused';
      /** Epoch milliseconds, or null for "until resumed". */ readonly until: number | null;
    };
