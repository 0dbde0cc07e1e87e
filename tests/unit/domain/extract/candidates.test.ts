import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FoundCandidate, findCandidates } from '../../../../src-renderer/domain/extract/candidates.ts';
import type { Block } from '../../../../src-renderer/domain/text/block.ts';
import { plainTextToBlocks } from '../../../../src-renderer/importers/plain-text.ts';
import { threadTime } from '../../thread-time.ts';

function paragraphs(text: string): Block[] {
  const blocks: Block[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    blocks.push({ kind: 'paragraph', start: match.index, end: match.index + match[0].length, marks: [] });
  }
  return blocks;
}

function candidatesOf(text: string): FoundCandidate[] {
  return findCandidates(text, paragraphs(text));
}

/** "type, speaker “who” (cue): statement", for comparing at a glance. */
function lines(text: string): string[] {
  return candidatesOf(text).map(({ type, attribution, statement }) => {
    const { speaker, who, cue } = attribution;
    return `${type}, ${speaker}${who === '' ? '' : ` “${who}”`}${cue === '' ? '' : ` (${cue})`}: ${statement}`;
  });
}

describe('who says it', () => {
  it.each([
    [
      'US officials said that the border was closed.',
      'reported-fact, unnamed “US officials” (said): the border was closed',
    ],
    [
      'The border was closed, US officials said on Monday.',
      'reported-fact, unnamed “US officials” (said): The border was closed',
    ],
    [
      'The border, officials said, will open again soon.',
      'forecast, unnamed “officials” (said): The border, officials said, will open again soon',
    ],
    [
      '“The border is closed,” said Oda Brandt, a trader.',
      'reported-fact, named “Oda Brandt” (said): The border is closed',
    ],
    [
      'Oda Brandt told reporters the border was closed.',
      'reported-fact, named “Oda Brandt” (told): the border was closed',
    ],
    [
      'According to the Foreign Ministry, the border is closed.',
      'reported-fact, named “the Foreign Ministry” (According to): the border is closed',
    ],
    [
      'The border is closed, according to a senior official.',
      'reported-fact, unnamed “a senior official” (according to): The border is closed',
    ],
    [
      'Ostrava’s army, which holds the pass, said it was closed.',
      'reported-fact, named “Ostrava’s army” (said): it was closed',
    ],
    [
      'Its spokesman, Piet Lind, said: “We have no plans.”',
      'reported-fact, named “Piet Lind” (said): We have no plans',
    ],
    [
      'A spokesman for the army said the border was closed.',
      'reported-fact, named “A spokesman for the army” (said): the border was closed',
    ],
    [
      'It is widely believed that the border was never closed.',
      'reported-fact, unnamed (It is widely believed that): the border was never closed',
    ],
    [
      'The border has reportedly been closed again.',
      'reported-fact, unnamed (reportedly): The border has reportedly been closed again',
    ],
    [
      'Washington has denied closing the border.',
      'attributed-statement, named “Washington” (has denied): Washington has denied closing the border',
    ],
  ])('reads “%s”', (sentence, line) => {
    expect(lines(sentence)).toEqual([line]);
  });

  it('reads acts of saying that take no clause', () => {
    expect(
      lines(
        'Experts emphasize the importance of settling who owns the wells. The Veldanian government, which holds the coast, has yet to comment, but past statements have denied sending ships. Oslo has openly acknowledged and backed the right of the islands to close the strait.',
      ),
    ).toEqual([
      'policy, unnamed “Experts” (emphasize): Experts emphasize the importance of settling who owns the wells',
      'reported-fact, writer: The Veldanian government, which holds the coast, has yet to comment',
      'attributed-statement, named “The Veldanian government” (have denied): past statements have denied sending ships',
      'attributed-statement, named “Oslo” (has openly acknowledged and backed): Oslo has openly acknowledged and backed the right of the islands to close the strait',
    ]);
  });

  it('parts a sentence in which two speak', () => {
    expect(
      lines('Some allies view it as overdue, while critics caution against haste in the valley.'),
    ).toEqual([
      'interpretation, unnamed “Some allies” (view): Some allies view it as overdue',
      'policy, unnamed “critics” (caution): critics caution against haste in the valley',
    ]);
  });

  it('gives two verbs of one subject their own claims', () => {
    expect(
      lines('The ministry called the charge baseless and said Kabul should look for the causes at home.'),
    ).toEqual([
      'attributed-statement, named “The ministry” (called): The ministry called the charge baseless',
      'policy, named “The ministry” (said): Kabul should look for the causes at home',
    ]);
  });

  it('knows who “she” and “the spokesman” are', () => {
    const text =
      'Union secretary Ragna Holt said the port was shut. She added that nobody would work. A spokesman for the port said ships were waiting. “They can wait,” the spokesman said.';
    expect(candidatesOf(text).map(({ attribution }) => attribution.who)).toEqual([
      'Union secretary Ragna Holt',
      'Union secretary Ragna Holt',
      'A spokesman for the port',
      'A spokesman for the port',
    ]);
  });

  it('gives every sentence of a quotation to its speaker', () => {
    const found = candidatesOf(
      '“This is a narrow bridge. We must cross it slowly,” Helen Marsh told reporters. “It may break.” Then she left the hall.',
    );
    expect(found.map(({ statement, attribution }) => [statement, attribution.who])).toEqual([
      ['This is a narrow bridge', 'Helen Marsh'],
      ['We must cross it slowly', 'Helen Marsh'],
      ['It may break', 'Helen Marsh'],
      ['Then she left the hall', ''],
    ]);
  });

  it('takes what was not said, or only might be, for no attribution', () => {
    for (const sentence of [
      'The ministry has not said that the border is closed.',
      'The State Department declined to say whether the border is closed.',
      'Officials would say nothing about the border.',
      'The claims of the officials were checked by the court.',
      'The plan permits states to close the border.',
    ]) {
      expect(candidatesOf(sentence).map(({ attribution }) => attribution.speaker)).toEqual(['writer']);
    }
  });
});

