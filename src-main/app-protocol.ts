/** Registers app://chancery/ with Electron and serves the renderer's files there. */
import { type Protocol, protocol } from 'electron';
import { APP_SCHEME, serveAppFile } from './app-files.ts';

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Serves the renderer's folder to one session's windows. `root` is absolute. */
export function handleAppProtocol(target: Protocol, root: string): void {
  target.handle(APP_SCHEME, (request) => serveAppFile(root, request));
}
