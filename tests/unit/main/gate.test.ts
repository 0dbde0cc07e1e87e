import type { IpcMainInvokeEvent } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';

type Invoked = (event: IpcMainInvokeEvent, payload?: unknown) => Promise<unknown>;

const registered = vi.hoisted(() => new Map<string, unknown>());
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, handler: unknown) => registered.set(channel, handler) },
}));

import { type ChannelName, channels, WIRE_PREFIX } from '../../../src-main/ipc/contract.ts';
import { type Handlers, openGate, sendEvent } from '../../../src-main/ipc/gate.ts';

const APP = 'app://chancery';
const handler = vi.fn();

/** Calls a channel as a frame would. */
function call(name: ChannelName, payload: unknown, frame: unknown = { url: `${APP}/`, parent: null }) {
  const invoked = registered.get(WIRE_PREFIX + name) as Invoked;
  return invoked({ senderFrame: frame, sender: {} } as IpcMainInvokeEvent, payload);
}

beforeEach(() => {
  registered.clear();
  handler.mockReset();
  handler.mockResolvedValue({ ok: true, value: undefined });
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const names = Object.keys(channels) as ChannelName[];
  openGate(Object.fromEntries(names.map((name) => [name, handler])) as unknown as Handlers, [APP]);
});

describe('the gate', () => {
  it('answers every channel of the contract', () => {
    expect([...registered.keys()].sort()).toEqual(
      Object.keys(channels)
        .map((name) => WIRE_PREFIX + name)
        .sort(),
    );
  });

  it('refuses whoever is not the top frame of a page of ours, before the handler hears of it', async () => {
    const parent = { url: `${APP}/`, parent: null };
    for (const frame of [
      null,
      { url: 'https://example.org/', parent: null },
      { url: 'app://chancery.example/', parent: null },
      { url: 'about:blank', parent: null },
      { url: `${APP}/`, parent },
    ])
      for (const name of Object.keys(channels) as ChannelName[])
        expect(await call(name, undefined, frame)).toEqual({
          ok: false,
          problem: 'This page may not do that.',
        });
    expect(handler).not.toHaveBeenCalled();
  });

  it('refuses what is not in the contract, before the handler hears of it', async () => {
    expect(await call('openLink', { url: 42 })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('openLink was asked wrongly'),
    });
    expect(handler).not.toHaveBeenCalled();
  });

  it('hands the request on and gives the answer back', async () => {
    expect(await call('openLink', { url: 'https://example.org/' })).toEqual({ ok: true, value: undefined });
    expect(handler.mock.calls).toEqual([[{ url: 'https://example.org/' }, {}]]);
    handler.mockResolvedValue({ ok: false, problem: 'No.' });
    expect(await call('openLink', { url: 'https://example.org/' })).toEqual({ ok: false, problem: 'No.' });
  });

  it('gives a thrown error, and an answer outside the contract, back as a problem', async () => {
    handler.mockRejectedValue(new Error('The disk is gone'));
    expect(await call('readClipboard', undefined)).toEqual({ ok: false, problem: 'The disk is gone' });
    handler.mockResolvedValue({ ok: true, value: 42 });
    expect(await call('readClipboard', undefined)).toMatchObject({ ok: false });
  });
});

describe('an event for a page', () => {
  it('is sent under the prefix, and not to a page that is gone', () => {
    const send = vi.fn();
    sendEvent({ isDestroyed: () => true, send } as never, 'onCloseRequested', {});
    expect(send).not.toHaveBeenCalled();
    sendEvent({ isDestroyed: () => false, send } as never, 'onCloseRequested', {});
    expect(send.mock.calls).toEqual([[`${WIRE_PREFIX}onCloseRequested`, {}]]);
  });
});
