import type { IncomingHttpHeaders } from 'node:http';

/** True for a JSON body as it is; parameters do not matter (Wazzup24 writes `application/json; charset-utf-8`). */
export function isPlainJson(headers: IncomingHttpHeaders): boolean {
  const mediaType = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  return /^application\/([\w.-]+\+)?json$/.test(mediaType) && encoding === 'identity';
}
