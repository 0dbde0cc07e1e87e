/** What a font's name says of its look. */

export type FontLook = { bold: boolean; italic: boolean };

const BOLD =
  /bold|black|heavy|demi|(?:^|[-_,+])bd(?:$|[-_,])|nimbus.*-medi|^(?:cm|sf|ec)(?:b|ss?bx|bx)\w*\d*$/i;
const ITALIC =
  /italic|oblique|slanted|kursiv|[-_](?:it|ita|obl)$|medi(?:um)?it|(?:cm|sf|ec)(?:ti|sl|bxti)\d*$/i;

/** The look of a font by its PostScript name, subset tag ("ABCDEF+") or not. */
export function lookOf(fontName: string): FontLook {
  const name = fontName.replace(/^[A-Z]{6}\+/, '');
  return { bold: BOLD.test(name), italic: ITALIC.test(name) };
}
