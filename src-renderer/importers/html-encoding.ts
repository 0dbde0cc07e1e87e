/** The character encoding that a page names. */

/** Browsers look at the first 1,024 bytes; pages with long comments or scripts first name it later. */
const BYTES_AT_TOP = 16 * 1024;

/**
 * The label in an XML declaration, `<meta charset>` or `<meta http-equiv="Content-Type">`, in lower case. The bytes before
 * it are ASCII in every encoding that can be named this way; one that says UTF-16 is thereby wrong (HTML Living Standard,
 * "prescan a byte stream to determine its encoding").
 */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const top = new TextDecoder('latin1')
    .decode(bytes.subarray(0, BYTES_AT_TOP))
    .replace(/<!--[\s\S]*?-->/g, '');
  const xml = /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(top);
  const meta = /<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(top);
  const label = (meta?.[1] ?? xml?.[1])?.toLowerCase();
  return label === undefined || label.startsWith('utf-16') ? undefined : label;
}
