import type { TunnelReason } from '#shared/domain/tunnel.ts';

/** What came of a token that was sent through the public address. */
export type ProofOutcome =
  | { readonly kind: 'came-back' }
  /** Something answered, but not what only we can say. */
  | { readonly kind: 'answered'; readonly status: number }
  /** No answer; `code` is the system's. */
  | { readonly kind: 'silent'; readonly code: string };

export type ProofCircumstances = {
  /** The address was set up elsewhere: a network may not let this computer reach itself from outside. */
  readonly isOwnDomain: boolean;
  /** The address is one of this computer itself. */
  readonly isHere: boolean;
  /** This computer has an address in some network. */
  readonly hasNetwork: boolean;
  /** A real event has come in lately. */
  readonly hasHeard: boolean;
  /** The name was made a moment ago and has not worked yet: not everybody knows it. */
  readonly isNew: boolean;
};

export type Judgement = {
  readonly state: 'works' | 'broken' | 'unknown';
  readonly reason: TunnelReason | null;
  readonly detail: string | null;
};

/** Codes of Node and OpenSSL for a certificate or an encryption that is not right. */
const certificateTrouble = /CERT|^ERR_TLS|^ERR_SSL|^EPROTO$|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)/;
const noNetwork = new Set(['ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL']);
const unknownName = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME']);

/** What a proof says about the public address. */
export function judgeProof(outcome: ProofOutcome, around: ProofCircumstances): Judgement {
  if (outcome.kind === 'came-back') return { state: 'works', reason: null, detail: null };
  const found = outcome.kind === 'answered' ? readStatus(outcome.status) : readCode(outcome.code, around);
  if (found.reason === 'offline') return found;
  if (around.isNew && found.reason !== 'another-answers')
    return { ...found, state: 'unknown', reason: 'starting' };
  const mayBeFromHere =
    around.isOwnDomain && !around.isHere && outcome.kind === 'silent' && found.reason === 'no-answer';
  if (!mayBeFromHere) return found;
  return { ...found, state: around.hasHeard ? 'works' : 'unknown', reason: 'not-from-here' };
}

/** A gateway says with 5xx that it reaches nobody behind it; anything else was said by a program of its own. */
function readStatus(status: number): Judgement {
  const reason = status >= 500 ? 'no-answer' : 'another-answers';
  return { state: 'broken', reason, detail: `HTTP ${status}` };
}

function readCode(code: string, { hasNetwork, isHere }: ProofCircumstances): Judgement {
  if (certificateTrouble.test(code)) return { state: 'broken', reason: 'certificate', detail: code };
  if (!isHere && (!hasNetwork || noNetwork.has(code)))
    return { state: 'broken', reason: 'offline', detail: code };
  // The name server itself was not reached: nobody can tell.
  if (code === 'EAI_AGAIN') return { state: 'unknown', reason: 'offline', detail: code };
  if (unknownName.has(code)) return { state: 'broken', reason: 'name-unknown', detail: code };
  return { state: 'broken', reason: 'no-answer', detail: code };
}
