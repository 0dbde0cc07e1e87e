/**
 * What kind of source a PDF is, where it says so or its first page leaves no doubt. Most are reports, which is what one is
 * taken for otherwise (storage/sources.ts).
 */
import type { Block } from '../../domain/text/block.ts';
import type { SourceKind } from '../../domain/vocabularies/source-kind.ts';
import { type DocumentProperties, firstOf } from './metadata.ts';

/** Words of Dublin Core's types and PRISM's aggregation types, the first that is found decides. */
const STATED: readonly { words: RegExp; kind: SourceKind }[] = [
  { words: /journal|scholarly/i, kind: 'article-journal' },
  { words: /newspaper|news|magazine/i, kind: 'article-newspaper' },
  { words: /blog/i, kind: 'post-weblog' },
  { words: /web ?(?:page|site)|interactive ?resource/i, kind: 'webpage' },
  { words: /speech|lecture|testimony/i, kind: 'speech' },
  { words: /legislation|statute|\bbill\b|regulation/i, kind: 'legislation' },
  { words: /report|paper|brief|manual|whitepaper/i, kind: 'report' },
];

/** By XMP's `prism:aggregationType` and `dc:type`, or as of a periodical; '' where they say nothing. */
export function kindByProperties({ xmp }: DocumentProperties): SourceKind | '' {
  for (const name of ['prism:aggregationtype', 'dc:type']) {
    const stated = firstOf(xmp(name));
    const found = STATED.find(({ words }) => words.test(stated));
    if (found !== undefined) return found.kind;
  }
  const isOfSeries = firstOf(xmp('prism:volume')) !== '' || firstOf(xmp('prism:issn')) !== '';
  return isOfSeries && firstOf(xmp('prism:publicationname')) !== '' ? 'article-journal' : '';
}

/** What an analyst prints names the browser as what made the document; one without a window is at work where reports are made. */
const BROWSER = /^(?:Mozilla\b(?!.*Headless)|Google Chrome|Microsoft Edge|Safari)/i;

/** 'webpage' where a browser printed it, else ''. How its first page looks tells more, where it tells anything. */
export function kindByProgram({ info }: DocumentProperties): SourceKind | '' {
  return BROWSER.test(firstOf(info.Creator)) ? 'webpage' : '';
}

/** UTF-16 code units of the text that a first page may have. */
const FIRST_PAGE = 5000;
/** Blocks among which a dateline and the head of a law are looked for. */
const BLOCKS_AT_TOP = 8;
/** UTF-16 code units of a paragraph that a dateline may take. */
const DATELINE_WITHIN = 120;

const SPEECH =
  /^(?:(?:(?:opening|closing|prepared|introductory|keynote) )?(?:remarks|speech|statement|address|testimony)(?: as (?:delivered|prepared)(?: for delivery)?)? (?:by|before)|(?:remarks|testimony) of|(?:remarks|address|speech|statement) to) /i;
/** Heads of laws as they are set, and nothing that only speaks of one: matched against a block or the title. */
const LAW =
  /^(?:Official Journal of the European Union(?= (?:[LC]|EN|\d)|$)|(?:COMMISSION |COUNCIL )?(?:IMPLEMENTING |DELEGATED )?(?:REGULATION|DIRECTIVE|DECISION) \((?:EU|EC|EEC|CFSP|Euratom)(?:, Euratom)?\) (?:No )?\d+\/\d+(?=$| of | OF )|(?:Public Law|PUBLIC LAW) \d+[-–]\d+(?=$|—)|B(?:e it|E IT) (?:therefore |THEREFORE )?(?:enacted|ENACTED)\b)/;

