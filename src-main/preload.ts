/** Builds `window.desktop` from the contract: one method a channel, one subscription an event, nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import { channels, events, WIRE_PREFIX } from './ipc/contract.ts';

type Unsubscribe = () => void;

function subscribe(name: string, listener: (event: unknown) => void): Unsubscribe {
  const handler = (_event: unknown, payload: unknown): void => listener(payload);
  ipcRenderer.on(WIRE_PREFIX + name, handler);
  // Nothing is given back: ipcRenderer itself must never cross the bridge.
  return () => {
    ipcRenderer.removeListener(WIRE_PREFIX + name, handler);
  };
}

const methods = Object.keys(channels).map((name) => [
  name,
  (request: unknown) => ipcRenderer.invoke(WIRE_PREFIX + name, request),
]);
const subscriptions = Object.keys(events).map((name) => [
  name,
  (listener: (event: unknown) => void) => subscribe(name, listener),
]);

contextBridge.exposeInMainWorld('desktop', Object.fromEntries([...methods, ...subscriptions]));
