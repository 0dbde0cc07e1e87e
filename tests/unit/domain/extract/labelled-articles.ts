/** Articles labelled by hand, sentence by sentence, and how to compare what the rules find with the labels. */
import { readFileSync } from 'node:fs';
import { type FoundCandidate, findCandidates } from '../../../../src-renderer/domain/extract/candidates.ts';
import type { Block } from '../../../../src-renderer/domain/text/block.ts';
import type { Speaker } from '../../../../src-renderer/domain/vocabularies/attribution.ts';
import type { ClaimType } from '../../../../src-renderer/domain/vocabularies/claim-type.ts';

type LabelledClaim = { quote: string; type: ClaimType; speaker: Speaker; who: string };
export type LabelledArticle = {
  name: string;
  set: 'development' | 'held-out';
  paragraphs: { sentence: string; claims: LabelledClaim[] }[][];
};

/** Shares between 0 and 1. Type, speaker and name are of the claims that were found. */
export type Score = {
  labelled: number;
  precision: number;
  recall: number;
  type: number;
  speaker: number;
  who: number;
};

/** Two spans are the same claim when their overlap is at least this share of their union. */
const SAME_SPAN = 0.75;

export function labelledArticles(): LabelledArticle[] {
  const file = new URL('../../../fixtures/articles/labelled-claims.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as LabelledArticle[];
}

type Placed = LabelledClaim & { start: number; end: number };

/** The article as text, one paragraph a line, with the labels at their places. */
function placeLabels(article: LabelledArticle): { text: string; blocks: Block[]; labels: Placed[] } {
  let text = '';
  const blocks: Block[] = [];
  const labels: Placed[] = [];
  for (const paragraph of article.paragraphs) {
    const start = text.length;
    for (const { sentence, claims } of paragraph) {
      if (text.length > start) text += ' ';
      for (const claim of claims) {
        const at = text.length + sentence.indexOf(claim.quote);
        labels.push({ ...claim, start: at, end: at + claim.quote.length });
      }
      text += sentence;
    }
    blocks.push({ kind: 'paragraph', start, end: text.length, marks: [] });
    text += '\n';
  }
  return { text, blocks, labels };
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function bareName(who: string): string {
  return who
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^(?:the|a|an) /, '');
}

export function scoreArticles(articles: readonly LabelledArticle[]): Score {
  let labelled = 0;
  let found = 0;
  const matched: [Placed, FoundCandidate][] = [];
  for (const article of articles) {
    const { text, blocks, labels } = placeLabels(article);
    const open = new Set(findCandidates(text, blocks));
    labelled += labels.length;
    found += open.size;
    for (const label of labels) {
      const match = [...open].find((candidate) => overlap(candidate, label) >= SAME_SPAN);
      if (match === undefined) continue;
      open.delete(match);
      matched.push([label, match]);
    }
  }
  const share = (test: (label: Placed, candidate: FoundCandidate) => boolean): number =>
    matched.filter(([label, candidate]) => test(label, candidate)).length / matched.length;
  return {
    labelled,
    precision: matched.length / found,
    recall: matched.length / labelled,
    type: share((label, { type }) => type === label.type),
    speaker: share((label, { attribution }) => attribution.speaker === label.speaker),
    who: share((label, { attribution }) => bareName(attribution.who) === bareName(label.who)),
  };
}
