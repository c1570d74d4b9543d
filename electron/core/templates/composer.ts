import type { BookingVersion } from '#shared/domain/booking/booking.ts';
import type { ContactId, TemplateId } from '#shared/domain/ids.ts';
import type { TemplateLanguage } from '#shared/domain/template/variables.ts';

import type { ReadDb } from '../store/database.ts';

/** What a planned message is about. */
export type ComposeInput = {
  readonly templateId: TemplateId;
  readonly contactId: ContactId;
  /** The visits of the message, by start; the first is `visit`, the others `visit.others`. */
  readonly bookings: readonly [BookingVersion, ...BookingVersion[]];
  /** The version that the customer knew before a change; gives `visit.previous_start`. */
  readonly previous: BookingVersion | null;
};

export type Composed = {
  readonly text: string;
  readonly language: TemplateLanguage;
  /** Variables without a value that left a gap. */
  readonly missing: readonly string[];
};

/** Writes messages out. Texts are compiled once per version. */
export type Composer = {
  /** The finished message in the customer's language, or null when the template is gone or cannot be rendered. */
  compose(db: ReadDb, input: ComposeInput): Composed | null;
};
