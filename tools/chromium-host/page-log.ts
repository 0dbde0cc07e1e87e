/** What a page writes to its console, and what Chromium writes there about it. */
import { toApp } from './addresses.ts';
import type { Session } from './cdp.ts';

export type LogLine = { level: string; message: string; lineNumber: number; sourceId: string };

const LEVELS = new Map([
  ['verbose', 'debug'],
  ['debug', 'debug'],
  ['warning', 'warning'],
  ['error', 'error'],
  ['assert', 'error'],
]);

/** Lines are counted from 1, as Electron's console-message does. */
export function followLog(session: Session, onLine: (line: LogLine) => void): void {
  const log = (type: string, message: string, url = '', line = 0): void =>
    onLine({ level: LEVELS.get(type) ?? 'info', message, lineNumber: line + 1, sourceId: toApp(url) });
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const place = stackTrace?.callFrames[0];
    const texts = args.map((one) => String(one.value ?? one.unserializableValue ?? one.description ?? ''));
    log(type, texts.join(' '), place?.url, place?.lineNumber);
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text, url, lineNumber } }) => {
    log('error', `${text} ${exception?.description ?? ''}`.trim(), url, lineNumber);
  });
  session.on('Log.entryAdded', ({ entry }) => log(entry.level, entry.text, entry.url, entry.lineNumber));
}
