/**
 * Chromium knows no scheme of the app's own. `app://chancery/x` becomes `http://chancery.app.localhost/x`, which is
 * a secure context with an origin of its own, and every address that the app gets to see is turned back.
 */
const schemes = new Set<string>();

/** Makes a scheme known as a standard one, as registerSchemesAsPrivileged does. */
export function registerScheme(scheme: string): void {
  if (!/^[a-z][a-z0-9-]*$/.test(scheme)) throw new Error(`a scheme that cannot be a host name: ${scheme}`);
  schemes.add(scheme);
}

export function isRegisteredScheme(scheme: string): boolean {
  return schemes.has(scheme);
}

/** The address under which Chromium loads it. */
export function toChromium(url: string): string {
  const [, scheme, host, rest] = /^([a-z][a-z0-9-]*):\/\/([^/?#]+)(.*)$/is.exec(url) ?? [];
  if (scheme === undefined || host === undefined || !schemes.has(scheme.toLowerCase())) return url;
  const path = rest === undefined || rest === '' ? '/' : rest;
  return `http://${host}.${scheme.toLowerCase()}.localhost${path}`;
}

/** The address as the app wrote it; also for origins. */
export function toApp(url: string): string {
  const [, host, scheme, rest] =
    /^http:\/\/([^/?#:]+)\.([a-z0-9-]+)\.localhost(?=$|[/?#])(.*)$/is.exec(url) ?? [];
  if (host === undefined || scheme === undefined || !schemes.has(scheme)) return url;
  return `${scheme}://${host}${rest ?? ''}`;
}

/** A policy names the app's own scheme; Chromium must compare with the address it knows. */
export function policyToChromium(policy: string): string {
  return policy.replace(
    /([a-z][a-z0-9-]*):(\/\/[a-z0-9.-]+)?(?=[\s;,/]|$)/gi,
    (whole, name: string, host?: string) => {
      const scheme = name.toLowerCase();
      if (!schemes.has(scheme)) return whole;
      return host === undefined
        ? `http://*.${scheme}.localhost`
        : `http://${host.slice(2)}.${scheme}.localhost`;
    },
  );
}
