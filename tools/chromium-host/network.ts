/** Requests of one page: answered by the app's protocol handlers, stopped by its listeners, or let through. */
import { isRegisteredScheme, policyToChromium, toApp } from './addresses.ts';
import type { Session } from './cdp.ts';
import type { Protocol } from './protocol-types.ts';

type Paused = Protocol.Fetch.requestPausedPayload;
export type ProtocolHandler = (request: Request) => Response | Promise<Response>;
export type Judge = {
  handlerFor: (scheme: string) => ProtocolHandler | undefined;
  /** The session's webRequest listener. */
  beforeRequest: (request: {
    url: string;
    method: string;
    type: string;
  }) => Promise<{ cancel: boolean; redirect?: string }>;
  /** Whether a document may be loaded into a frame. */
  mayNavigate: (navigation: { url: string; frameId: string; redirect: boolean }) => boolean;
  /** Runs before a document is delivered, so that its permissions are settled before its first script. */
  prepareDocument: (url: string) => Promise<void>;
};

/** Follows a page and its frames; workers' requests come through their page. */
export async function interceptRequests(session: Session, judge: Judge): Promise<void> {
  session.on('Fetch.requestPaused', (paused) => {
    answer(session, judge, paused).catch((error: unknown) => {
      // The page went away meanwhile, or Chromium did not take the answer: nothing may stay waiting.
      session.attempt('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Failed' });
      if (process.env.CHANCERY_HOST_LOG === '1') process.stderr.write(`chromium-host: ${String(error)}\n`);
    });
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

async function answer(session: Session, judge: Judge, paused: Paused): Promise<void> {
  const { requestId } = paused;
  const fail = (errorReason: 'Aborted' | 'BlockedByClient' | 'Failed') =>
    session.send('Fetch.failRequest', { requestId, errorReason });
  const url = toApp(paused.request.url) + (paused.request.urlFragment ?? '');
  const scheme = url.slice(0, url.indexOf(':'));
  if (paused.resourceType === 'Document') {
    const redirect = paused.redirectedRequestId !== undefined;
    if (!judge.mayNavigate({ url, frameId: paused.frameId, redirect })) return void (await fail('Aborted'));
    await judge.prepareDocument(url);
  }
  const verdict = await judge.beforeRequest({
    url,
    method: paused.request.method,
    type: paused.resourceType,
  });
  if (verdict.cancel) return void (await fail('BlockedByClient'));
  if (isRegisteredScheme(scheme) && verdict.redirect === undefined) {
    const handler = judge.handlerFor(scheme);
    if (handler === undefined) return void (await fail('Failed'));
    return void (await fulfil(session, paused, await respond(handler, url, paused)));
  }
  const changed = verdict.redirect === undefined ? {} : { url: verdict.redirect };
  await session.send('Fetch.continueRequest', { requestId, ...changed });
}

async function respond(handler: ProtocolHandler, url: string, paused: Paused): Promise<Response> {
  const { request } = paused;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.append(name, toApp(value));
  const body = bodyOf(request);
  const init: RequestInit = { method: request.method, headers };
  if (body !== undefined && !['GET', 'HEAD'].includes(request.method)) init.body = body;
  try {
    return await handler(new Request(url.replace(/#.*$/s, ''), init));
  } catch (error) {
    process.stderr.write(`chromium-host: the protocol handler failed for ${url}: ${String(error)}\n`);
    return Response.error();
  }
}

function bodyOf(request: Protocol.Network.Request): Buffer<ArrayBuffer> | undefined {
  if (request.postDataEntries)
    return Buffer.concat(request.postDataEntries.map((entry) => Buffer.from(entry.bytes ?? '', 'base64')));
  return request.postData === undefined ? undefined : Buffer.from(request.postData);
}

async function fulfil(session: Session, { requestId }: Paused, response: Response): Promise<void> {
  if (response.type === 'error' || response.status < 200) {
    await session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    return;
  }
  const body = Buffer.from(await response.arrayBuffer());
  const responseHeaders = [...response.headers].map(([name, value]) => ({
    name,
    value: name.startsWith('content-security-policy') ? policyToChromium(value) : value,
  }));
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders,
    body: body.toString('base64'),
    ...(response.statusText !== '' && { responsePhrase: response.statusText }),
  });
}
