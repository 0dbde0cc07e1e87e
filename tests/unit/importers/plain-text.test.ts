import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findBlockProblem } from '../../../src-renderer/domain/text/block.ts';
import { plainTextToBlocks } from '../../../src-renderer/importers/plain-text.ts';
import { threadTime } from '../thread-time.ts';

const SENTENCE =
  'The ministry said on Monday that the crossing would stay closed until both sides had talked.';
const BODY = `${SENTENCE} ${SENTENCE}`;

/** Each block as "kind level: text", for comparing at a glance. */
function outline(text: string): string[] {
  const { blocks } = plainTextToBlocks(text);
  expect(findBlockProblem(text, blocks)).toBeNull();
  return blocks.map((block) => `${block.kind}${block.level ?? ''}: ${text.slice(block.start, block.end)}`);
}

function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/articles/${name}`, import.meta.url), 'utf8');
}

describe('plainTextToBlocks', () => {
  it('reads one line as one paragraph, with headings, where there are no blank lines', () => {
    expect(outline(`Border crossing stays shut\n${BODY}\nWhat comes next\n${BODY}\n${BODY}`)).toEqual([
      'heading1: Border crossing stays shut',
      `paragraph: ${BODY}`,
      'heading2: What comes next',
      `paragraph: ${BODY}`,
      `paragraph: ${BODY}`,
    ]);
  });

  it('finds title and sub-headings of the shipped sample', () => {
    const text = readFileSync(
      new URL('../../../resources/samples/border-incidents.txt', import.meta.url),
      'utf8',
    );
    const { title, blocks } = plainTextToBlocks(text);
    expect(title).toBe('Washington Backs Pakistan on Self-Defence as Raids Across the Afghan Frontier Mount');
    const headings = blocks.filter((block) => block.kind === 'heading');
    expect(headings.map((block) => `${block.level} ${text.slice(block.start, block.end)}`)).toEqual([
      `1 ${title}`,
      '2 What Washington said',
      '2 A frontier under strain',
      "2 Kabul's answer",
      '2 What comes next',
    ]);
  });

  it('joins hard-wrapped lines without changing the text', () => {
    const text = fixture('wrapped.txt');
    const { title } = plainTextToBlocks(text);
    expect(title).toBe('FISHING TALKS STALL AS BOTH COASTS CLAIM THE SAME WATERS');
    expect(outline(text)).toEqual([
      'heading1: FISHING TALKS STALL AS BOTH COASTS CLAIM\nTHE SAME WATERS',
      'paragraph: By Maren Oduya and Piet Lindqvist, Staff Writers',
      'paragraph: 21 November 2025',
      'paragraph: NORTHAVEN, 21 Nov (Coastal Wire) — Negotiators from Veldania and Ostrava\nleft the harbour hotel on Thursday without an agreement on who may fish\nthe Sable Bank, although both delegations said they would meet again\nbefore the winter season opens.',
      'paragraph: A Veldanian official said the draft text was "nine-tenths done" and that\nonly the inspection clause was missing. Ostrava\'s Fisheries Ministry\ndenied that any text existed.',
      'heading2: What is at stake',
      'paragraph: The bank feeds some 4,200 households on the two coasts. Landings fell by\n31.5 per cent between 2022 and 2024, according to the Institute of\nMarine Surveys.',
      'paragraph: Main points of the draft:',
      'list-item1: a joint register of boats',
      'list-item1: inspections without notice,\n  carried out by mixed crews',
      'list-item1: a closed season from 1 March to 15 May',
      'quotation: The sea does not read treaties.',
      'quotation: Fishermen do.',
      'heading2: Is a compromise possible?',
      'paragraph: Skippers on both sides think so. "If the ministers came out with us for a\nsingle night they would sign in the morning," said Oda Brandt, who has\nworked the bank since 1998.',
      'caption: Photo: Boats at anchor in Northaven harbour. Credit: M. Oduya',
    ]);
  });

  it('takes the first words as title where the first line is a sentence', () => {
    const { title, blocks } = plainTextToBlocks(`${BODY}\n${BODY}`);
    expect(title).toBe('The ministry said on Monday that the crossing would stay closed until both…');
    expect(blocks.every((block) => block.kind === 'paragraph')).toBe(true);
  });

  it('reads a single line as a paragraph that can be cited', () => {
    expect(outline('Just a few words')).toEqual(['paragraph: Just a few words']);
    expect(plainTextToBlocks('Just a few words').title).toBe('Just a few words');
  });

  it('takes no byline, date, dateline, lead-in or line of dialogue for a heading', () => {
    const lines = [
      'By Jane Doe',
      'Published: 21 November 2025, 08:30 GMT',
      'ISLAMABAD, 21 Nov (Agency) —',
      'The draft has three parts:',
      '“Who goes there?”',
      '— Nobody, said the guard',
      'and so it went',
    ];
    const text = `A title for the test\n\n${lines.join('\n\n')}\n\n${BODY}`;
    expect(outline(text)).toEqual([
      'heading1: A title for the test',
      ...lines.map((line) => `paragraph: ${line}`),
      `paragraph: ${BODY}`,
    ]);
  });

  it('takes a byline that names nobody for a paragraph', () => {
    const { blocks } = plainTextToBlocks(
      'Attacks Mount\nBy our regional desk\nThe statement drew relief in the capital.\n',
    );
    expect(blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'paragraph']);
  });

  it('takes questions, capitals and initials at the end for headings', () => {
    const headings = ['What happens next?', 'THE LONG VIEW', 'Relations with the U.S.', '2. Findings'];
    const text = `A title for the test\n${headings.map((heading) => `${heading}\n${BODY}`).join('\n')}`;
    const found = outline(text).filter((line) => line.startsWith('heading2'));
    expect(found).toEqual(headings.map((heading) => `heading2: ${heading}`));
  });

  it('takes lines of verse and the last line for paragraphs', () => {
    const text = `A title for the test\n\n${BODY}\n\nRoses are red\nViolets are blue\nTreaties are long\nAnd so is the queue\n\n${BODY}\n\nJane Doe`;
    expect(outline(text).map((line) => line.split(':')[0])).toEqual([
      'heading1',
      ...Array.from({ length: 7 }, () => 'paragraph'),
    ]);
  });

  it('reads lists by their markers and depth, and not decimal numbers', () => {
    const text = `Points to note\n- first point\n  • nested point\n1. numbered point\n2) another point\n3.5 million people fled to the north.`;
    expect(outline(text)).toEqual([
      'heading1: Points to note',
      'list-item1: first point',
      'list-item2: nested point',
      'list-item1: numbered point',
      'list-item1: another point',
      'paragraph: 3.5 million people fled to the north.',
    ]);
  });

  it('drops rules but keeps a text that is nothing else', () => {
    expect(outline(`A title for the test\n====\n${BODY}\n* * *\n${BODY}`)).toHaveLength(3);
    expect(outline('***')).toEqual(['paragraph: ***']);
  });

  it('reads a single line of 3 MB, and 300,000 short ones, in good time', () => {
    const started = threadTime();
    expect(plainTextToBlocks(`${SENTENCE} `.repeat(33_000).trim()).blocks).toHaveLength(1);
    expect(threadTime() - started).toBeLessThan(1000);
    expect(plainTextToBlocks('Short line\n'.repeat(300_000)).blocks).toHaveLength(300_000);
  });
});
