import type { ConnectionState } from '#shared/domain/channel.ts';

/** The steps from keys to a number that works, in their order. */
export const stepNames = ['save', 'check', 'setUp', 'signIn'] as const;
export type StepName = (typeof stepNames)[number];
export type StepState = 'waiting' | 'running' | 'works' | 'broken' | 'unknown';
export type Steps = Readonly<Record<StepName, StepState>>;

/** Connection states that stop the way and are told in the words of the state itself. */
type StoppingState = Extract<ConnectionState, 'blocked' | 'suspended' | 'quota-exceeded'>;

/** How far it is, and why it does not go on. */
export type Progress = { readonly steps: Steps } & (
  | { readonly kind: 'running' }
  | { readonly kind: 'done' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'webhook-missing' }
  | { readonly kind: 'keys-wrong' | 'starting' | 'unreachable'; readonly detail: string | null }
  | { readonly kind: 'stopped'; readonly connection: StoppingState; readonly detail: string | null }
);

/** What was learned about the number on the way. */
export type Findings = {
  readonly connection: ConnectionState;
  readonly detail: string | null;
  /** True when the provider is to call us at an address that does not exist yet. */
  readonly isWebhookMissing: boolean;
  /** Whether the provider took our settings; null = not asked yet. */
  readonly isSetUp: boolean | null;
};

const saved = { save: 'works', check: 'waiting', setUp: 'waiting', signIn: 'waiting' } as const;

/** While the provider is asked: everything up to `until` is done, `until` is under way. */
export function runningProgress(until: 'check' | 'setUp'): Progress {
  return until === 'check'
    ? { kind: 'running', steps: { ...saved, check: 'running' } }
    : { kind: 'running', steps: { ...saved, check: 'works', setUp: 'running' } };
}

/** Judges the findings: which steps are done, and what stands in the way of the next. */
export function progressOf({ connection, detail, isWebhookMissing, isSetUp }: Findings): Progress {
  const setUp = isSetUp === false ? 'unknown' : 'works';
  switch (connection) {
    case 'keys-wrong':
      return { kind: 'keys-wrong', detail, steps: { ...saved, check: 'broken' } };
    case 'unreachable':
    case 'unknown':
      return { kind: 'unreachable', detail, steps: { ...saved, check: 'unknown' } };
    case 'starting':
      return { kind: 'starting', detail, steps: { ...saved, check: 'works', setUp, signIn: 'unknown' } };
    case 'signed-out':
      if (isWebhookMissing) return webhookMissing('waiting');
      return { kind: 'signed-out', steps: { ...saved, check: 'works', setUp, signIn: 'running' } };
    case 'blocked':
    case 'suspended':
    case 'quota-exceeded':
      return {
        kind: 'stopped',
        connection,
        detail,
        steps: { ...saved, check: 'works', setUp, signIn: 'broken' },
      };
    case 'works':
      if (isWebhookMissing) return webhookMissing('works');
      return { kind: 'done', steps: { ...saved, check: 'works', setUp, signIn: 'works' } };
  }
}

function webhookMissing(signIn: StepState): Progress {
  return { kind: 'webhook-missing', steps: { ...saved, check: 'works', setUp: 'broken', signIn } };
}
