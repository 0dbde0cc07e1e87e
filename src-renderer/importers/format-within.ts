/**
 * What a file is, whatever its name says: servers and people call PDFs .html, pages .txt and documents .pdf. Only signs that no
 * file of another format begins with count.
 */
import { FORMATS, type Format } from './formats.ts';

const PDF = 'application/pdf';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PAGE = 'text/html';

/** Bytes at the beginning that are looked at. */
const HEAD_BYTES = 4096;

/** What may stand before a page's root: white space, a declaration of XML, comments. */
const BEFORE_ROOT = /\s+|<\?xml[^>]*>|<!--[\s\S]*?-->/y;

const ROOT = /<!doctype\s+html\b|<html[\s>]/iy;

/** The format that the bytes show; undefined where only the name can tell. */
export function formatWithin(bytes: Uint8Array): Format | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD_BYTES));
  if (head.startsWith('%PDF-')) return formatFor(PDF);
  if (head.startsWith('PK\x03\x04')) return namesWordPart(bytes) ? formatFor(WORD) : undefined;
  // The byte-order mark of UTF-8, as these bytes read one by one; every other character of UTF-16 is a zero byte.
  const text = head.replace(/^\xEF\xBB\xBF|^\xFF\xFE|^\xFE\xFF/, '').replaceAll('\0', '');
  return beginsPage(text) ? formatFor(PAGE) : undefined;
}

function beginsPage(text: string): boolean {
  let at = 0;
  for (BEFORE_ROOT.lastIndex = 0; BEFORE_ROOT.test(text); at = BEFORE_ROOT.lastIndex);
  ROOT.lastIndex = at;
  return ROOT.test(text);
}

function formatFor(mediaType: string): Format | undefined {
  return FORMATS.find((format) => format.mediaType === mediaType);
}

/** An archive's directory stands at its end, and names its parts in plain sight. */
const DIRECTORY_BYTES = 256 * 1024;

function namesWordPart(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(-DIRECTORY_BYTES)).includes('word/document');
}
