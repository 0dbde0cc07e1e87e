import { describe, expect, it } from 'vitest';
import { decodeText, MAX_TEXT_BYTES } from '../../../src-renderer/importers/decode.ts';

const QUOTED = 'The minister said: “We’ll act — soon…” at the café. The price is €5, no more.';
const WINDOWS_1252: Readonly<Record<string, number>> = {
  '€': 0x80,
  '…': 0x85,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '—': 0x97,
};

function bytesOf(...values: number[]): Uint8Array {
  return new Uint8Array(values);
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => WINDOWS_1252[char] ?? char.charCodeAt(0));
}

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const units = [...(mark ? '\uFEFF' : ''), ...text].join('');
  const view = new DataView(new ArrayBuffer(units.length * 2));
  for (let i = 0; i < units.length; i += 1) view.setUint16(i * 2, units.charCodeAt(i), order === 'le');
  return new Uint8Array(view.buffer);
}

function utf32(text: string, order: 'le' | 'be'): Uint8Array {
  const codes = [...`\uFEFF${text}`].map((char) => char.codePointAt(0) ?? 0);
  const view = new DataView(new ArrayBuffer(codes.length * 4));
  for (const [i, code] of codes.entries()) view.setUint32(i * 4, code, order === 'le');
  return new Uint8Array(view.buffer);
}

function decoded(bytes: Uint8Array): { text: string; encoding: string } {
  const result = decodeText(bytes);
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

function problemOf(bytes: Uint8Array): string {
  const result = decodeText(bytes);
  if (result.ok) throw new Error(`Decoded as ${result.value.encoding}`);
  return result.problem;
}

describe('decodeText', () => {
  it('reads UTF-8 with and without a byte-order mark', () => {
    expect(decoded(utf8(QUOTED))).toEqual({ text: QUOTED, encoding: 'utf-8' });
    expect(decoded(utf8(`\uFEFF${QUOTED}`))).toEqual({ text: QUOTED, encoding: 'utf-8' });
  });

  it.each(['le', 'be'] as const)('reads UTF-16 %s with and without a mark, and UTF-32', (order) => {
    const text = `${QUOTED} 🌍`;
    expect(decoded(utf16(text, order, true))).toEqual({ text, encoding: `utf-16${order}` });
    expect(decoded(utf16(text, order, false))).toEqual({ text, encoding: `utf-16${order}` });
    expect(decoded(utf32(text, order))).toEqual({ text, encoding: `utf-32${order}` });
  });

  it('reads UTF-16 without a mark in a script other than Latin', () => {
    const text = 'Министр заявил, что решение уже принято и будет объявлено завтра.';
    expect(decoded(utf16(text, 'le', false))).toEqual({ text, encoding: 'utf-16le' });
    expect(decoded(utf16(text, 'be', false))).toEqual({ text, encoding: 'utf-16be' });
  });

  it('does not garble Windows-1252', () => {
    expect(decoded(windows1252(QUOTED))).toEqual({ text: QUOTED, encoding: 'windows-1252' });
    for (const text of [
      'naïve',
      '“Tea”',
      'Le général a déclaré à l’été que la décision était prise, évidemment.',
    ]) {
      expect(decoded(windows1252(text)).text).toBe(text);
    }
  });

  it('finds a non-ASCII byte far down in the file', () => {
    const text = `${'All plain so far. '.repeat(20_000)}Then “curly” quotes.`;
    expect(decoded(windows1252(text)).text).toBe(text);
  });

  it('recognises a legacy encoding of another script', () => {
    const text = 'Министр заявил, что решение уже принято и будет объявлено завтра.';
    const bytes = Uint8Array.from(text, (char) => {
      const code = char.charCodeAt(0);
      return code < 0x80 ? code : code - 0x410 + 0xc0;
    });
    expect(decoded(bytes)).toEqual({ text, encoding: 'windows-1251' });
    const mixed = new Uint8Array([
      ...utf8('A spokesman said: '),
      ...bytes,
      ...utf8(' Nobody else spoke that day.'),
    ]);
    expect(decoded(mixed).encoding).toBe('windows-1251');
  });

  it('keeps damaged UTF-8 as UTF-8 instead of garbling all of it', () => {
    const whole = utf8('Café, naïve, “quoted” 🌍');
    expect(decoded(whole.subarray(0, whole.length - 2)).text).toBe('Café, naïve, “quoted” \uFFFD');
    const withSurrogate = new Uint8Array([...utf8('é '), 0xed, 0xa0, 0xbd, ...utf8(' x')]);
    expect(decoded(withSurrogate).text).toMatch(/^é \uFFFD+ x$/u);
  });

  it('replaces lone surrogates, so that the text survives a round trip through UTF-8', () => {
    const { text } = decoded(utf16('left \uD83D right \uDE00 end', 'le', true));
    expect(text).toBe('left \uFFFD right \uFFFD end');
    expect(new TextDecoder().decode(utf8(text))).toBe(text);
  });

  it('makes every line ending LF and keeps bidi controls, joiners, emoji and combining marks', () => {
    expect(decoded(utf8('a\r\nb\rc\u2028d\u2029e\ff\vg')).text).toBe('a\nb\nc\nd\ne\nf\ng');
    const text = '\u202Bשלום\u202C 👩‍👩‍👧 e\u0301 نمی‌خواهم\u00A0x\u200F';
    expect(decoded(utf8(text)).text).toBe(text);
  });

  it('replaces a stray control character, which XML could not hold', () => {
    const text = `${'Enough words around it. '.repeat(10)}a\0b`;
    expect(decoded(utf8(text)).text).toBe(text.replace('\0', '\uFFFD'));
  });

  it('refuses empty and blank files', () => {
    expect(problemOf(bytesOf())).toBe('The file is empty.');
    expect(problemOf(utf8(' \n\t\u00A0\u200B\r\n'))).toMatch(/no text in it/);
    expect(problemOf(bytesOf(0xef, 0xbb, 0xbf))).toMatch(/no text in it/);
    expect(problemOf(bytesOf(0xff, 0xfe))).toMatch(/no text in it/);
  });

  it.each([
    ['a PDF', utf8('%PDF-1.7\n1 0 obj')],
    ['a ZIP archive', bytesOf(0x50, 0x4b, 3, 4, 20, 0)],
    ['a PNG image', bytesOf(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
    ['a JPEG image', bytesOf(0xff, 0xd8, 0xff, 0xe0)],
    ['an old Office document', bytesOf(0xd0, 0xcf, 0x11, 0xe0)],
    ['a Rich Text', utf8('{\\rtf1\\ansi')],
  ])('says that a file is %s', (name, bytes) => {
    expect(problemOf(bytes)).toContain(`it seems to be ${name}`);
  });

  it('refuses unknown binary content', () => {
    let seed = 7;
    const noise = Uint8Array.from({ length: 4096 }, () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed >> 16;
    });
    expect(problemOf(noise)).toMatch(/binary/);
    expect(problemOf(bytesOf(0x41, 0, 0x42, 0, 0, 0, 1, 2, 3))).toMatch(/binary/);
  });

  it('refuses a file of 50 MB and says how large one may be', () => {
    const problem = problemOf(new Uint8Array(50 * 1024 * 1024).fill(0x61));
    expect(problem).toContain('50 MB');
    expect(problem).toContain(`${MAX_TEXT_BYTES / 1024 / 1024} MB`);
  });
});
