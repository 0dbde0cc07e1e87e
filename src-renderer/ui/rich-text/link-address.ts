/** Which addresses a link may have: web pages and mail, as the exporters print them. */

const ALLOWED = /^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@[^\s@])/i;

/** True for http, https and mailto addresses. Characters that browsers skip in a scheme make it another address. */
export function isAllowedLink(address: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip exactly these inside a scheme
  return ALLOWED.test(address.trim()) && !/[\u0000-\u001f\u007f]/.test(address);
}

/** The address that an analyst means: "state.gov/x" is https, "desk@example.org" is mail. Null where it is none. */
export function linkAddress(written: string): string | null {
  const text = written.trim();
  if (text === '') return null;
  if (isAllowedLink(text)) return text;
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]*:\d/.test(text)) return null;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  const address = `https://${text.replace(/^\/+/, '')}`;
  return /^https:\/\/[^\s/]+\.[^\s/]+/.test(address) && isAllowedLink(address) && !/\s/.test(address)
    ? address
    : null;
}
