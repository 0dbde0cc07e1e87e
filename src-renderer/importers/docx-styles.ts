/** What paragraphs are, by their styles. Word keeps the English names of its own styles in every language. */

/** How the styles that `relabelParagraphs` gives, and Word's own, become HTML. */
export const STYLE_MAP: string[] = [
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='chancery ${level}'] => h${level}:fresh`),
  "p[style-name='chancery caption'] => figcaption:fresh",
  "p[style-name='chancery quotation'] => blockquote > p:fresh",
];

type Paragraph = { styleName: string | null; styleId: string | null };

/** Names that say what a paragraph is. A style with another name is what it is based on. */
const TELLING =
  /^(?:title|heading(?: \d)?|caption|(?:intense )?quote|quotations?|block text|toc \d|toc heading|table of figures)$/u;

/**
 * For each style of `styles.xml` the name of Word's own style that it is, or is based on, in lower case; where a style of the
 * writer's has an outline level instead, the heading of that level.
 * @param xml looked at before: well-formed
 */
export function readStyleNames(xml: string): ReadonlyMap<string, string> {
  const styles = new Map<string, { name: string; base: string }>();
  for (const [, attributes = '', content = ''] of xml.matchAll(/<w:style\s([^>]*)>([\s\S]*?)<\/w:style>/gu)) {
    const id = /w:styleId="([^"]*)"/u.exec(attributes)?.[1];
    const value = (element: string): string =>
      new RegExp(`<w:${element}\\s[^>]*?w:val="([^"]*)"`, 'u').exec(content)?.[1] ?? '';
    const name = nameOf(value('name'));
    const outline = /^[0-8]$/.test(value('outlineLvl')) ? `heading ${Number(value('outlineLvl')) + 1}` : name;
    if (id !== undefined)
      styles.set(id, { name: TELLING.test(name) ? name : outline, base: value('basedOn') });
  }
  return new Map(
    [...styles.keys()].map((id) => {
      let style = styles.get(id);
      for (let depth = 0; style !== undefined && depth < 20; depth += 1) {
        if (TELLING.test(style.name)) return [id, style.name];
        style = styles.get(style.base);
      }
      return [id, styles.get(id)?.name ?? ''];
    }),
  );
}

/**
 * Gives paragraphs the styles of `STYLE_MAP`: the first title becomes level 1, and then headings begin at level 2. Tables of
 * contents go: they repeat the headings, with page numbers that mean nothing any more.
 * @param document mammoth's document, which is changed in place
 * @returns whether there is a title
 */
export function relabelParagraphs(document: unknown, styleNames: ReadonlyMap<string, string>): boolean {
  const root = document as { children?: unknown[] };
  const children = root.children ?? [];
  const named = (paragraph: Paragraph): string =>
    styleNames.get(paragraph.styleId ?? '') ?? nameOf(paragraph.styleName);
  const title = children.filter(isParagraph).find((paragraph) => named(paragraph) === 'title');
  root.children = children.filter(
    (child) => !isParagraph(child) || !/^(?:toc \d|toc heading|table of figures)$/u.test(named(child)),
  );
  visit(root, (paragraph) => {
    const label = labelOf(named(paragraph), paragraph === title, title !== undefined);
    if (label === null) return;
    paragraph.styleName = `chancery ${label}`;
    paragraph.styleId = null;
  });
  return title !== undefined;
}

function labelOf(name: string, isTitle: boolean, hasTitle: boolean): string | null {
  if (isTitle) return '1';
  if (name === 'title') return '2';
  const heading = /^heading(?: (\d))?$/u.exec(name);
  if (heading !== null) {
    const level = Number(heading[1] ?? 1) + (hasTitle ? 1 : 0);
    return String(Math.min(6, Math.max(1, level)));
  }
  if (name === 'caption') return 'caption';
  return /^(?:intense )?(?:quote|quotations?)$|^block text$/u.test(name) ? 'quotation' : null;
}

/** The package was looked at before: nothing in it is deep. */
function visit(node: unknown, each: (paragraph: Paragraph) => void): void {
  if (isParagraph(node)) each(node);
  const { children } = node as { children?: unknown };
  if (Array.isArray(children)) for (const child of children) visit(child, each);
}

function isParagraph(node: unknown): node is Paragraph {
  return typeof node === 'object' && node !== null && 'type' in node && node.type === 'paragraph';
}

function nameOf(styleName: string | null): string {
  return (styleName ?? '').trim().toLowerCase();
}
