/**
 * Fetching one article by its address: only when the analyst asks, and only while the setting allows it. Nothing else in
 * Chancery uses the network. The bytes are given back as they came; what is in them is the importers' matter.
 */
import { lookup as lookupName } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { type RequestOptions, request } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Answer, Reply } from './contract.ts';
import { findAddressProblem, isPublicAddress } from './public-address.ts';

/** Bytes above which an answer is given up. */
const LARGEST_ANSWER = 64 * 1024 * 1024;
/** Milliseconds for the whole of it, redirects included. */
const TIME_LIMIT = 30_000;
const MOST_REDIRECTS = 5;

/** The types that can be imported, and the file extension that stands for each. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'xhtml',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/markdown': 'md',
  'multipart/related': 'mhtml',
  'message/rfc822': 'eml',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/** What a test puts in the place of the real network; the program never does. */
export type Network = {
  lookup: LookupFunction;
  isPublic: (address: string) => boolean;
  findProblem: (address: string) => string | null;
  options: Pick<RequestOptions, 'ca' | 'port'>;
  largest: number;
  timeLimit: number;
};

const INTERNET: Network = {
  lookup: lookupName as LookupFunction,
  isPublic: isPublicAddress,
  findProblem: findAddressProblem,
  options: {},
  largest: LARGEST_ANSWER,
  timeLimit: TIME_LIMIT,
};

type Fetched = Reply<'fetchAddress'>;

let isAllowed = false;

/** Until this is called with true nothing is fetched. */
export function allowNetwork(allowed: boolean): void {
  isAllowed = allowed;
}

/** Fetches an article, if the analyst's setting allows it. */
export function fetchAddress(address: string): Promise<Answer<Fetched>> {
  if (isAllowed) return fetchArticle(address);
  return Promise.resolve({
    ok: false,
    problem: 'Network access is off. It can be turned on in the settings.',
  });
}

/** A problem in words, thrown to leave the request from wherever it is. */
class Refusal extends Error {}

/**
 * Fetches one article over https.
 * @returns its bytes, where it was found after redirects, and a file name with the extension of its type; or a problem
 */
export async function fetchArticle(address: string, network: Network = INTERNET): Promise<Answer<Fetched>> {
  const signal = AbortSignal.timeout(network.timeLimit);
  try {
    return { ok: true, value: await follow(address.trim(), network, signal) };
  } catch (error) {
    return { ok: false, problem: describeProblem(error, signal, network.timeLimit) };
  }
}

async function follow(first: string, network: Network, signal: AbortSignal): Promise<Fetched> {
  let address = first;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const refused = network.findProblem(address);
    if (refused !== null)
      throw new Refusal(redirects === 0 ? refused : `It leads on to ${address}. ${refused}`);
    const answer = await ask(address, network, signal);
    const status = answer.statusCode ?? 0;
    if (status >= 300 && status < 400 && answer.headers.location !== undefined) {
      answer.destroy();
      address = URL.parse(answer.headers.location, address)?.href ?? answer.headers.location;
      continue;
    }
    try {
      return await receive(answer, address, network, signal);
    } finally {
      answer.destroy();
    }
  }
  throw new Refusal('It leads from one address to the next without an end.');
}

function ask(address: string, network: Network, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = {
      // Without a browser's name many publishers send an error page; without "identity" they compress without bounds.
      'user-agent': 'Mozilla/5.0 (compatible; Chancery)',
      accept: 'text/html,application/xhtml+xml,application/pdf,text/plain,text/markdown;q=0.9,*/*;q=0.1',
      'accept-encoding': 'identity',
    };
    // One connection, closed afterwards: nothing is kept that a later request could be recognised by.
    const options = {
      ...network.options,
      agent: false as const,
      headers,
      signal,
      lookup: publicOnly(network),
    };
    request(address, options, resolve).on('error', reject).end();
  });
}

/** Looks a name up and gives only public addresses: the one that was checked is the one that is connected to. */
function publicOnly(network: Network): LookupFunction {
  return (hostname, options, done) => {
    network.lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses = typeof found === 'string' ? [] : found;
      if (error !== null) return done(error, '', 0);
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => network.isPublic(address)))
        return done(new Refusal('Addresses of private networks are not fetched.'), '', 0);
      return options.all === true ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
}

async function receive(
  answer: IncomingMessage,
  address: string,
  network: Network,
  signal: AbortSignal,
): Promise<Fetched> {
  const status = answer.statusCode ?? 0;
  if (status !== 200) throw new Refusal(describeStatus(status));
  if ((answer.headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new Refusal('The server sends it compressed although it was asked not to.');
  const type = (answer.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const extension = EXTENSIONS[type];
  if (extension === undefined)
    throw new Refusal(`It is of type ${type === '' ? 'unknown' : type}, which cannot be imported.`);
  const tooLarge = new Refusal(`It is larger than ${Math.floor(network.largest / 2 ** 20)} MB.`);
  if (Number(answer.headers['content-length'] ?? 0) > network.largest) throw tooLarge;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    signal.throwIfAborted();
    size += part.length;
    if (size > network.largest) throw tooLarge;
    parts.push(part);
  }
  if (!answer.complete) throw new Refusal('The connection ended before all of it had come.');
  return { name: nameOf(address, extension), address, bytes: new Uint8Array(Buffer.concat(parts)) };
}

/** The last part of the address, or its host, as a file name with the extension of its type. */
function nameOf(address: string, extension: string): string {
  const url = new URL(address);
  const last = url.pathname.split('/').findLast((part) => part !== '') ?? url.hostname;
  const readable = decodeSafely(last)
    .replaceAll(/[^\p{L}\p{N}._ -]/gu, ' ')
    .trim()
    .slice(0, 100);
  const stem = readable.replace(/\.[a-z0-9]{1,5}$/i, '') || url.hostname;
  return `${stem}.${extension}`;
}

function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function describeStatus(status: number): string {
  if (status === 404 || status === 410) return 'There is no page at this address.';
  if (status === 401 || status === 402 || status === 403 || status === 451)
    return `The server does not give it to everybody (${status}). Save the page in a browser and import the file.`;
  if (status === 429) return 'The server has had too many requests. Try again later.';
  return `The server answered with an error (${status}).`;
}

function describeProblem(error: unknown, signal: AbortSignal, timeLimit: number): string {
  if (error instanceof Refusal) return error.message;
  if (signal.aborted) return `It did not come within ${timeLimit / 1000} seconds.`;
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return 'The address was not found. Is this computer online?';
  if (/CERT|SIGNATURE|SELF_SIGNED|ALTNAME/.test(code))
    return 'The server could not prove that it is the one of this address (certificate).';
  if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === 'ETIMEDOUT' || code === 'ENETUNREACH')
    return 'The server could not be reached.';
  return `It could not be fetched: ${message}.`;
}
