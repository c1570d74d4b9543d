/** What decides whether a chat waits for us. Times are the provider's, in epoch milliseconds; 0 = never. */
export type WaitingState = {
  readonly needsReply: boolean;
  readonly lastIncomingAt: number;
  readonly lastPhoneAnswerAt: number;
};

export type WaitingChange =
  | { readonly kind: 'incoming'; readonly at: number }
  /** Typed on the phone; carries the provider's time. */
  | { readonly kind: 'phone-answer'; readonly at: number }
  /** Sent from Deskbell, or *No reply needed* pressed: it answers everything that had arrived by then. */
  | { readonly kind: 'handled' };

/**
 * The state after a change. Only times from the provider's clock are compared with each other; what happens here
 * is ordered by arrival, so a computer clock that is wrong cannot hide a customer.
 */
export function afterChange(state: WaitingState, change: WaitingChange): WaitingState {
  switch (change.kind) {
    case 'incoming':
      return {
        ...state,
        lastIncomingAt: Math.max(state.lastIncomingAt, change.at),
        // Providers tell whole seconds: within one, the order of arrival counts, so that nobody who wrote last is hidden.
        needsReply: state.needsReply || change.at >= state.lastPhoneAnswerAt,
      };
    case 'phone-answer':
      return {
        ...state,
        lastPhoneAnswerAt: Math.max(state.lastPhoneAnswerAt, change.at),
        needsReply: state.needsReply && change.at < state.lastIncomingAt,
      };
    case 'handled':
      return { ...state, needsReply: false };
  }
}
