import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { citationTarget, plainTextOf, walkDocument } from '../../../../src-renderer/domain/brief/document.ts';
import { type BriefDraft, draftBrief } from '../../../../src-renderer/domain/brief/draft.ts';
import type { DraftStatement } from '../../../../src-renderer/domain/brief/draft-statement.ts';
import { findCandidates } from '../../../../src-renderer/domain/extract/candidates.ts';
import type { AnnotationId, SourceId } from '../../../../src-renderer/domain/ids.ts';
import { describeOrigins, NO_ORIGINS } from '../../../../src-renderer/domain/origins/origins.ts';
import type { Attribution } from '../../../../src-renderer/domain/vocabularies/attribution.ts';
import { CLAIM_TYPES } from '../../../../src-renderer/domain/vocabularies/claim-type.ts';
import { LIKELIHOODS } from '../../../../src-renderer/domain/vocabularies/likelihood.ts';
import { plainTextToBlocks } from '../../../../src-renderer/importers/plain-text.ts';

const SOURCE = { id: 'source-1' as SourceId, title: 'On the frontier', publisher: '', issued: '' };
const WRITER: Attribution = { speaker: 'writer', who: '', cue: '', manner: null };

let made = 0;
function statement(fields: Partial<DraftStatement>): DraftStatement {
  made += 1;
  return {
    annotationId: `annotation-${made}` as AnnotationId,
    sourceId: SOURCE.id,
    quote: 'the border is closed',
    type: 'reported-fact',
    attribution: WRITER,
    hedged: false,
    ...fields,
  };
}

function said(
  who: string,
  cue: string,
  quote: string,
  speaker: 'named' | 'unnamed' = 'unnamed',
): DraftStatement {
  return statement({ quote, attribution: { speaker, who, cue, manner: 'communication' } });
}

function linesOf(draft: BriefDraft): string[] {
  return plainTextOf(draft.content).split('\n');
}

function citedAnnotations(draft: BriefDraft): string[] {
  return [...walkDocument(draft.content)].flatMap((node) => {
    const target = citationTarget(node);
    return target?.kind === 'annotation' ? [target.id] : [];
  });
}

/** The shipped sample, as the headless command drafts it. */
function sampleDraft(): { draft: BriefDraft; statements: DraftStatement[] } {
  const file = new URL('../../../../resources/samples/border-incidents.txt', import.meta.url);
  const text = readFileSync(file, 'utf8');
  const statements = findCandidates(text, plainTextToBlocks(text).blocks).map((candidate) =>
    statement({ ...candidate, quote: text.slice(candidate.start, candidate.end) }),
  );
  return { draft: draftBrief({ sources: [SOURCE], statements, origins: NO_ORIGINS.groups }), statements };
}

