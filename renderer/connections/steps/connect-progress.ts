import type { TunnelView } from '#shared/api/calls/tunnel.ts';
import type { ConnectionState, HealthState, ProviderKind } from '#shared/domain/channel.ts';
import type { Saying } from '#shared/domain/saying/saying.ts';

/** The steps from keys to a number that works and was tried, in their order. Not every number has all of them. */
export type StepName = 'save' | 'check' | 'address' | 'webhook' | 'signIn' | 'receive' | 'send';
/** `open`: it waits for the owner. */
export type StepState = 'waiting' | 'running' | 'works' | 'broken' | 'unknown' | 'open' | 'skipped';
export type Step = { readonly name: StepName; readonly state: StepState };

/** Connection states that stop the way and are told in the words of the state itself. */
type StoppingState = Extract<ConnectionState, 'blocked' | 'suspended' | 'quota-exceeded'>;
type Told = { readonly why: Saying | null };

/** What stands in the way of the next step, or which is next. */
export type Next =
  | { readonly kind: 'running' }
  | ({ readonly kind: 'keys-wrong' | 'starting' | 'unreachable' | 'not-registered' } & Told)
  | ({ readonly kind: 'stopped'; readonly connection: StoppingState } & Told)
  | { readonly kind: 'address-choice' }
  | { readonly kind: 'address-starting' }
  | { readonly kind: 'address-broken' }
  | { readonly kind: 'webhook-running' }
  | ({ readonly kind: 'webhook-failed'; readonly retryAt: string | null } & Told)
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'receive' }
  | { readonly kind: 'send' }
  | { readonly kind: 'done' };

export type Progress = { readonly steps: readonly Step[]; readonly next: Next };

/** What is known of the public address. */
export type AddressFindings = Pick<TunnelView, 'kind' | 'isFixed' | 'state' | 'url'> & {
  readonly proof: Pick<TunnelView['proof'], 'state' | 'reason' | 'at'>;
};
export type Registration = TunnelView['registrations'][number];
/** How a message of the self-test is: nobody tried yet, left out, on its way or there. */
export type TrialState = 'not-yet' | 'running' | 'skipped' | 'works' | 'broken';

/** What was learned about the number on the way. */
export type Findings = {
  readonly provider: ProviderKind;
  readonly connection: ConnectionState;
  readonly why: Saying | null;
  /** The lines of the last check; null = under way for the first time. */
  readonly checks: readonly { readonly name: string; readonly state: HealthState }[] | null;
  /** True when the provider calls us. */
  readonly isPushed: boolean;
  /** Null = not known yet. */
  readonly address: AddressFindings | null;
  readonly registration: Registration | null;
  /** What our own setting up led to, where nobody else does it. */
  readonly setUp:
    | { readonly state: 'not-yet' | 'running' | 'works' }
    | { readonly state: 'failed'; readonly why: Saying | null };
  readonly received: TrialState;
  readonly sent: TrialState;
};

/** Judges the findings: which steps are done, and what is next. */
export function progressOf(findings: Findings): Progress {
  const verdicts: Verdict[] = [
    { name: 'save', state: 'works' },
    { name: 'check', ...judgeKeys(findings) },
    ...(findings.isPushed ? [{ name: 'address' as const, ...judgeAddress(findings.address) }] : []),
    { name: 'webhook', ...judgeWebhook(findings) },
    { name: 'signIn', ...judgeSignIn(findings) },
    { name: 'receive', ...judgeTrial(findings.received, { kind: 'receive' }) },
    { name: 'send', ...judgeTrial(findings.sent, { kind: 'send' }) },
  ];
  const stop = verdicts.findIndex(({ next }) => next !== undefined);
  const steps = verdicts.map(({ name, state }, index): Step => {
    // A number that is signed in stays so, whatever comes before: only what hangs on the steps before it waits.
    const isBehind = stop >= 0 && index > stop;
    return { name, state: isBehind && !(name === 'signIn' && state === 'works') ? 'waiting' : state };
  });
  return { steps, next: verdicts[stop]?.next ?? { kind: 'done' } };
}