const PLACE = String.raw`^(\p{Lu}[\p{Lu} .'’-]{2,30})`;
const DATE = String.raw`, (?:\p{L}{2,20}, )?(?:\d{1,2} \p{L}{3,9}\.?|\p{L}{3,9}\.? \d{1,2})(?:,? \d{4})?`;
/** An agency's name has two words at most; more in brackets explain an abbreviation. */
const AGENCY = String.raw` \(\p{L}{2,20}(?: \p{L}{2,20})?\)`;
/** "KABUL, 21 Nov (Reuters) — ", "LIMA (AP) – ". */
const DATELINE = new RegExp(
  `${PLACE}(?:${DATE}(?:${AGENCY})?|(?:, \\p{L}{2,20}\\.?)?${AGENCY}) ?[—–] ?\\p{Lu}`,
  'u',
);
/** "ISLAMABAD — ", which is also how reports begin what they say of each country: one alone counts. */
const BARE_DATELINE = new RegExp(`${PLACE}(?:, \\p{L}{2,20}\\.?)? — \\p{Lu}`, 'u');
/** Words of headings that run into their paragraph: no place. */
const NO_PLACE =
  /\b(?:SUMMARY|ABSTRACT|INTRODUCTION|BACKGROUND|NOTES?|POINTS?|OVERVIEW|CONTEXT|CONTENTS|PURPOSE|SCOPE|AIMS?|OBJECTIVES?|METHODS?|METHODOLOGY|FINDINGS?|RESULTS?|MESSAGES?|TAKEAWAYS?|ISSUES?|HIGHLIGHTS?|FACTS?|ANALYSIS|ASSESSMENT|OUTLOOK|TRENDS?|RISKS?|UPDATE|REPORT|BRIEF(?:ING)?|PAPER|MEMO(?:RANDUM)?|RECOMMENDATIONS?|CONCLUSIONS?|IMPLICATIONS?|QUESTIONS?|PREFACE|FOREWORD|DISCLAIMER|WARNING|ACKNOWLEDGE?MENTS?|KEYWORDS|SOURCES?|ANNEX|APPENDIX|CHAPTER|PART|SECTION|BOX|FIGURE|TABLE|WHAT|WHY|HOW)\b/;

/** What the first page of a journal's article has, and other papers seldom have two of. */
const OF_JOURNALS: readonly RegExp[] = [
  /\b(?:doi:? ?|doi\.org\/)10\.\d{4,9}\//i,
  /\bVol(?:ume|\.)? ?\d{1,4}\b.{0,20}\b(?:No\.?|Issue|Number) ?\d{1,3}\b|\b\d{1,4} ?\(\d{1,2}\), (?:pp\. ?)?\d+[-–]\d+/i,
  /\bE?-?ISSN\b/,
  /^abstract\b/im,
];
const OF_REPORTS =
  /^(?:executive summary|working paper|policy (?:brief|paper)|research report|white paper|issue brief|technical report)\b/im;

/** By how its first page looks; '' where that leaves a doubt. Offsets of `blocks` are UTF-16 code units of `text`. */
export function kindByForm(text: string, blocks: readonly Block[], title: string): SourceKind | '' {
  const page = text.slice(0, FIRST_PAGE);
  if (SPEECH.test(title)) return 'speech';
  if (OF_REPORTS.test(page)) return 'report';
  const top = blocks.slice(0, BLOCKS_AT_TOP).map(({ start, end }) => text.slice(start, end));
  if ([title, ...top].some((head) => LAW.test(head))) return 'legislation';
  if (OF_JOURNALS.filter((sign) => sign.test(page)).length > 1) return 'article-journal';
  return hasDateline(text, blocks) ? 'article-newspaper' : '';
}

function hasDateline(text: string, blocks: readonly Block[]): boolean {
  const paragraphs = blocks.filter(({ kind, start }) => kind === 'paragraph' && start < FIRST_PAGE);
  const opens = (form: RegExp, { start, end }: Block): boolean => {
    const place = form.exec(text.slice(start, Math.min(end, start + DATELINE_WITHIN)))?.[1];
    return place !== undefined && !NO_PLACE.test(place);
  };
  const isAtTop = (block: Block): boolean => blocks.indexOf(block) < BLOCKS_AT_TOP;
  const [only, ...more] = paragraphs.filter((block) => opens(BARE_DATELINE, block));
  if (only !== undefined && more.length === 0 && isAtTop(only)) return true;
  return paragraphs.some((block) => isAtTop(block) && opens(DATELINE, block));
}
