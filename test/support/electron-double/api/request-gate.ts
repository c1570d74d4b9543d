import type { ProtocolSession } from '../chromium-link.ts';
import { insideOf } from '../inside.ts';
import { fromChromium, policyToChromium, toChromium } from '../schemes.ts';
import { emitNavigation, mayNavigate } from './navigation.ts';
import type { RequestFacts, ResourceType } from './web-request.ts';
import type { WebContents } from './web-contents.ts';

type Paused = {
  requestId: string;
  request: {
    url: string;
    method: string;
    headers: object;
    postDataEntries?: { bytes?: string }[];
    hasPostData?: boolean;
  };
  frameId: string;
  resourceType: string;
  responseStatusCode?: number;
  responseHeaders?: { name: string; value: string }[];
  redirectedRequestId?: string;
  networkId?: string;
};

const kinds: Readonly<Record<string, ResourceType>> = {
  Stylesheet: 'stylesheet',
  Image: 'image',
  Media: 'media',
  Font: 'font',
  Script: 'script',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  WebSocket: 'webSocket',
};

/**
 * Every request of a page that the app may have a word in passes here: navigations, own schemes, and all of them once the
 * app listens to requests. Returns what prepares the session of a new page.
 */
export function createRequestGate(contents: WebContents): (session: ProtocolSession) => void {
  return (session) => {
    /** Navigations that the page itself asked for, by frame. */
    const wanted = new Map<string, string>();
    const enable = () => {
      const patterns = contents.session.webRequest.double.hasListeners()
        ? [{ urlPattern: '*' }]
        : [{ urlPattern: '*', resourceType: 'Document' as const }, { urlPattern: 'https://*.invalid/*' }];
      session.send('Fetch.enable', { patterns }).catch(() => undefined);
    };
    enable();
    contents.session.webRequest.double.onChange(enable);
    session.on('Page.frameRequestedNavigation', ({ frameId, url }) => wanted.set(frameId, url));
    session.on('Fetch.requestPaused', (paused) => {
      pass(contents, session, wanted, paused).catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        // A page may be gone before its request is answered; anything else is a mistake of the app or of the double.
        if (!contents.isDestroyed() && !/Invalid InterceptionId|Chromium is gone/.test(reason))
          process.stderr.write(`The Electron double could not answer ${paused.request.url}: ${reason}\n`);
        session
          .send('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Failed' })
          .catch(() => undefined);
      });
    });
  };
}

async function pass(
  contents: WebContents,
  session: ProtocolSession,
  wanted: Map<string, string>,
  paused: Paused,
): Promise<void> {
  const { requestId, request } = paused;
  const { webRequest, protocol } = contents.session;
  const facts = factsOf(contents, paused);
  const fail = (errorReason: 'Aborted' | 'BlockedByClient') =>
    session.send('Fetch.failRequest', { requestId, errorReason });
  if (paused.responseStatusCode !== undefined) {
    await passResponse(contents, session, paused, facts);
    return;
  }
  if (paused.resourceType === 'Document' && !isAllowed(contents, wanted, paused, facts.url)) {
    await fail('Aborted');
    return;
  }
  const before = await webRequest.double.before(facts);
  if (before.cancel === true) {
    await fail('BlockedByClient');
    return;
  }
  const sending = await webRequest.double.sending(facts, { ...request.headers });
  if (sending.cancel === true) {
    await fail('BlockedByClient');
    return;
  }
  const url = before.redirectURL ?? facts.url;
  const headers = sending.requestHeaders ?? request.headers;
  if (protocol.isProtocolHandled(new URL(url).protocol.replace(':', ''))) {
    const answer = await protocol.double.answer(await toRequest(session, paused, url, headers));
    if (answer !== null) await fulfil(session, contents, requestId, facts, answer);
    return;
  }
  await session.send('Fetch.continueRequest', {
    requestId,
    ...(before.redirectURL === undefined ? {} : { url: toChromium(url) }),
    ...(sending.requestHeaders === undefined
      ? {}
      : { headers: Object.entries(headers).map(([name, value]) => ({ name, value: String(value) })) }),
    interceptResponse: webRequest.double.hasReceivers(),
  });
}