/** True once customers can be answered: what follows is only a trial. */
export function isConnected({ kind }: Next): boolean {
  return kind === 'receive' || kind === 'send' || kind === 'done';
}

type Judgement = { readonly state: StepState; readonly next?: Next };
type Verdict = Judgement & { readonly name: StepName };

function judgeKeys({ connection, why, checks }: Findings): Judgement {
  if (checks === null) return { state: 'running', next: { kind: 'running' } };
  switch (connection) {
    case 'keys-wrong':
      return { state: 'broken', next: { kind: 'keys-wrong', why } };
    case 'unreachable':
      return { state: 'unknown', next: { kind: 'unreachable', why } };
    case 'unknown':
      // A number that is not told where to call yet is "unknown", and its keys are right all the same.
      return checks.some(({ name, state }) => (name === 'keys' || name === 'token') && state === 'works')
        ? { state: 'works' }
        : { state: 'unknown', next: { kind: 'unreachable', why } };
    case 'works':
    case 'starting':
    case 'signed-out':
    case 'blocked':
    case 'suspended':
    case 'quota-exceeded':
      return { state: 'works' };
  }
}

function judgeAddress(address: AddressFindings | null): Judgement {
  if (address === null) return { state: 'running', next: { kind: 'running' } };
  if (address.kind === 'none' && !address.isFixed) return { state: 'open', next: { kind: 'address-choice' } };
  if (address.state === 'down') return { state: 'broken', next: { kind: 'address-broken' } };
  if (address.state !== 'up') return { state: 'running', next: { kind: 'address-starting' } };
  switch (address.proof.state) {
    case 'works':
      return { state: 'works' };
    case 'broken':
      return { state: 'broken', next: { kind: 'address-broken' } };
    case 'unknown':
      // An address that was given at the start may never be proved; nor one that is not reached from here.
      return address.proof.at !== null || address.isFixed
        ? { state: 'unknown' }
        : { state: 'running', next: { kind: 'address-starting' } };
  }
}

function judgeWebhook({ isPushed, registration, setUp, checks }: Findings): Judgement {
  if (isPushed && registration !== null) {
    switch (registration.state) {
      case 'set':
        return { state: 'works' };
      case 'setting':
      case 'waiting':
        return { state: 'running', next: { kind: 'webhook-running' } };
      case 'failed': {
        const { why = null, retryAt } = registration;
        return { state: 'broken', next: { kind: 'webhook-failed', why, retryAt } };
      }
    }
  }
  switch (setUp.state) {
    case 'works':
      return { state: 'works' };
    case 'failed': {
      const isSetAllTheSame = checks?.some(({ name, state }) => name === 'receiving' && state === 'works');
      if (!isPushed || isSetAllTheSame === true) return { state: 'unknown' };
      return { state: 'broken', next: { kind: 'webhook-failed', why: setUp.why, retryAt: null } };
    }
    case 'not-yet':
    case 'running':
      return { state: 'running', next: { kind: 'webhook-running' } };
  }
}

function judgeSignIn({ provider, connection, why }: Findings): Judgement {
  switch (connection) {
    case 'signed-out':
      return provider === 'meta-cloud'
        ? { state: 'broken', next: { kind: 'not-registered', why } }
        : { state: 'open', next: { kind: 'signed-out' } };
    case 'starting':
      return { state: 'unknown', next: { kind: 'starting', why } };
    case 'blocked':
    case 'suspended':
    case 'quota-exceeded':
      return { state: 'broken', next: { kind: 'stopped', connection, why } };
    case 'unknown':
      return { state: 'unknown' };
    case 'keys-wrong':
    case 'unreachable':
      return { state: 'waiting' };
    case 'works':
      return { state: 'works' };
  }
}

function judgeTrial(trial: TrialState, next: Next): Judgement {
  switch (trial) {
    case 'not-yet':
      return { state: 'open', next };
    case 'running':
      return { state: 'running', next };
    case 'broken':
      return { state: 'broken', next };
    case 'skipped':
    case 'works':
      return { state: trial };
  }
}
