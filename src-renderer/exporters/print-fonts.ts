/**
 * The bundled fonts as the print window can load them: Source Serif 4 for text, Inter for labels and tables, and behind
 * them Scheherazade New and Noto Emoji, so that a quoted Urdu or Pashto passage does not depend on the fonts of a
 * computer. What none of them holds falls to the system's fonts.
 */
import interRanges from '@fontsource/inter/unicode.json';
import emojiRanges from '@fontsource/noto-emoji/unicode.json';
import arabicRanges from '@fontsource/scheherazade-new/unicode.json';
import serifRanges from '@fontsource/source-serif-4/unicode.json';
import type { FontFace } from './brief-html/font-faces.ts';

const files = import.meta.glob<string>(
  [
    '../../node_modules/@fontsource/source-serif-4/files/source-serif-4-*-{400,600}-{normal,italic}.woff2',
    '../../node_modules/@fontsource/inter/files/inter-*-{400,600}-normal.woff2',
    '../../node_modules/@fontsource/inter/files/inter-*-400-italic.woff2',
    '../../node_modules/@fontsource/scheherazade-new/files/scheherazade-new-arabic-{400,600}-normal.woff2',
    '../../node_modules/@fontsource/noto-emoji/files/noto-emoji-{0,1,2,3,4,5,6,7,8,9,10}-400-normal.woff2',
  ],
  { query: '?url', import: 'default', eager: true },
);

const FAMILIES: readonly { prefix: string; family: string; ranges: Readonly<Record<string, string>> }[] = [
  { prefix: 'source-serif-4', family: 'Source Serif 4', ranges: serifRanges },
  { prefix: 'inter', family: 'Inter', ranges: interRanges },
  { prefix: 'scheherazade-new', family: 'Scheherazade New', ranges: arabicRanges },
  { prefix: 'noto-emoji', family: 'Noto Emoji', ranges: emojiRanges },
];

const FILE_NAME = /\/(?<name>[^/]+)-(?<weight>\d{3})-(?<style>normal|italic)\.woff2$/;

/** Every bundled face. Addresses are the bundler's: absolute, or relative to the app's root. */
export function bundledFontFaces(): FontFace[] {
  return Object.entries(files).flatMap(([path, url]) => {
    const { name = '', weight, style } = FILE_NAME.exec(path)?.groups ?? {};
    const family = FAMILIES.find((entry) => name.startsWith(`${entry.prefix}-`));
    const subset = name.slice((family?.prefix.length ?? 0) + 1);
    const unicodeRange = family?.ranges[subset] ?? family?.ranges[`[${subset}]`];
    if (family === undefined || unicodeRange === undefined) return [];
    return [
      {
        family: family.family,
        weight: Number(weight),
        style: style === 'italic' ? 'italic' : 'normal',
        unicodeRange,
        url,
      },
    ];
  });
}