function factsOf(contents: WebContents, { request, frameId, resourceType, requestId }: Paused): RequestFacts {
  const { frameOf, page } = insideOf(contents);
  const isMain = page.mainFrameId === frameId;
  // The header set of the protocol is an object of strings.
  const headers = request.headers as Record<string, string>;
  return {
    id: Number(/\d+/.exec(requestId)?.[0] ?? 0),
    url: fromChromium(request.url),
    method: request.method,
    webContentsId: contents.id,
    webContents: contents,
    frame: frameOf(frameId),
    resourceType:
      resourceType === 'Document' ? (isMain ? 'mainFrame' : 'subFrame') : (kinds[resourceType] ?? 'other'),
    referrer: fromChromium(headers.Referer ?? ''),
    timestamp: performance.timeOrigin + performance.now(),
  };
}

/** Vetoes concern what the page itself wants, not what the main process loads. */
function isAllowed(contents: WebContents, wanted: Map<string, string>, paused: Paused, url: string): boolean {
  const { frameOf, page, isLoading } = insideOf(contents);
  const { frameId, redirectedRequestId } = paused;
  const isMainFrame = page.mainFrameId === frameId;
  const navigation = { url, frame: frameOf(frameId), isMainFrame, isSameDocument: false };
  if (redirectedRequestId !== undefined) return emitNavigation(contents, 'will-redirect', navigation);
  const byPage = wanted.delete(frameId);
  if (!byPage && isMainFrame && isLoading) return true;
  if (byPage && !mayNavigate(contents, navigation)) return false;
  return emitNavigation(contents, 'did-start-navigation', navigation);
}

async function toRequest(
  session: ProtocolSession,
  paused: Paused,
  url: string,
  headers: object,
): Promise<Request> {
  const { request } = paused;
  const translated = new Headers();
  for (const [name, value] of Object.entries(headers)) translated.set(name, fromChromium(String(value)));
  const hasBody = request.hasPostData === true && request.method !== 'GET' && request.method !== 'HEAD';
  const body = hasBody ? await bodyOf(session, paused) : null;
  return new Request(url, { method: request.method, headers: translated, body });
}

async function bodyOf(
  session: ProtocolSession,
  { request, networkId }: Paused,
): Promise<Buffer<ArrayBuffer>> {
  const parts = request.postDataEntries?.map(({ bytes }) => Buffer.from(bytes ?? '', 'base64')) ?? [];
  if (parts.length > 0) return Buffer.concat(parts);
  // Long bodies are left out of the event.
  const { postData, base64Encoded } = await session.send('Network.getRequestPostData', {
    requestId: networkId ?? '',
  });
  return Buffer.from(postData, base64Encoded ? 'base64' : 'utf8');
}

type HeaderList = { name: string; value: string }[];

async function fulfil(
  session: ProtocolSession,
  contents: WebContents,
  requestId: string,
  facts: RequestFacts,
  answer: Response,
): Promise<void> {
  // A response of Response.error() has status 0 and stands for a failed load.
  if (answer.type === 'error') {
    await session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    return;
  }
  const body = Buffer.from(await answer.arrayBuffer());
  const received = await contents.session.webRequest.double.received(facts, {
    statusCode: answer.status,
    responseHeaders: collect([...answer.headers].map(([name, value]) => ({ name, value }))),
  });
  const headers =
    received.responseHeaders === undefined
      ? [...answer.headers].map(([name, value]) => ({ name, value }))
      : spread(received.responseHeaders);
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: answer.status,
    responseHeaders: translatePolicies(headers),
    body: body.toString('base64'),
  });
}

async function passResponse(
  contents: WebContents,
  session: ProtocolSession,
  paused: Paused,
  facts: RequestFacts,
): Promise<void> {
  const { requestId, responseStatusCode = 200, responseHeaders = [] } = paused;
  const received = await contents.session.webRequest.double.received(facts, {
    statusCode: responseStatusCode,
    responseHeaders: collect(responseHeaders),
  });
  if (received.cancel === true) {
    await session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    return;
  }
  await session.send('Fetch.continueResponse', {
    requestId,
    ...(received.responseHeaders === undefined
      ? {}
      : {
          responseCode: responseStatusCode,
          responseHeaders: translatePolicies(spread(received.responseHeaders)),
        }),
  });
}

function collect(list: HeaderList): Record<string, string[]> {
  const collected: Record<string, string[]> = {};
  for (const { name, value } of list) (collected[name] ??= []).push(value);
  return collected;
}

function spread(headers: Record<string, string | string[]>): HeaderList {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ name, value: one })),
  );
}

function translatePolicies(headers: HeaderList): HeaderList {
  return headers.map(({ name, value }) => ({
    name,
    value: /^content-security-policy|^access-control-allow-origin$|^location$/i.test(name)
      ? policyToChromium(value)
      : value,
  }));
}
