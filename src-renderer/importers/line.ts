/** Lines of a plain text, and what a line looks like on its own. */

/** A line without the white space around it; `start` and `end` are offsets into the text; equal for a blank line. */
export type Line = { start: number; end: number; indent: number; content: string };

/** The lines of a text, in order, blank ones included. Linear in the length of the text. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let from = 0; from <= text.length; ) {
    const lineFeed = text.indexOf('\n', from);
    const to = lineFeed === -1 ? text.length : lineFeed;
    const raw = text.slice(from, to);
    const content = raw.trim();
    const indent = content === '' ? 0 : raw.length - raw.trimStart().length;
    lines.push({ start: from + indent, end: from + indent + content.length, indent, content });
    from = to + 1;
  }
  return lines;
}

const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const WEEKDAY = '(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\\.?,? )?';
const DATE = `(?:\\d{4}-\\d{2}(?:-\\d{2})?(?:[T ][\\d:.]+(?:Z|[+-]\\d{2}:?\\d{2})?)?|${WEEKDAY}(?:\\d{1,2}(?:st|nd|rd|th)? ${MONTH}\\.?,? \\d{4}|${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}))`;
const DATE_LINE = new RegExp(
  `^(?:(?:first )?(?:published|posted|updated|last updated|issued|date)(?: on| at)?:? )?(${DATE})(?:,?(?: at| -| –| \\|)? \\d{1,2}[:.]\\d{2}.{0,12})?$`,
  'i',
);
const NAME_WORD = "(?:\\p{Lu}[\\p{L}\\p{M}'’.-]*|al|bin|da|de|del|der|di|la|le|ul|van|von)";
const BYLINE = new RegExp(
  `^By:? (${NAME_WORD}(?: ${NAME_WORD}){0,4}(?:(?:, | and | & )${NAME_WORD}(?: ${NAME_WORD}){1,4}){0,4})(?:,? (?:in|for) \\p{Lu}.{0,40}|(?:, | \\| | — | – | - ).{1,60})?$`,
  'u',
);

/** "By our regional desk", "By a staff reporter": a byline that names nobody. */
const STAFF_BYLINE =
  /^by:? (?:our|the|a|an)\b.{0,50}\b(?:desk|staff|reporters?|correspondents?|writers?|bureau|team|agency|editors?)$/i;

/** The date that a line consists of ("21 November 2025", "Published: 2025-11-21"), as written; null for other lines. */
export function dateOnLine(content: string): string | null {
  return content.length <= 80 ? (DATE_LINE.exec(content)?.[1] ?? null) : null;
}

/** The author that a byline names ("By Jane Doe, Staff Writer" gives "Jane Doe"); null for other lines. */
export function authorOnLine(content: string): string | null {
  if (content.length > 160) return null;
  const author = BYLINE.exec(content)?.[1] ?? null;
  // "By Friday" and the like have one word; a name has two.
  return author?.includes(' ')
    ? author.replace(
        /,? (?:Staff|Senior|Special|Chief|Foreign) (?:Writer|Reporter|Correspondent|Editor)s?$/,
        '',
      )
    : null;
}

/** "ISLAMABAD, 21 Nov (Agency) —" and the like standing alone. */
function isDateline(content: string): boolean {
  return content.length <= 80 && /^\p{Lu}[\p{Lu} .'’-]{2,}(?:,|\s\().*[\d)]\s*[—–-]*$/u.test(content);
}

/** Ends like a sentence, or in a way that promises more (colon, comma, dash). Initials ("the U.S.") are no sentence end. */
export function endsLikeProse(content: string): boolean {
  const bare = content.replace(/["'”’»)\]]+$/u, '');
  if (/(?:^|[\s(])(?:\p{Lu}\.){2,}$/u.test(bare)) return false;
  return /[.;:,…。！？．،؛۔।—–-]$/u.test(bare);
}

/** Short, with letters, and without the full stop: what a heading looks like. */
export function looksLikeHeading(content: string, maxLength: number, maxWords: number): boolean {
  if (content.length > maxLength || !/\p{L}/u.test(content)) return false;
  if (content.split(/\s+/u).length > maxWords) return false;
  if (endsLikeProse(content) || (/^["'“‘«„(—–-]/u.test(content) && /[?!]["'”’»]?$/u.test(content)))
    return false;
  if (/^[\p{Ll}—–]/u.test(content) || STAFF_BYLINE.test(content)) return false;
  return dateOnLine(content) === null && authorOnLine(content) === null && !isDateline(content);
}

/** Nearly every long word is capitalised, as in a headline. */
export function isTitleCase(content: string): boolean {
  const words = content.split(/\s+/u).filter((word) => /^\p{L}{4,}/u.test(word));
  return words.length > 0 && words.filter((word) => /^\p{Lu}/u.test(word)).length * 10 >= words.length * 7;
}

/** A line of dashes, stars and the like, which only parts the text or underlines the line above. */
export function isRule(content: string): boolean {
  return content !== '' && /^[-=*_~#•·.\s]+$/u.test(content);
}

/** "Photo: …", "Figure 2. …". */
export function isCaption(content: string): boolean {
  return (
    content.length <= 400 &&
    /^(?:file )?(?:photo|image|picture|figure|fig\.|map|credit)s?(?: [\w\s-]{1,20})?[:.] /i.test(content)
  );
}