describe('what kind of claim it is', () => {
  it.each([
    ['The border was closed on Monday.', 'reported-fact'],
    ['The collapse in May killed sixty people.', 'reported-fact'],
    ['The talks will resume in Ankara.', 'forecast'],
    ['Another round is expected to follow.', 'forecast'],
    ['It may lead to closer ties.', 'forecast'],
    ['A ceasefire is unlikely this year.', 'forecast'],
    ['Both governments must keep civilians out of it.', 'policy'],
    ['The bank needs to act before the spring.', 'policy'],
    ['The border was closed because of the fighting.', 'causal'],
    ['The rise is due to the new tariff.', 'causal'],
    ['The attack prompted the army to move north.', 'causal'],
    ['The visit marks a shift in policy.', 'interpretation'],
    ['The deal is seen as a step that could help both sides.', 'interpretation'],
    ['Under the 2022 agreement, neither side may stop a ship.', 'legal'],
    ['The Charter permits states to respond to an armed attack.', 'legal'],
    ['Pakistan has the right to defend itself.', 'legal'],
  ])('“%s” is %s', (sentence, type) => {
    expect(candidatesOf(sentence).map((candidate) => candidate.type)).toEqual([type]);
  });

  it('marks hedges and says why', () => {
    const [found] = candidatesOf('Analysts suggest that this move could help ease tensions.');
    expect(found).toMatchObject({ hedged: true, type: 'forecast' });
    expect(found?.reasons).toEqual(['attributed by “suggest”', 'forecast by “could”', 'hedged by “could”']);
    expect(candidatesOf('The border was closed in May.')[0]?.hedged).toBe(false);
  });
});

