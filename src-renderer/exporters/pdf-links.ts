/**
 * Links within a printed document, made from the addresses that inner-links.ts wrote: each place becomes a named destination
 * (ISO 32000-1 §12.3.2.3), each link leads to one, and the marks of places go.
 */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { LINK_SCHEME, PLACE_SCHEME } from './annotated-source/inner-links.ts';

const ACTION = PDFName.of('A');
const ANNOTATIONS = PDFName.of('Annots');
const DESTINATIONS = PDFName.of('Dests');

/** Joins links and places. A link whose place is not in the document leads nowhere, and goes. */
export function joinLinks(pdf: PDFDocument): void {
  const destinations = pdf.catalog.lookupMaybe(DESTINATIONS, PDFDict) ?? pdf.context.obj({});
  const isPlace = (entry: PDFObject, page: PDFRef): boolean => {
    const name = nameIn(pdf, entry, PLACE_SCHEME);
    if (name === null) return false;
    const top = cornerOf(pdf.context.lookup(entry, PDFDict));
    if (top !== null) destinations.set(name, pdf.context.obj([page, 'XYZ', top.left, top.top, 0]));
    return true;
  };
  const isLost = (entry: PDFObject): boolean => {
    const name = nameIn(pdf, entry, LINK_SCHEME);
    if (name === null) return false;
    if (!destinations.has(name)) return true;
    const link = pdf.context.lookup(entry, PDFDict);
    link.delete(ACTION);
    link.set(PDFName.of('Dest'), name);
    return false;
  };
  removeWhere(pdf, isPlace);
  removeWhere(pdf, isLost);
  if (destinations.keys().length > 0) pdf.catalog.set(DESTINATIONS, pdf.context.register(destinations));
}

/** Takes annotations off their pages, and out of the document. */
function removeWhere(pdf: PDFDocument, isToGo: (annotation: PDFObject, page: PDFRef) => boolean): void {
  for (const page of pdf.getPages()) {
    const entries = page.node.lookupMaybe(ANNOTATIONS, PDFArray)?.asArray() ?? [];
    const going = new Set(entries.filter((entry) => isToGo(entry, page.ref)));
    if (going.size === 0) continue;
    page.node.set(ANNOTATIONS, pdf.context.obj(entries.filter((entry) => !going.has(entry))));
    for (const entry of going) if (entry instanceof PDFRef) pdf.context.delete(entry);
  }
}

/** What follows the scheme in the address of a link; null for what is no link to an address of that scheme. */
function nameIn(pdf: PDFDocument, entry: PDFObject, scheme: string): PDFName | null {
  const action = pdf.context.lookupMaybe(entry, PDFDict)?.lookupMaybe(ACTION, PDFDict);
  const address = action?.lookup(PDFName.of('URI'));
  const text = address instanceof PDFString || address instanceof PDFHexString ? address.decodeText() : '';
  return text.startsWith(scheme) ? PDFName.of(text.slice(scheme.length)) : null;
}

function cornerOf(annotation: PDFDict): { left: number; top: number } | null {
  const corners = annotation.lookupMaybe(PDFName.of('Rect'), PDFArray)?.asRectangle();
  return corners === undefined ? null : { left: corners.x, top: corners.y + corners.height };
}
