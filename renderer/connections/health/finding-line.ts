import type { FindingState } from '#shared/domain/finding.ts';

/** A finding in words, as a row of the page shows it. */
export type FindingLine = {
  /** The same for the same part at every look. */
  readonly key: string;
  readonly state: FindingState;
  /** Beside the shape of what is switched off; null: the word of the state. */
  readonly word: string | null;
  readonly title: string;
  readonly subtitle: string | null;
  /** How it is. */
  readonly what: string;
  /** What that means for the customers, and what to do. */
  readonly meaning: string | null;
  /** How that is known. */
  readonly proofs: readonly string[];
  /** Another part is the cause, and tells so itself: mending that mends this. */
  readonly isConsequence?: boolean;
  /** Where it is mended. */
  readonly next: { readonly words: string; readonly address: string } | null;
};
