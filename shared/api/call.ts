import { z } from 'zod';

import { toInstant, toInstantOrNull } from './instant.ts';

/** One call of the contract: what goes in, what comes out, and a sentence for the documentation. */
export type CallDefinition<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
};

/** One handler for each call of a set; it receives input with its defaults filled in. */
export type HandlersOf<Calls extends Record<string, CallDefinition>> = {
  readonly [Name in keyof Calls]: (
    input: z.output<Calls[Name]['input']>,
  ) => z.output<Calls[Name]['output']> | Promise<z.output<Calls[Name]['output']>>;
};

/** Declares a call, keeping the exact types of its schemas. */
export function call<Input extends z.ZodType, Output extends z.ZodType>(
  definition: CallDefinition<Input, Output>,
): CallDefinition<Input, Output> {
  return definition;
}

/** An instant on the wire: ISO 8601 with offset. */
export const instantSchema = z.iso.datetime({ offset: true });

export { toInstant, toInstantOrNull };

/** A stretch of time on the wire. */
export const spanSchema = z.object({ from: instantSchema, to: instantSchema });

/** The wire form of a stretch of time (epoch ms) that may be missing. */
export function spanOrNull(span: { from: number; to: number } | null): z.infer<typeof spanSchema> | null {
  return span === null ? null : { from: toInstant(span.from), to: toInstant(span.to) };
}

/** `cursor` and `limit` of every list; a page holds 50 items unless asked, 200 at most. */
export const pageInput = {
  cursor: z.string().max(500).optional(),
  limit: z.number().int().min(1).max(200).default(50),
};

/** `{items, nextCursor?}` of every list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().optional() });
}

export const nothing = z.strictObject({});
