import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { facesFor, writeFontFaces } from '../../../src-renderer/exporters/brief-html/font-faces.ts';
import { bundledFontFaces } from '../../../src-renderer/exporters/print-fonts.ts';

const faces = bundledFontFaces();
const families = (text: string) => [...new Set(facesFor(text, faces).map((face) => face.family))].toSorted();

describe('the bundled faces', () => {
  test('are files that exist, each with its range of characters', () => {
    expect(faces.length).toBeGreaterThan(40);
    for (const face of faces) {
      expect(existsSync(join(import.meta.dirname, '../../..', face.url)), face.url).toBe(true);
      expect(face.unicodeRange).toMatch(/^U\+/);
    }
  });

  test('give both text families regular, semibold and italic in Latin, Cyrillic and Greek', () => {
    for (const letter of ['a', 'ж', 'λ']) {
      for (const family of ['Source Serif 4', 'Inter']) {
        const found = facesFor(letter, faces).filter((face) => face.family === family);
        const kinds = found.map((face) => `${face.weight} ${face.style}`);
        expect(kinds).toEqual(expect.arrayContaining(['400 normal', '600 normal', '400 italic']));
      }
    }
  });
});

describe('faces for a text', () => {
  test('leave out scripts and pictures that it does not hold', () => {
    expect(families('Plain text, 1–2 #3.')).toEqual(['Inter', 'Source Serif 4']);
  });

  test('bring Arabic script and emoji where they occur', () => {
    expect(families('پاکستان')).toContain('Scheherazade New');
    expect(families('🛰️')).toContain('Noto Emoji');
  });

  test('are written as rules that wait for their font', () => {
    const css = writeFontFaces(facesFor('a', faces));
    expect(css).toContain('font-display: block');
    expect(css).not.toContain('<');
  });

  test('cannot leave the style sheet by a hostile address or range', () => {
    const css = writeFontFaces([
      {
        family: 'A";}',
        weight: 400,
        style: 'normal',
        unicodeRange: 'U+0-7F;}</style>',
        url: 'x") </style><script>',
      },
    ]);
    expect(css).not.toMatch(/<|"\)\s*<|\}.*\}/);
  });
});
