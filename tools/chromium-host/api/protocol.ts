/** Custom schemes: each session has its own handlers. */
import type { CustomScheme, Protocol } from 'electron';
import { isRegisteredScheme, registerScheme } from '../addresses.ts';
import type { ProtocolHandler } from '../network.ts';
import { supported, unsupported } from '../supported.ts';

type Api = Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'>;
export type SchemeHandlers = { api: Api; handlerFor: (scheme: string) => ProtocolHandler | undefined };

let ready = false;

/** After this the privileges are fixed, as Electron's are once the app is ready. */
export function freezeSchemes(): void {
  ready = true;
}

export function createProtocol(): SchemeHandlers {
  const handlers = new Map<string, ProtocolHandler>();
  const api = {
    registerSchemesAsPrivileged(schemes: CustomScheme[]) {
      if (ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
      for (const { scheme, privileges } of schemes) {
        // Without these a page has no origin and no storage in Electron; the host cannot imitate that.
        if (!privileges?.standard || !privileges.secure)
          throw unsupported(`scheme ${scheme} not standard and secure`);
        registerScheme(scheme);
      }
    },
    handle(scheme: string, handler: Parameters<Protocol['handle']>[1]) {
      if (!ready) throw new Error('protocol.handle can only be used after the app is ready');
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      if (!isRegisteredScheme(scheme))
        throw unsupported(`protocol.handle for ${scheme}, a scheme without privileges`);
      handlers.set(scheme, handler as unknown as ProtocolHandler);
    },
    unhandle(scheme: string) {
      if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
    },
    isProtocolHandled: (scheme: string) => handlers.has(scheme),
  } satisfies Api;
  return { api: supported('protocol', api), handlerFor: (scheme) => handlers.get(scheme) };
}
