import { lookup } from 'node:dns/promises';
import { createWriteStream } from 'node:fs';
import { isIP } from 'node:net';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import axios, { isAxiosError, type AxiosResponse } from 'axios';

import type { Clock } from './ports.ts';
import { isPublicAddress } from './public-address.ts';

/** What became of a download, told apart by what to do next. Details never hold the URL. */
export type DownloadResult =
  | { readonly kind: 'done'; readonly size: number; readonly mimeType: string | null }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'too-large' }
  /** No connection, a cut or silent one, or a disk that does not take the file. */
  | { readonly kind: 'broken'; readonly detail: string };

export type DownloadRequest = {
  readonly url: string;
  /** Absolute path of the file to write; what it holds is complete only after `done`. */
  readonly file: string;
  readonly maxBytes: number;
  /** Asked for the address and for the target of every redirect. */
  readonly mayFetch: (url: string) => boolean;
  readonly headersOf: (url: string) => Record<string, string>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
};

const redirects = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 5;
/** A server that sends nothing for this long is given up, ms. */
const silence = 60_000;

class NotAllowedError extends Error {}
class TooLargeError extends Error {}

/**
 * Streams a file to disk. Follows redirects only where `mayFetch` agrees. A host name that leads to a private address
 * (a web page on the owner's router, say) is refused, unless `mayFetch` agrees to that very address.
 */
export async function download(request: DownloadRequest): Promise<DownloadResult> {
  const silent = new AbortController();
  const signal = AbortSignal.any([request.signal, silent.signal]);
  let cancel: () => void = () => undefined;
  const heard = () => {
    cancel();
    cancel = request.clock.after(silence, () => silent.abort());
  };
  heard();
  try {
    const response = await open(request, signal);
    if (response.status !== 200) {
      response.data.destroy();
      return { kind: 'status', status: response.status };
    }
    return await save(request, response, signal, heard);
  } catch (error) {
    if (error instanceof NotAllowedError || (isAxiosError(error) && error.cause instanceof NotAllowedError)) {
      return { kind: 'not-allowed' };
    }
    if (error instanceof TooLargeError) return { kind: 'too-large' };
    return { kind: 'broken', detail: codeOf(error) };
  } finally {
    cancel();
  }
}

async function open(request: DownloadRequest, signal: AbortSignal): Promise<AxiosResponse<Readable>> {
  let url = request.url;
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    if (!isHttp(url) || !request.mayFetch(url)) throw new NotAllowedError();
    const response = await axios.get<Readable>(url, {
      responseType: 'stream',
      maxRedirects: 0,
      decompress: false,
      proxy: false,
      validateStatus: () => true,
      headers: { 'User-Agent': 'Deskbell', 'Accept-Encoding': 'identity', ...request.headersOf(url) },
      lookup: (host, _options, found) => {
        publicAddress(host, url, request.mayFetch).then(
          ([address, family]) => found(null, address, family),
          (error: unknown) => found(error instanceof Error ? error : new Error(String(error)), ''),
        );
      },
      signal,
    });
    const location: unknown = response.headers.location;
    if (!redirects.has(response.status) || typeof location !== 'string') return response;
    response.data.destroy();
    url = new URL(location, url).href;
  }
  throw new NotAllowedError();
}

async function save(
  request: DownloadRequest,
  response: AxiosResponse<Readable>,
  signal: AbortSignal,
  heard: () => void,
): Promise<DownloadResult> {
  const declared = Number(response.headers['content-length'] ?? 0);
  if (declared > request.maxBytes) {
    response.data.destroy();
    throw new TooLargeError();
  }
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      heard();
      size += chunk.length;
      next(size > request.maxBytes ? new TooLargeError() : null, chunk);
    },
  });
  await pipeline(response.data, meter, createWriteStream(request.file, { flush: true }), { signal });
  const mimeType: unknown = response.headers['content-type'];
  return { kind: 'done', size, mimeType: typeof mimeType === 'string' ? mimeType : null };
}

/** The address behind a host name. Not asked for a URL that holds an address itself: there `mayFetch` has decided. */
async function publicAddress(
  host: string,
  url: string,
  mayFetch: (url: string) => boolean,
): Promise<[string, 4 | 6]> {
  const found = await lookup(host, { all: true });
  const allowed = found.find(({ address }) => {
    if (isPublicAddress(address)) return true;
    const direct = new URL(url);
    direct.hostname = isIP(address) === 6 ? `[${address}]` : address;
    return mayFetch(direct.href);
  });
  if (!allowed) throw new NotAllowedError();
  return [allowed.address, allowed.family === 6 ? 6 : 4];
}

function isHttp(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return 'unknown error';
}
