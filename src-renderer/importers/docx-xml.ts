/**
 * A look at a part's XML before a parser that recurses and keeps every element gets it: well-formed, not too deep, not too long,
 * and without what no text comes from.
 */
import { fail, type Result, succeed } from '../domain/result.ts';

/** Deeper than any document; what reads it afterwards recurses some ten calls a level. */
const DEEPEST_ELEMENT = 256;

/** What is left takes some twenty microseconds and three kilobytes an element: ten seconds. It is some 3,000 pages. */
export const MOST_ELEMENTS = 500_000;

/** Elements that only say how text looks or was made: dropped with all that they hold. In real documents it is half of them. */
const DROPPED: ReadonlySet<string> = new Set(
  `w:bCs w:bdr w:bookmarkEnd w:color w:cnfStyle w:contextualSpacing w:cs w:effect w:ind w:iCs w:jc w:keepLines w:keepNext
   w:kern w:lang w:lastRenderedPageBreak w:noProof w:pBdr w:pageBreakBefore w:position w:proofErr w:rFonts w:rtl
   w:sectPr w:shd w:spacing w:suppressAutoHyphens w:sz w:szCs w:tabs w:tblBorders w:tblCellMar w:tblGrid w:tblInd
   w:tblLayout w:tblLook w:tblW w:tcBorders w:tcMar w:tcW w:trHeight w:vAlign w:w w:webHidden w:widowControl w14:ligatures
   w:latentStyles w:highlight w:u w:caps w:smallCaps w:strike w:bookmarkStart`.split(/\s+/u),
);

/** Elements about whose values mammoth may warn. */
const WARNED: ReadonlySet<string> = new Set('w:pStyle w:rStyle w:tblStyle w:br w:sym Override'.split(' '));

/** mammoth warns of each unknown element and value once, and compares every warning with every other: 50,000 take minutes. */
const MOST_DIFFERENT = 4000;

const TAG =
  /<(?:!--[\s\S]*?-->|\?[\s\S]*?\?>|!\[CDATA\[[\s\S]*?\]\]>|(\/?)([A-Za-z_][\w.:-]*)(?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>)/uy;

/**
 * The part without what is dropped. Linear.
 * @returns a problem for XML that is broken, too deep or too long, or that declares a document type, which the Open Packaging
 *   Conventions (ECMA-376-2, §8.2.4) forbid: with it, no entity is ever declared
 */
export function slimXml(xml: string): Result<{ xml: string; elements: number }> {
  const kept: string[] = [];
  const open: string[] = [];
  let keptFrom = 0;
  let droppedAt = -1;
  let elements = 0;
  const different = new Set<string>();
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at)) {
    if (xml.startsWith('<!DOCTYPE', at))
      return fail('The Word document declares a document type, which Word never does. It is not read.');
    TAG.lastIndex = at;
    const tag = TAG.exec(xml);
    if (tag === null) return fail(BROKEN);
    const [whole, slash, name, selfClosing] = tag;
    const after = at + whole.length;
    if (name !== undefined && slash === '/') {
      if (open.pop() !== name) return fail(BROKEN);
      if (open.length === droppedAt) {
        droppedAt = -1;
        keptFrom = after;
      }
    } else if (name !== undefined) {
      if (droppedAt === -1 && DROPPED.has(name)) {
        kept.push(xml.slice(keptFrom, at));
        if (selfClosing === '/') keptFrom = after;
        else droppedAt = open.length;
      } else if (droppedAt === -1) {
        elements += 1;
        different.add(WARNED.has(name) ? whole : name);
      }
      if (selfClosing !== '/') open.push(name);
      if (open.length > DEEPEST_ELEMENT) return fail(TOO_DEEP);
      if (elements > MOST_ELEMENTS) return fail(TOO_LONG);
      if (different.size > MOST_DIFFERENT) return fail(TOO_MANIFOLD);
    }
    at = after;
  }
  if (open.length > 0) return fail(BROKEN);
  kept.push(xml.slice(keptFrom));
  return succeed({ xml: kept.join(''), elements });
}

const BROKEN = 'The Word document is damaged: its markup is broken.';
export const TOO_DEEP = 'The Word document is nested too deeply (tables in tables) to be read.';
const TOO_MANIFOLD =
  'The Word document has thousands of different styles and elements, which no document has. It is not read.';
const TOO_LONG = 'The Word document is too long to be read at once. Save it in parts, and import those.';
