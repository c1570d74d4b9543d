import { Buffer } from 'node:buffer';

import { z } from 'zod';

import {
  defaultTorrowOptions,
  type TorrowOptions,
  type TorrowService,
} from '#shared/domain/torrow/hook-options.ts';
import type { TorrowAccount, TorrowHook } from '#shared/domain/torrow/hook-url.ts';
import { isTimeZone } from '#shared/domain/booking/wall-time.ts';

/** A call of Torrow's hook: what its address asked for (without keys) and what it posted. */
export type TorrowCall = {
  readonly service: TorrowService;
  readonly hook: Pick<TorrowHook, 'account' | 'options'>;
  readonly body: Uint8Array;
};

/**
 * The call as the journal keeps it: JSON that a person can read there. `keys` are the secrets of the address; the body
 * is a stranger's and should it repeat them, they are blotted out.
 */
export function writeEnvelope(call: TorrowCall, keys: readonly string[]): Uint8Array {
  const { service, body } = call;
  const { account, options } = call.hook;
  const text = textOf(body);
  const kept =
    text === null
      ? { bodyBase64: Buffer.from(body).toString('base64') }
      : { body: keys.reduce((all, key) => (key === '' ? all : all.replaceAll(key, '•••')), text) };
  return Buffer.from(JSON.stringify({ service, hook: { account, options }, ...kept }));
}

/** The call that the journal kept; null when it is none (an older or damaged entry). */
export function readEnvelope(bytes: Uint8Array): TorrowCall | null {
  const parsed = envelopeSchema.safeParse(jsonOf(bytes));
  if (!parsed.success) return null;
  const { service, hook, body, bodyBase64 } = parsed.data;
  return {
    service,
    hook,
    body: Buffer.from(body ?? bodyBase64 ?? '', body === undefined ? 'base64' : 'utf8'),
  };
}

/** The JSON behind bytes; undefined when they are none. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes) ?? '') as unknown;
  } catch {
    return undefined;
  }
}

/** The text of bytes, without a byte order mark; null when they are no UTF-8. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const text = z.string().nullable();

const accountSchema: z.ZodType<TorrowAccount> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('green-api'), apiUrl: text, idInstance: text, idInstanceMax: text }),
  z.object({ kind: z.literal('wazzup24'), channelId: text, chatType: z.string() }),
]);

/** An entry of another version may lack an option: its default holds, as in an address that does not name it. */
const optionsSchema: z.ZodType<TorrowOptions> = z
  .object({
    message: z.string(),
    signText: z.string(),
    repeat: z.boolean(),
    errorEmail: text,
    phone: text,
    resourceName: text,
    detailSectionName: text,
    caseTypeName: text,
    hideDetailSection: z.boolean(),
    hideResourceDescription: z.boolean(),
    hideOrderDuration: z.boolean(),
    hideAddress: z.boolean(),
    hideServiceName: z.boolean(),
    hideOrderDescription: z.boolean(),
    hideUrl: z.boolean(),
    hideContactInfo: z.boolean(),
    language: z.enum(['ru', 'en']),
    timeZone: z.string().refine(isTimeZone),
    timeZoneName: text,
  })
  .partial()
  .transform((given) => ({ ...defaultTorrowOptions, ...given }) as TorrowOptions);

const envelopeSchema = z.object({
  service: z.enum(['green-api', 'wazzup24']),
  hook: z.object({ account: accountSchema, options: optionsSchema }),
  body: z.string().optional(),
  bodyBase64: z.string().optional(),
});
