/** Phrasing content of Markdown to plain text with marks. */
import type * as Mdast from 'mdast';
import type { Inline } from './block-writer.ts';
import { normaliseText } from './normalise.ts';

const SAFE_SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/**
 * Text and marks of phrasing content. Line breaks that only wrap the source become spaces; links keep their address only
 * if it is http, https or mailto. `definitions` gives the addresses of link references by identifier.
 */
export function inlineOf(
  nodes: readonly Mdast.PhrasingContent[],
  definitions: ReadonlyMap<string, string>,
): Inline {
  const inline: Inline = { text: '', marks: [] };
  for (const node of nodes) append(inline, node, definitions);
  return inline;
}

function append(inline: Inline, node: Mdast.PhrasingContent, definitions: ReadonlyMap<string, string>): void {
  const start = inline.text.length;
  inline.text += leafText(node);
  if (!('children' in node)) return;
  for (const child of node.children) append(inline, child, definitions);
  const end = inline.text.length;
  if (end === start) return;
  if (node.type === 'strong' || node.type === 'emphasis') inline.marks.push({ kind: node.type, start, end });
  const address =
    node.type === 'link'
      ? node.url
      : node.type === 'linkReference'
        ? definitions.get(node.identifier)
        : undefined;
  const href = address === undefined ? null : safeHref(address);
  if (href !== null) inline.marks.push({ kind: 'link', start, end, href });
}

/** Text of a node without children; '' for the others. Character references can bring in what normalising took out. */
function leafText(node: Mdast.PhrasingContent): string {
  switch (node.type) {
    case 'text':
      return normaliseText(node.value).replace(/[ \t]*\n[ \t]*/g, ' ');
    case 'inlineCode':
      return normaliseText(node.value).replaceAll('\n', ' ');
    case 'break':
      return '\n';
    case 'image':
    case 'imageReference':
      return normaliseText(node.alt ?? '').replaceAll('\n', ' ');
    case 'html':
      return /^<br\b/i.test(node.value) ? '\n' : '';
    case 'footnoteReference':
      return `[${normaliseText(node.label ?? node.identifier)}]`;
    default:
      return '';
  }
}

function safeHref(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url !== null && SAFE_SCHEMES.has(url.protocol) ? url.href : null;
}

/** The words of an HTML block: comments, scripts and styles give none. Tags are cut in linear time. */
export function plainHtml(html: string): string {
  if (/^\s*<(?:!|\?|script\b|style\b)/i.test(html)) return '';
  return html.replace(/<br\b[^<>]*>/gi, '\n').replace(/<[^<>]*>/g, '');
}
