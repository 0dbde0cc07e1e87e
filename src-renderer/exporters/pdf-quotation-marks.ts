/**
 * Fonts draw ’ (U+2019) and the modifier letter ʼ (U+02BC) with one glyph, likewise ‘ and ʻ. Chromium's map from glyphs
 * to characters names the modifier letters, as the lower numbers, and says the right character in ActualText, which some
 * readers (pdf.js) do not heed: a search for “Pakistan’s” then finds nothing. So the maps are made to name the marks.
 */
import {
  decodePDFRawStream,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';

const TO_UNICODE = PDFName.of('ToUnicode');

/** Names quotation marks instead of modifier letters in every font's map. For texts that hold no modifier letters. */
export function nameQuotationMarks(pdf: PDFDocument): void {
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    const reference = object.get(TO_UNICODE);
    const map = object.lookup(TO_UNICODE);
    if (!(reference instanceof PDFRef) || !(map instanceof PDFRawStream)) continue;
    const text = new TextDecoder('latin1').decode(decodePDFRawStream(map).decode());
    const renamed = text.replace(/<02BB>(?=\s*$)/gim, '<2018>').replace(/<02BC>(?=\s*$)/gim, '<2019>');
    if (renamed !== text)
      object.set(
        TO_UNICODE,
        pdf.context.register(pdf.context.flateStream(new TextEncoder().encode(renamed))),
      );
  }
}
