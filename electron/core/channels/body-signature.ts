import { createHmac, timingSafeEqual } from 'node:crypto';

/** True for a header that may be a signature at all: judged before a byte of the body is read. */
export function isSignatureHeader(header: unknown): header is string {
  return typeof header === 'string' && /^sha256=[\da-f]{64}$/i.test(header);
}

/**
 * Those of `keys` by which a body is signed (`X-Hub-Signature-256`: HMAC-SHA256 over the bytes as they came). Meta's
 * older documents sign the text with everything beyond ASCII escaped: tried too where the bytes do not fit, which takes
 * the key as well. Every key is tried, whatever the others said.
 */
export function signingKeys(header: string, body: Uint8Array, keys: readonly string[]): Set<string> {
  if (!isSignatureHeader(header)) return new Set();
  const given = Buffer.from(header.slice('sha256='.length), 'hex');
  const forms = [body, escaped(body)].filter((form) => form !== null);
  return new Set(
    keys.filter((key) => {
      const fits = forms.map((form) =>
        timingSafeEqual(createHmac('sha256', key).update(form).digest(), given),
      );
      return fits.includes(true);
    }),
  );
}

/** The body as Meta would escape it: `é` as backslash, u, 00e9; null when that changes nothing. */
function escaped(body: Uint8Array): Uint8Array | null {
  if (!body.some((byte) => byte > 0x7f)) return null;
  const text = new TextDecoder().decode(body);
  return Buffer.from(
    text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}
