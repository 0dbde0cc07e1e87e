/** Messages from preload scripts to the app. */

import { EventEmitter } from 'node:events';
import type { IpcMain } from 'electron';
import { createCodec } from '../clone.ts';
import type { Frame } from '../frames.ts';
import { createEvent, supported } from '../supported.ts';

type InvokeListener = Parameters<IpcMain['handle']>[1];
export type Sender = { sender: object; senderFrame: Frame | null };
export type InvokeReply = { ok: true; value: string } | { ok: false; value: string };

const codec = createCodec();

class IpcMainHost extends EventEmitter implements Pick<IpcMain, 'handle' | 'handleOnce' | 'removeHandler'> {
  private readonly handlers = new Map<string, InvokeListener>();

  handle(channel: string, listener: InvokeListener): void {
    if (this.handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof listener !== 'function')
      throw new TypeError(`Expected handler to be a function, but found type '${typeof listener}'`);
    this.handlers.set(channel, listener);
  }

  handleOnce(channel: string, listener: InvokeListener): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return listener(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  async answer(channel: string, from: Sender, args: unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return handler(ipcEvent(from) as Parameters<InvokeListener>[0], ...args);
  }
}

const host = new IpcMainHost();
export const ipcMain = supported('ipcMain', host);

/** Runs the handler of a channel. Its result, or its error as Electron words it, comes back as text. */
export async function answerInvoke(channel: string, from: Sender, args: string): Promise<InvokeReply> {
  try {
    const value = await host.answer(channel, from, codec.decode(args) as unknown[]);
    return { ok: true, value: codec.encode(value) };
  } catch (error) {
    process.stderr.write(`Error occurred in handler for '${channel}': ${textOf(error)}\n`);
    return { ok: false, value: String(error) };
  }
}

export function deliverSend(channel: string, from: Sender, args: string): void {
  host.emit(channel, ipcEvent(from), ...(codec.decode(args) as unknown[]));
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? String(error)) : String(error);
}

function ipcEvent({ sender, senderFrame }: Sender): object {
  const place = { frameId: senderFrame?.routingId ?? -1, processId: senderFrame?.processId ?? -1 };
  return createEvent({ type: 'frame', sender, senderFrame, ...place });
}