describe('where it stands', () => {
  it('gives the span of the content, of the cue and of the sentence', () => {
    const text = 'One thing happened. Officials say that\nthe border is closed.';
    const found = findCandidates(text, [{ kind: 'paragraph', start: 0, end: text.length, marks: [] }]).at(-1);
    expect(text.slice(found?.start, found?.end)).toBe('the border is closed');
    expect(text.slice(found?.cueSpan?.start, found?.cueSpan?.end)).toBe('say');
    expect(text.slice(found?.sentence.start, found?.sentence.end)).toBe(
      'Officials say that\nthe border is closed.',
    );
  });

  it('keeps the full stop of an abbreviation and drops the dateline', () => {
    expect(
      candidatesOf('NORTHAVEN, 21 Nov (Wire) — The ships left for the U.S.').map(
        ({ statement }) => statement,
      ),
    ).toEqual(['The ships left for the U.S.']);
  });

  it('makes nothing of questions, bylines, captions, rows, headings and furniture', () => {
    const text =
      'Will it last?\nBy Jane Doe and John Roe\nRead more: The dam that should not have been built\nPhoto: The dam was built in 1960.\nThree things matter:';
    expect(candidatesOf(text)).toEqual([]);
    const caption: Block = { kind: 'caption', start: 0, end: 27, marks: [] };
    for (const kind of ['caption', 'table-row', 'heading'] as const) {
      expect(findCandidates('The dam was built in 1960.', [{ ...caption, kind, end: 26 }])).toEqual([]);
    }
  });

  it('holds its promises on any text: order, bounds, no overlap, the same again', () => {
    const word = fc.constantFrom(
      'officials',
      'said',
      'that',
      'The',
      'UN',
      'deny',
      '“',
      '”',
      '"',
      ',',
      '.',
      '?',
      'and',
      'while',
      'Oda',
      'Brandt',
      'will',
      'who',
      'according',
      'to',
      'U.S.',
      'reportedly',
      '\n',
      '—',
      'critics',
      'warn',
      'against',
      'him',
      '🌍',
      '(',
      ')',
      'it',
      'telling',
      'has',
      'called',
      'for',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(word, { maxLength: 60 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (input) => {
        const { blocks } = plainTextToBlocks(input);
        const found = findCandidates(input, blocks);
        expect(findCandidates(input, blocks)).toEqual(found);
        let previousEnd = 0;
        for (const { start, end, sentence, statement } of found) {
          expect(start).toBeGreaterThanOrEqual(Math.max(previousEnd, sentence.start));
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(sentence.end);
          expect(statement).toBe(input.slice(start, end).replace(/\s+/gu, ' '));
          expect(statement).toBe(statement.trim());
          previousEnd = end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('reads 3 MB within seconds, also on a single line', () => {
    const article = readFileSync(
      new URL('../../../../resources/samples/border-incidents.txt', import.meta.url),
      'utf8',
    );
    const oneLine = article.replaceAll('\n', ' ').repeat(Math.ceil(3_000_000 / article.length));
    for (const text of [oneLine, 'word '.repeat(600_000), '"a, '.repeat(750_000), 'x'.repeat(3_000_000)]) {
      const started = threadTime();
      findCandidates(text, paragraphs(text));
      expect(threadTime() - started).toBeLessThan(8000);
    }
  });
});

describe('on whole articles', () => {
  it('finds at least eight claims of five types in the shipped sample', () => {
    const text = readFileSync(
      new URL('../../../../resources/samples/border-incidents.txt', import.meta.url),
      'utf8',
    );
    const found = findCandidates(text, plainTextToBlocks(text).blocks);
    expect(found.length).toBeGreaterThanOrEqual(30);
    expect(new Set(found.map(({ type }) => type)).size).toBe(7);
    expect(
      found.filter(({ attribution }) => attribution.speaker === 'unnamed').length,
    ).toBeGreaterThanOrEqual(10);
  });
});
