import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowNetwork, fetchAddress, fetchArticle, type Network } from '../../../src-main/ipc/fetch.ts';
import { findAddressProblem, isPublicAddress } from '../../../src-main/ipc/public-address.ts';

/** A certificate that nobody trusts but these tests, for articles.example.org and other.example.org. */
const TLS = join(import.meta.dirname, '..', '..', 'fixtures', 'tls');
const [key, certificate] = ['key.pem', 'certificate.pem'].map((file) => readFileSync(join(TLS, file)));
const HOST = 'https://articles.example.org';

let server: Server;
let answer: (path: string, response: ServerResponse) => void;
let asked: { path: string; headers: Record<string, unknown> }[];
let network: Network;

/** Every name leads to the server of the test, as if its address were a public one. */
const lookup: LookupFunction = (_name, _options, done) =>
  (done as (error: null, found: unknown) => void)(null, [{ address: '127.0.0.1', family: 4 }]);

beforeEach(async () => {
  asked = [];
  server = createServer({ key, cert: certificate }, (request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers });
    answer(request.url ?? '', response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  network = {
    lookup,
    isPublic: () => true,
    findProblem: findAddressProblem,
    options: { ...(certificate === undefined ? {} : { ca: certificate }), port },
    largest: 100_000,
    timeLimit: 3000,
  };
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function page(html: string): typeof answer {
  return (_path, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(html);
}

async function problemOf(address = `${HOST}/a`, changed: Partial<Network> = {}): Promise<string> {
  const fetched = await fetchArticle(address, { ...network, ...changed });
  return fetched.ok ? 'no problem' : fetched.problem;
}

describe('fetching an article', () => {
  it('gives its bytes, where it was found and a name of its type, and sends nothing that tells who asks', async () => {
    answer = (path, response) => {
      if (path === '/news/border-posts') page('<h1>Posts</h1>')(path, response);
      else response.writeHead(302, { location: 'https://other.example.org/news/border-posts' }).end();
    };
    const fetched = await fetchArticle(`${HOST}/short`, network);
    expect(fetched).toMatchObject({
      ok: true,
      value: { name: 'border-posts.html', address: 'https://other.example.org/news/border-posts' },
    });
    expect(fetched.ok && new TextDecoder().decode(fetched.value.bytes)).toBe('<h1>Posts</h1>');
    for (const { headers } of asked) {
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBeUndefined();
      expect(headers.authorization).toBeUndefined();
    }
  });

  it('follows no way out of the public internet', async () => {
    for (const target of [
      'http://other.example.org/',
      'https://127.0.0.1/',
      'https://router.local/',
      'file:///etc/passwd',
    ]) {
      asked = [];
      answer = (_path, response) => response.writeHead(301, { location: target }).end();
      expect(await problemOf()).toContain('leads on to');
      expect(asked).toHaveLength(1);
    }
  });

  it('connects to no address that is not public, whatever name it hides behind', async () => {
    answer = page('secret');
    expect(await problemOf(undefined, { isPublic: isPublicAddress })).toContain('private networks');
    expect(asked).toHaveLength(0);
  });

  it('gives up what is too large, whether it says so or not', async () => {
    answer = (_path, response) =>
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '999999999' }).end('x');
    expect(await problemOf()).toContain('larger than');
    answer = (_path, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const more = (): boolean => response.write('x'.repeat(50_000));
      const timer = setInterval(more, 5);
      response.on('close', () => clearInterval(timer));
    };
    expect(await problemOf()).toContain('larger than');
  });

  it('gives up what drips or never ends', async () => {
    answer = (_path, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const timer = setInterval(() => response.write('x'), 50);
      response.on('close', () => clearInterval(timer));
    };
    expect(await problemOf(undefined, { timeLimit: 400 })).toContain('did not come within');
  });

  it('refuses circles, compressed answers, other types and pages that are not there, in words', async () => {
    answer = (_path, response) => response.writeHead(302, { location: '/again' }).end();
    expect(await problemOf()).toContain('without an end');
    answer = (_path, response) =>
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end('x');
    expect(await problemOf()).toContain('compressed');
    answer = (_path, response) => response.writeHead(200, { 'content-type': 'video/mp4' }).end('x');
    expect(await problemOf()).toContain('video/mp4');
    answer = (_path, response) => response.writeHead(404).end();
    expect(await problemOf()).toBe('There is no page at this address.');
  });

  it('trusts no server that cannot prove who it is', async () => {
    answer = page('forged');
    const { ca: _ca, ...options } = network.options;
    expect(await problemOf(undefined, { options })).toContain('certificate');
  });

  it('does nothing while the analyst has not allowed it', async () => {
    allowNetwork(false);
    expect(await fetchAddress('https://articles.example.org/')).toMatchObject({
      ok: false,
      problem: expect.stringContaining('Network access is off'),
    });
  });
});

describe('public addresses', () => {
  it.each(['93.184.215.14', '8.8.8.8', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])('%s is one', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    'fc00::1',
    'fe80::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'not an address',
  ])('%s is none', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([
    'http://example.org/',
    'https://localhost/',
    'https://router.local/',
    'https://intranet/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://user:secret@articles.example.org/',
    'https://articles.example.org:8443/',
    'javascript:alert(1)',
    'not an address',
  ])('%s is refused before anything is asked', (address) => {
    expect(findAddressProblem(address)).not.toBeNull();
  });

  it('lets an ordinary address through', () => {
    expect(findAddressProblem('https://articles.example.org/2025/11/21/posts?id=1#top')).toBeNull();
  });
});
