/** executeJavaScript: runs text in the page's own world and brings a copy of the result back. */
import type { Session } from './cdp.ts';
import { createCodec } from './clone.ts';

const codec = createCodec();

/** Rejects with an Error of the page's message, or if the result cannot be cloned. */
export async function evaluate(session: Session, code: string, userGesture: boolean): Promise<unknown> {
  const run = await session.send('Runtime.evaluate', { expression: code, awaitPromise: true, userGesture });
  if (run.exceptionDetails) {
    const { exception, text } = run.exceptionDetails;
    throw new Error(exception?.description?.split('\n')[0]?.replace(/^Error: /, '') ?? text);
  }
  const { objectId, value, unserializableValue, type } = run.result;
  if (type === 'undefined') return undefined;
  if (objectId === undefined) return unserializableValue === undefined ? value : special(unserializableValue);
  const copy = await session.send('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration: `function () { return (${createCodec})().encode(this); }`,
    returnByValue: true,
  });
  session.attempt('Runtime.releaseObject', { objectId });
  if (copy.exceptionDetails) throw new Error('An object could not be cloned.');
  return codec.decode(String(copy.result.value));
}

function special(text: string): number | bigint {
  return text.endsWith('n') ? BigInt(text.slice(0, -1)) : Number(text);
}
