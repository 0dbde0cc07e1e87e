/** What a PDF states about itself: XMP (ISO 16684-1) first, the older document information after it. */
import { toIsoDate } from '../dates.ts';
import { preferFirst, type StatedMetadata, statedAt } from '../parsed.ts';

export type DocumentProperties = {
  info: Record<string, unknown>;
  /** The value of an XMP property by its name with prefix ("dc:title"), as pdf.js reads it. */
  xmp: (name: string) => unknown;
};

/**
 * Stated at 'document-properties'. A date is taken from XMP's publication dates alone: when a file was made says little of
 * when its text appeared.
 */
export function statedByProperties({ info, xmp }: DocumentProperties): StatedMetadata {
  const fromXmp = {
    title: titleOf(xmp('dc:title')),
    author: namesOf(xmp('dc:creator')),
    publisher: firstOf(xmp('prism:publicationname')) || firstOf(xmp('dc:publisher')),
    issued: toIsoDate(
      firstOf(xmp('prism:publicationdate')) || firstOf(xmp('prism:coverdate')) || firstOf(xmp('dc:date')),
    ),
    language: languageOf(firstOf(xmp('dc:language'))),
    doi: doiOf(firstOf(xmp('prism:doi')) || firstOf(xmp('dc:identifier'))),
    volume: firstOf(xmp('prism:volume')),
    issue: firstOf(xmp('prism:number')),
    url: addressOf(firstOf(xmp('prism:url'))),
  };
  const fromInfo = {
    title: titleOf(info.Title),
    author: namesOf(info.Author),
    language: languageOf(textOf(info.Language)),
  };
  return preferFirst(statedAt('document-properties', fromXmp), statedAt('document-properties', fromInfo));
}

function textOf(value: unknown): string {
  return typeof value === 'string'
    ? value
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what goes
        .replace(/[\0-\x1F\x7F]+/g, ' ')
        .toWellFormed()
        .replace(/\s+/gu, ' ')
        .trim()
    : '';
}

/** The value of a property, or the first of several, as one line of text; '' for none. */
export function firstOf(value: unknown): string {
  return textOf(Array.isArray(value) ? value[0] : value);
}

/** Programs that make PDFs put a file's name, or their own words for "no title", where the title belongs. */
function titleOf(value: unknown): string {
  const title = firstOf(value);
  const isJunk =
    /^(?:microsoft|powerpoint|untitled|no title|title|document|unknown|print|layout|slide|about:blank|\(anonymous\)|pdf)\b.{0,3}\d*$/iu.test(
      title,
    ) ||
    /^microsoft \w+ - /i.test(title) ||
    /\.(?:docx?|odt|rtf|pdf|indd|qxd|qxp|tex|dvi|ps|p65|fm|pages|pptx?|xlsx?|html?|php|aspx?|txt|wpd|cdr|ai|eps|tmp)$/i.test(
      title,
    ) ||
    /^(?:https?:|file:|[a-z]:\\|\/)/i.test(title) ||
    /^[\w.-]*(?:_|\d{4,})[\w.-]*$/.test(title) ||
    !/\p{L}{2}/u.test(title);
  return isJunk ? '' : title;
}

function namesOf(value: unknown): string {
  const names = (Array.isArray(value) ? value : [value])
    .map(textOf)
    .filter((name) => name !== '' && !isAccount(name));
  return [...new Set(names)].join(', ');
}

/** A computer's account, not a person's name. */
function isAccount(name: string): boolean {
  return /^(?:\(anonymous\)|anonymous|administrator|admin|user|owner|unknown|author|root|default|pc|microsoft(?: office)?(?: user)?|\w*\d\w*)$/i.test(
    name,
  );
}

function languageOf(tag: string): string {
  try {
    return tag === '' || /^x-/i.test(tag) ? '' : (Intl.getCanonicalLocales(tag.replace('_', '-'))[0] ?? '');
  } catch {
    return '';
  }
}

function doiOf(written: string): string {
  return /10\.\d{4,9}\/\S+/.exec(written)?.[0] ?? '';
}

function addressOf(written: string): string {
  return /^https?:\/\/\S+$/i.test(written) ? written : '';
}
