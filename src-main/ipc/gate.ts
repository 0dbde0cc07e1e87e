/**
 * The one gate of all IPC: checks who asks, parses what is asked, calls the handler, and gives errors back as values.
 * A handler that throws has met something nobody foresaw: it is logged whole here and told in short there.
 */
import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { APP_ORIGIN } from '../app-files.ts';
import { isTrustedFrame } from '../origin.ts';
import {
  type Answer,
  type ChannelName,
  channels,
  type Event,
  type EventName,
  type Reply,
  type Request,
  WIRE_PREFIX,
} from './contract.ts';

export type Handler<Name extends ChannelName> = (
  request: Request<Name>,
  sender: WebContents,
) => Promise<Answer<Reply<Name>>> | Answer<Reply<Name>>;

export type Handlers = { [Name in ChannelName]: Handler<Name> };

function answer(name: ChannelName, handler: Handler<ChannelName>, trusted: readonly string[]) {
  return async (event: IpcMainInvokeEvent, payload: unknown): Promise<Answer<unknown>> => {
    if (!isTrustedFrame(event.senderFrame, trusted)) {
      console.error(`Refused ${name}: asked from ${event.senderFrame?.url ?? 'a frame that is gone'}`);
      return { ok: false, problem: 'This page may not do that.' };
    }
    const request = channels[name].request.safeParse(payload);
    if (!request.success)
      return { ok: false, problem: `${name} was asked wrongly: ${request.error.message}` };
    try {
      const given = await handler(request.data as Request<ChannelName>, event.sender);
      return given.ok ? { ok: true, value: channels[name].reply.parse(given.value) } : given;
    } catch (error) {
      console.error(`${name} failed:`, error);
      return { ok: false, problem: error instanceof Error ? error.message : String(error) };
    }
  };
}

/** Registers every handler of the contract. */
export function openGate(handlers: Handlers, trusted: readonly string[] = [APP_ORIGIN]): void {
  for (const name of Object.keys(channels) as ChannelName[])
    ipcMain.handle(WIRE_PREFIX + name, answer(name, handlers[name] as Handler<ChannelName>, trusted));
}

/** Sends one event to a page; a page that is gone is not an error. */
export function sendEvent<Name extends EventName>(page: WebContents, name: Name, event: Event<Name>): void {
  if (!page.isDestroyed()) page.send(WIRE_PREFIX + name, event);
}
