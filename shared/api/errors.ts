import type { z } from 'zod';

import { asSaying, inEnglish, saying, type Saying, type SayingReason } from '../domain/saying/saying.ts';

export const errorCodes = [
  'bad-request',
  'unauthorized',
  'forbidden',
  'not-found',
  'conflict',
  'invalid',
  'too-many-requests',
  'disk-full',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** The HTTP status of each code; the other transports carry the code alone. */
export const httpStatusOf: Record<ErrorCode, number> = {
  'bad-request': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  invalid: 422,
  'too-many-requests': 429,
  'disk-full': 507,
  internal: 500,
};

/**
 * The body of every refused call, on every transport. `fields` maps a field's path to what is wrong with it;
 * `why` is the reason as a code, for screens that say it in their own language.
 */
export type ErrorBody = {
  readonly error: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly fields?: Fields | undefined;
    readonly why?: Saying | undefined;
  };
};

type Fields = Readonly<Record<string, string>>;

/** A refusal with a reason that the caller may see. Anything else thrown by a handler becomes `internal`. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly fields: Fields | undefined;
  readonly why: Saying | undefined;

  constructor(code: ErrorCode, message: string, fields?: Fields, why?: Saying) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.fields = fields;
    this.why = why;
  }

  /** The body that travels. */
  toBody(): ErrorBody {
    return {
      error: {
        code: this.code,
        message: this.message,
        ...(this.fields ? { fields: this.fields } : {}),
        ...(this.why ? { why: this.why } : {}),
      },
    };
  }

  /** The error behind a body that came back, or null when it is not one. */
  static fromBody(body: unknown): ApiError | null {
    if (!isRecord(body) || !isRecord(body.error)) return null;
    const { code: said, message, fields, why } = body.error;
    const code = errorCodes.find((known) => known === said);
    if (code === undefined || typeof message !== 'string') return null;
    return new ApiError(
      code,
      message,
      isRecord(fields) ? stringsOf(fields) : undefined,
      asSaying(why) ?? undefined,
    );
  }
}

/** A refusal whose reason a person is to read: the message says it in English, the screens in their own language. */
export function refusal(
  code: 'invalid' | 'conflict',
  why: SayingReason | Saying,
  fields?: Record<string, string>,
): ApiError {
  const told = typeof why === 'string' ? saying(why) : why;
  return new ApiError(code, inEnglish(told), fields, told);
}

/** The refusal of input with fields that do not fit. */
export function wrongFields(fields: Record<string, string>): ApiError {
  return refusal('invalid', saying('check-fields', { fields: Object.keys(fields).join(', ') }), fields);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function stringsOf(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])),
  );
}

/** Field errors of a failed zod parse: dotted path → message. */
export function fieldsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const unknownKeys = issue.code === 'unrecognized_keys' ? issue.keys : [null];
    for (const key of unknownKeys) {
      const path = [...issue.path.map(String), ...(key === null ? [] : [key])].join('.') || '(body)';
      fields[path] ??= issue.message;
    }
  }
  return fields;
}
