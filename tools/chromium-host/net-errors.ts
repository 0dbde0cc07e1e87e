/** Chromium's names of network errors and the numbers that Electron reports with them (net_error_list.h). */
const NUMBERS = new Map([
  ['ERR_FAILED', -2],
  ['ERR_ABORTED', -3],
  ['ERR_INVALID_ARGUMENT', -4],
  ['ERR_FILE_NOT_FOUND', -6],
  ['ERR_TIMED_OUT', -7],
  ['ERR_ACCESS_DENIED', -10],
  ['ERR_BLOCKED_BY_CLIENT', -20],
  ['ERR_NETWORK_CHANGED', -21],
  ['ERR_BLOCKED_BY_RESPONSE', -27],
  ['ERR_CONNECTION_CLOSED', -100],
  ['ERR_CONNECTION_RESET', -101],
  ['ERR_CONNECTION_REFUSED', -102],
  ['ERR_CONNECTION_FAILED', -104],
  ['ERR_NAME_NOT_RESOLVED', -105],
  ['ERR_INTERNET_DISCONNECTED', -106],
  ['ERR_ADDRESS_UNREACHABLE', -109],
  ['ERR_CONNECTION_TIMED_OUT', -118],
  ['ERR_INVALID_URL', -300],
  ['ERR_DISALLOWED_URL_SCHEME', -301],
  ['ERR_UNKNOWN_URL_SCHEME', -302],
  ['ERR_UNSAFE_PORT', -312],
  ['ERR_INVALID_RESPONSE', -320],
  ['ERR_EMPTY_RESPONSE', -324],
]);

export type LoadProblem = { code: string; errno: number };

/** `text` is Chromium's, such as "net::ERR_FAILED". */
export function loadProblem(text: string): LoadProblem {
  const code = text.replace(/^net::/, '');
  return { code, errno: NUMBERS.get(code) ?? -2 };
}

/** The error with which Electron's loadURL rejects. */
export function loadError({ code, errno }: LoadProblem, url: string): Error {
  return Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { code, errno, url });
}