describe('draftBrief', () => {
  it('says who says each statement, in one English sentence', () => {
    const statements = [
      said('US officials', 'said', 'the border is closed'),
      said('the United Nations', 'according to', '37 people were killed', 'named'),
      said('Ragna Holt', 'adding', 'nobody will work', 'named'),
      said('Ragna Holt', 'told', 'nobody will work.', 'named'),
      said('The ministry', 'has denied', 'The ministry has denied the charge', 'named'),
      said('Piet Lind', 'called', 'Its spokesman, Piet Lind, called the charge baseless', 'named'),
      said('The ministry', 'denied', 'denied that it knew', 'named'),
      said('', 'is seen as', 'It is seen as\na reward'),
      statement({ quote: 'The road is shut' }),
    ];
    expect(linesOf(draftBrief({ sources: [SOURCE], statements, origins: NO_ORIGINS.groups }))).toEqual(
      expect.arrayContaining([
        'US officials (unnamed) said: “the border is closed”.',
        'According to the United Nations: “37 people were killed”.',
        'Ragna Holt: “nobody will work”.',
        'Ragna Holt: “nobody will work.”',
        'The ministry “has denied the charge”.',
        'Piet Lind “called the charge baseless”.',
        'The ministry “denied that it knew”.',
        'Source not named: “It is seen as a reward”.',
        'The writer reports, with no source given:',
        '“The road is shut”.',
      ]),
    );
  });

  it('counts truly, in words that a reader can check', () => {
    const statements = [
      said('US officials', 'said', 'it is closed'),
      said('Critics', 'say', 'it is open'),
      said('Ragna Holt', 'said', 'it is shut', 'named'),
      statement({ type: 'forecast', hedged: true, quote: 'It may open again' }),
    ];
    const draft = draftBrief({ sources: [SOURCE], statements, origins: NO_ORIGINS.groups });
    expect(draft.counts).toEqual({
      sources: 1,
      origins: 1,
      statements: 4,
      named: 1,
      unnamed: 2,
      writer: 1,
      withoutNamedSource: 3,
      hedged: 1,
      forecasts: 1,
      citations: 8,
    });
    expect(draft.statementsWithoutNamedSource).toEqual([statements[0], statements[1], statements[3]]);
    expect(linesOf(draft)[0]).toBe(
      'This draft sets out four statements found by rules in one article. Of these, three have no named source: two are attributed to unnamed sources and one is the writer’s own, with no source given. No analyst has reviewed it: nothing has been compared with another source, and how likely the forecasts are has not been judged.',
    );
  });

  it('groups by type in the order of the vocabulary and calls forecasts forecasts', () => {
    const statements = CLAIM_TYPES.map(({ id }) => statement({ type: id })).reverse();
    const draft = draftBrief({ sources: [SOURCE], statements, origins: NO_ORIGINS.groups });
    const headings = [...walkDocument(draft.content)]
      .filter((node) => node.type === 'heading')
      .map(plainTextOf);
    expect(headings).toEqual([
      'What was said',
      'Reported facts',
      'Attributed statements',
      'Causal claims',
      'Interpretations',
      'Forecasts',
      'What ought to be done',
      'Legal claims',
      'Statements with no named source',
      'Gaps',
      'Source summary',
    ]);
    expect(linesOf(draft)).toContain('This is a forecast, not a fact; nobody has judged how likely it is.');
  });

  it('cites every statement of the shipped sample, and those without a named source twice', () => {
    const { draft, statements } = sampleDraft();
    const cited = citedAnnotations(draft);
    for (const { annotationId, attribution } of statements) {
      const times = cited.filter((id) => id === annotationId).length;
      expect(times).toBe(attribution.speaker === 'named' ? 1 : 2);
    }
    expect(draft.counts.citations).toBe(cited.length + 1);
  });

  it('quotes nothing but the words at the anchor', () => {
    const { draft, statements } = sampleDraft();
    const quotes = statements.map(({ quote }) => quote);
    const found = [...plainTextOf(draft.content).matchAll(/“([^”]*)”/g)].map((match) => match[1] ?? '');
    expect(found.length).toBeGreaterThan(statements.length);
    const ours = new Set([SOURCE.title, 'may', 'could', 'appears', 'cannot be judged', 'bad']);
    for (const words of found.filter((candidate) => !ours.has(candidate))) {
      expect(
        quotes.some((quote) => quote.includes(words.replace(/\s…$/u, ''))),
        words,
      ).toBe(true);
    }
  });

  it('judges nothing: no likelihood with a range, no confidence, no claim block', () => {
    const { draft } = sampleDraft();
    const text = plainTextOf(draft.content);
    expect(text).not.toMatch(/\bconfiden|\d%/);
    for (const { term } of LIKELIHOODS) expect(text).not.toContain(`${term} (`);
    expect([...walkDocument(draft.content)].some((node) => node.type === 'claimBlock')).toBe(false);
  });

  it('quotes and cites every statement, however many there are', () => {
    const statements = Array.from({ length: 300 }, (_, index) =>
      index % 2 === 0
        ? said('Officials', 'said', `thing ${index} happened`)
        : statement({ quote: `thing ${index} happened` }),
    );
    const draft = draftBrief({ sources: [SOURCE], statements, origins: NO_ORIGINS.groups });
    const lines = linesOf(draft);
    const quoted = lines.filter((line) => /“thing \d+ happened”\.$/.test(line));
    expect(quoted).toHaveLength(300);
    // Once where it is quoted, once in the list of those without a named source.
    expect(citedAnnotations(draft)).toHaveLength(600);
    expect(new Set(citedAnnotations(draft))).toEqual(
      new Set(statements.map(({ annotationId }) => annotationId)),
    );
    expect(lines).toContain('Attributed to unnamed sources (150):');
    expect(lines).toContain('Stated by the writer, with no source given (150):');
    expect(plainTextOf(draft.content)).not.toContain('kept as claims');
  });

  it('describes each source by what is known of it, and cites it', () => {
    const other = {
      id: 'source-2' as SourceId,
      title: 'A denial',
      publisher: 'Daily Star',
      issued: '2025-11-21',
    };
    const draft = draftBrief({
      sources: [SOURCE, other],
      statements: [statement({}), said('Oslo', 'said', 'no', 'named')],
      origins: NO_ORIGINS.groups,
    });
    expect(linesOf(draft)).toEqual(
      expect.arrayContaining([
        '“On the frontier” (the file states no publisher and no date): two statements, one with a named source.',
        '“A denial” (Daily Star, 2025-11-21): no statement was found in it.',
      ]),
    );
    const sources = [...walkDocument(draft.content)].flatMap((node) => {
      const target = citationTarget(node);
      return target?.kind === 'source' ? [target.id] : [];
    });
    expect(sources).toEqual(['source-1', 'source-2']);
  });

  it('counts articles that share their text as one origin, and says that nobody has confirmed it', () => {
    const other = { ...SOURCE, id: 'source-2' as SourceId };
    const { groups } = describeOrigins(
      [SOURCE.id, other.id],
      [{ sourceIds: [SOURCE.id, other.id], share: 0.8, verdict: 'found' }],
    );
    const statements = [statement({})];
    const shared = draftBrief({ sources: [SOURCE, other], statements, origins: groups });
    expect(shared.counts).toMatchObject({ sources: 2, origins: 1 });
    const text = linesOf(shared).join(' ');
    expect(text).toContain('found by rules in two articles of one origin.');
    expect(text).toContain('The draft rests on two articles of one origin, listed');
    expect(text).toContain(
      'By the text that they share, the articles have one origin, which no analyst has confirmed',
    );
    const apart = draftBrief({ sources: [SOURCE, other], statements, origins: NO_ORIGINS.groups });
    expect(linesOf(apart).join(' ')).toContain('Word for word, no two of the articles share their text');
  });

  it('keeps markup in quotes and titles as plain characters', () => {
    const title = '<img src=x onerror=alert(1)>';
    const quote = 'the <b>border</b> & "gate" is closed';
    const draft = draftBrief({
      sources: [{ ...SOURCE, title }],
      statements: [statement({ quote })],
      origins: NO_ORIGINS.groups,
    });
    expect(plainTextOf(draft.content)).toContain(title);
    expect(plainTextOf(draft.content)).toContain(`“${quote}”`);
  });

  it('says so when nothing was found, and when all is sourced', () => {
    expect(linesOf(draftBrief({ sources: [SOURCE], statements: [], origins: NO_ORIGINS.groups }))[0]).toBe(
      'No statement was found in one article. There is nothing to report yet.',
    );
    const sourced = draftBrief({
      sources: [SOURCE],
      statements: [said('Oslo', 'said', 'it is shut', 'named')],
      origins: NO_ORIGINS.groups,
    });
    expect(linesOf(sourced)).toContain('Every statement has a named source.');
  });
});
