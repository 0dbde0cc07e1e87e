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
/** Blocks among which a dateline is looked for. */
const BLOCKS_AT_TOP = 8;

const SPEECH =
  /^(?:(?:(?:opening|closing|prepared|introductory|keynote) )?(?:remarks|speech|statement|address|testimony)(?: as (?:delivered|prepared)(?: for delivery)?)? (?:by|before)|(?:remarks|testimony) of|(?:remarks|address|speech|statement) to) /i;
const LAW =
  /^(?:Official Journal of the European Union\b|(?:COMMISSION |COUNCIL )?(?:IMPLEMENTING |DELEGATED )?(?:REGULATION|DIRECTIVE|DECISION) \((?:EU|EC|EEC|CFSP|Euratom)|Public Law \d+[-–]\d+)|^be it (?:therefore )?enacted\b/imu;
/** "KABUL, 21 Nov (Reuters) — ", "ISLAMABAD — ". */
const DATELINE =
  /^\p{Lu}[\p{Lu} .'’-]{2,30}(?:, [\p{L}\d][\p{L}\d .,]{1,30})?(?: \([\p{L} ]{2,30}\))? ?[—–] ?\p{Lu}/u;

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
  if (LAW.test(page)) return 'legislation';
  if (SPEECH.test(title)) return 'speech';
  if (OF_REPORTS.test(page)) return 'report';
  if (OF_JOURNALS.filter((sign) => sign.test(page)).length > 1) return 'article-journal';
  const top = blocks.slice(0, BLOCKS_AT_TOP).filter(({ kind }) => kind === 'paragraph');
  const hasDateline = top.some(({ start, end }) =>
    DATELINE.test(text.slice(start, Math.min(end, start + 120))),
  );
  return hasDateline ? 'article-newspaper' : '';
}
