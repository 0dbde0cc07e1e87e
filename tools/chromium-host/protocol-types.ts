/** The DevTools protocol's types; Playwright ships them, so no package of their own is needed. */
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts';

export type { Protocol };
export type Method = keyof Protocol.CommandParameters & keyof Protocol.CommandReturnValues;
export type Params<M extends Method> = Protocol.CommandParameters[M];
export type Result<M extends Method> = Protocol.CommandReturnValues[M];
export type EventName = keyof Protocol.EventMap;
export type EventParams<E extends EventName> = Protocol.EventMap[E][0];
