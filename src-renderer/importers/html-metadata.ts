/** What a page states about itself, by standard and in the order of trust: JSON-LD, Open Graph, Dublin Core, plain HTML. */
import { toIsoDate } from './dates.ts';
import { foldWords } from './html-block-collector.ts';
import { readJsonLd } from './html-json-ld.ts';
import { type PageFacts, readPageFacts } from './html-page-facts.ts';
import type { HtmlElement } from './html-tree.ts';
import {
  cleanAddress,
  cleanDoi,
  cleanLanguage,
  cleanName,
  givenNameFirst,
  joinNames,
} from './html-values.ts';
import { preferFirst, type StatedMetadata, statedAt } from './parsed.ts';

/** `heading` is the title as the page shows it, '' where no heading is it. `base` is what relative links are resolved against. */
export type PageMetadata = { metadata: StatedMetadata; heading: string; base: string | undefined };

/**
 * Metadata of a page. All values are plain text of bounded length; addresses are http or https. A site's name at the end of a
 * title is taken off.
 * @param address where the page was, if it is known otherwise than from the page
 */
export function readHtmlMetadata(page: HtmlElement, address?: string): PageMetadata {
  const facts = readPageFacts(page);
  const base = cleanAddress(facts.base, address) || address;
  const jsonLd = readJsonLd(facts.jsonLd);
  const siteName =
    facts.meta('og:site_name') || facts.meta('application-name') || (jsonLd.publisher?.value ?? '');
  const openGraph = readOpenGraph(facts, siteName, base);
  const dublinCore = readDublinCore(facts);
  const titles = [jsonLd, openGraph, dublinCore].map((stated) => stated.title?.value ?? '');
  const documentTitle = withoutSiteName(cleanName(facts.title), siteName);
  const heading = chooseHeading(facts.headings, [...titles, documentTitle]);
  const html = readPlainHtml(facts, heading || documentTitle, base);
  const fallback = statedAt('html', { kind: 'webpage' });
  const metadata = preferFirst(
    jsonLd,
    openGraph,
    dublinCore,
    html,
    address === undefined ? {} : statedAt('address', { url: cleanAddress(address) }),
    fallback,
  );
  return { metadata, heading: heading || (metadata.title?.value ?? ''), base: base ?? metadata.url?.value };
}

function readOpenGraph(facts: PageFacts, siteName: string, base: string | undefined): StatedMetadata {
  const isArticle = facts.meta('og:type').toLowerCase() === 'article';
  return statedAt('open-graph', {
    title: withoutSiteName(cleanName(facts.meta('og:title')), siteName),
    author: joinNames(facts.metas('article:author')),
    publisher: cleanName(facts.meta('og:site_name'), 200),
    issued:
      isArticle || facts.meta('article:published_time') !== ''
        ? toIsoDate(facts.meta('article:published_time'))
        : '',
    url: cleanAddress(facts.meta('og:url'), base),
    language: cleanLanguage(facts.meta('og:locale')),
  });
}

/** Dublin Core's elements and terms, in the spellings that HTML pages use. */
function readDublinCore(facts: PageFacts): StatedMetadata {
  const all = (...names: string[]): string[] => {
    const found = names.map((name) =>
      ['dc.', 'dcterms.', 'dc:', 'dcterms:'].flatMap((prefix) => facts.metas(prefix + name)),
    );
    return found.find((values) => values.length > 0) ?? [];
  };
  const dates = all('issued', 'date.issued', 'date', 'created', 'date.created', 'available');
  return statedAt('dublin-core', {
    title: cleanName(all('title')[0] ?? ''),
    author: joinNames(all('creator')),
    publisher: cleanName(all('publisher')[0] ?? '', 200),
    issued: dates.map(toIsoDate).find(Boolean),
    url: all('identifier')
      .map((value) => cleanAddress(value))
      .find(Boolean),
    language: all('language').map(cleanLanguage).find(Boolean),
    doi: all('identifier').map(cleanDoi).find(Boolean),
  });
}

/** Elements and names of HTML itself, and the `citation_` names that libraries and scholarly search engines read. */
function readPlainHtml(facts: PageFacts, title: string, base: string | undefined): StatedMetadata {
  const citation = (name: string): string => facts.meta(`citation_${name}`);
  const pages = [citation('firstpage'), citation('lastpage')].filter(Boolean).join('–');
  const dates = [
    citation('publication_date'),
    citation('date'),
    citation('online_date'),
    facts.meta('date'),
    facts.meta('pubdate'),
    facts.meta('publish-date'),
    facts.meta('parsely-pub-date'),
    facts.meta('datepublished'),
    ...facts.times,
  ];
  return statedAt('html', {
    kind:
      citation('journal_title') !== ''
        ? 'article-journal'
        : citation('technical_report_institution') !== ''
          ? 'report'
          : '',
    title: cleanName(citation('title')) || title,
    author:
      joinNames(facts.metas('citation_author').map(givenNameFirst)) ||
      joinNames(facts.metas('author')) ||
      joinNames(facts.metas('parsely-author')) ||
      joinNames(facts.bylines),
    publisher: cleanName(
      citation('journal_title') ||
        citation('publisher') ||
        facts.meta('publisher') ||
        facts.meta('application-name'),
      200,
    ),
    issued: dates.map((date) => toIsoDate(date.replaceAll('/', '-'))).find(Boolean),
    url: cleanAddress(facts.canonical, base),
    language: cleanLanguage(facts.language),
    doi: cleanDoi(citation('doi')),
    volume: cleanName(citation('volume'), 40),
    issue: cleanName(citation('issue'), 40),
    page: cleanName(pages, 40),
  });
}

/** "Talks resume | The Daily Ledger" without the site's name, where the site says what its name is. */
function withoutSiteName(title: string, siteName: string): string {
  const name = cleanName(siteName).toLowerCase();
  const parted = /^(.*\S)\s+[|–—»·:•-]+\s+(\S.*)$/su.exec(title);
  const [, words = '', last = ''] = parted ?? [];
  return name !== '' && last.toLowerCase() === name ? words : title;
}

/** The heading that the page's titles repeat or shorten, else the only one of level 1; those of the main part come first. */
function chooseHeading(headings: PageFacts['headings'], titles: readonly string[]): string {
  const stated = titles.filter((title) => title !== '');
  const inMain = headings.filter(({ isInMain }) => isInMain);
  for (const candidates of [inMain, headings]) {
    const scored = candidates.map(({ text }) => ({
      text,
      score: Math.max(0, ...stated.map((title) => likeness(text, title))),
    }));
    const best = scored.toSorted((a, b) => b.score - a.score)[0];
    if (best !== undefined && best.score >= 0.5) return best.text;
    const [only] = candidates;
    const isCertain = candidates === inMain || stated.length === 0;
    if (only !== undefined && candidates.length === 1 && isCertain) return only.text;
  }
  return '';
}

/**
 * How many of two texts' words are the same, from 0 to 1, more where one shortens the other, and most where it begins it: a site's
 * name comes last in a title.
 */
function likeness(heading: string, title: string): number {
  const [shown, told] = [foldWords(heading), foldWords(title)];
  if (shown === '' || told === '') return 0;
  if (`${told} `.startsWith(`${shown} `)) return 2;
  const [one, other] = [new Set(shown.split(' ')), new Set(told.split(' '))];
  const shared = [...one].filter((word) => other.has(word)).length;
  const [fewer, more] = [Math.min(one.size, other.size), Math.max(one.size, other.size)];
  return shared >= fewer * 0.8 && shared >= more * 0.3 ? shared / fewer : shared / more;
}
