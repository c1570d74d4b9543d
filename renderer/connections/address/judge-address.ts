import type { TunnelView } from '#shared/api/calls/tunnel.ts';
import { addressHealth } from '#shared/domain/address-health.ts';
import type { FindingState } from '#shared/domain/finding.ts';
import type { TunnelReason } from '#shared/domain/tunnel.ts';

/** What is said of the public address. */
export type AddressJudgement =
  | { readonly kind: 'works'; readonly state: 'works'; readonly isProvedFromHere: boolean }
  | { readonly kind: 'not-needed'; readonly state: 'off' }
  | { readonly kind: 'missing'; readonly state: 'broken' }
  | { readonly kind: 'untried'; readonly state: FindingState }
  /** `isBorrowed`: the address is made anew by itself, so there is nothing to mend where it leads. */
  | {
      readonly kind: 'reason';
      readonly state: FindingState;
      readonly reason: TunnelReason;
      readonly isBorrowed: boolean;
    };

/** Complaints about where an address leads; a borrowed one leads nowhere else once it is made anew. */
const aboutTheWay: readonly TunnelReason[] = ['another-answers', 'no-answer', 'name-unknown', 'certificate'];

/** Judges the address for its page. What no number needs is no trouble, whatever it is like. */
export function judgeAddress(tunnel: TunnelView): AddressJudgement {
  const { state, proof, carrier, isNeeded } = tunnel;
  if (state === 'off') {
    return isNeeded ? { kind: 'missing', state: 'broken' } : { kind: 'not-needed', state: 'off' };
  }
  const health = addressHealth(tunnel);
  const reason = state === 'up' ? proof.reason : (tunnel.reason ?? 'starting');
  if (health === 'works')
    return { kind: 'works', state: 'works', isProvedFromHere: reason !== 'not-from-here' };
  const shown: FindingState = isNeeded ? health : 'off';
  if (reason === null) return { kind: 'untried', state: shown };
  const isLent = carrier === 'localtunnel' || carrier === 'cloudflare-quick';
  return { kind: 'reason', state: shown, reason, isBorrowed: isLent && aboutTheWay.includes(reason) };
}

/** What a person wants to read of an address: the host, and what lies behind it. */
export function hostOfUrl(url: string): string {
  return url.replace(/^https?:\/\//, '');
}
