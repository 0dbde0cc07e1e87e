/** Tells text from what is only called text. */

/** First bytes of formats that people rename or mistake for text, with the words to name them by. */
const SIGNATURES: readonly { bytes: string; name: string }[] = [
  { bytes: '%PDF-', name: 'a PDF' },
  { bytes: 'PK\x03\x04', name: 'a ZIP archive or an Office document (DOCX, ODT, EPUB)' },
  { bytes: '\xD0\xCF\x11\xE0', name: 'an old Office document (DOC, XLS)' },
  { bytes: '{\\rtf', name: 'a Rich Text (RTF) document' },
  { bytes: '\x89PNG\r\n', name: 'a PNG image' },
  { bytes: '\xFF\xD8\xFF', name: 'a JPEG image' },
  { bytes: 'GIF8', name: 'a GIF image' },
  { bytes: '\x1F\x8B', name: 'a gzip archive' },
  { bytes: '7z\xBC\xAF\x27\x1C', name: 'a 7-Zip archive' },
  { bytes: 'Rar!\x1A', name: 'a RAR archive' },
  { bytes: '\x7FELF', name: 'a program' },
  { bytes: 'MZ\x90\0', name: 'a program' },
  { bytes: 'SQLite format 3\0', name: 'a SQLite database' },
  { bytes: 'ID3', name: 'an MP3 recording' },
  { bytes: 'bplist00', name: 'a property list' },
];

/** The name of a known binary format, with its article ("a PDF"), or null. */
export function nameBinaryFormat(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  const found = SIGNATURES.find((signature) => head.startsWith(signature.bytes));
  // "ID3" can also begin an English sentence: a recording's header goes on with a small version number.
  if (found?.bytes === 'ID3' && (bytes[3] ?? 32) >= 32) return null;
  return found?.name ?? null;
}

/** Even a text of one sentence may have so many. */
const STRAY_CONTROLS = 3;

/**
 * True when more than one byte in a hundred is a control character that no text uses (not tab, line ends, form feed,
 * vertical tab, escape). Stray ones are flaws of a text, not the sign of a binary file.
 */
export function soundsBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes)
    if ((byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b) || byte === 0x7f) controls += 1;
  return controls > STRAY_CONTROLS && controls * 100 > bytes.length;
}
