/**
 * Blocks of a plain text, by rule (the text itself is never changed):
 * - a line is a paragraph, unless lines are wrapped at a width: then a paragraph spans its lines, line feeds included;
 * - a blank line always ends a paragraph;
 * - a short line without a full stop, standing alone above a paragraph, is a heading; the first one is the title;
 * - "- ", "• ", "1. " begin list items, "> " quotations; the marker stays outside the block;
 * - bylines, dates, datelines, lines that end in a colon and lines of dialogue are never headings.
 */
import { trimRange } from '../domain/anchor/anchor.ts';
import type { Block, TextWithBlocks } from '../domain/text/block.ts';
import { isCaption, isRule, type Line, linesOf, looksLikeHeading } from './line.ts';
import { findTitle } from './title.ts';
import { continuesLine, findWrapWidth } from './wrapping.ts';

const TITLE = { length: 220, words: 34 };
const HEADING = { length: 100, words: 14 };
/** So many short lines in a row are verse, an address or a table, not headings. */
const RUN_OF_SHORT_LINES = 3;

/** One or more lines that make one block. */
type Group = { lines: Line[]; content: string; blankBefore: boolean; blankAfter: boolean };

/** Title and blocks of a normalised text. The title is '' only where the text has no words. */
export function plainTextToBlocks(text: string): TextWithBlocks & { title: string } {
  const groups = groupLines(linesOf(text));
  const headings = findHeadings(groups);
  const blocks: Block[] = [];
  for (const [index, group] of groups.entries()) {
    const first = group.lines[0];
    const last = group.lines.at(-1);
    if (first === undefined || last === undefined) continue;
    const level = headings.get(index);
    if (level !== undefined)
      blocks.push({ kind: 'heading', level, start: first.start, end: last.end, marks: [] });
    else blocks.push(textBlock(first, last, group.content));
  }
  const whole = blocks.length === 0 ? trimRange(text, 0, text.length) : null;
  if (whole !== null) blocks.push({ kind: 'paragraph', ...whole, marks: [] });
  return { text, blocks, title: findTitle(text, blocks) };
}

function textBlock(first: Line, last: Line, content: string): Block {
  const marker = listMarker(content) ?? quotationMarker(content);
  if (marker === null) {
    return {
      kind: isCaption(content) ? 'caption' : 'paragraph',
      start: first.start,
      end: last.end,
      marks: [],
    };
  }
  const start = first.start + marker.length;
  return marker.kind === 'list-item'
    ? {
        kind: 'list-item',
        level: Math.min(6, Math.floor(first.indent / 2) + 1),
        ...(marker.kind === 'list-item' && marker.isNumber
          ? { marker: content.slice(0, marker.length).trim() }
          : {}),
        start,
        end: last.end,
        marks: [],
      }
    : { kind: 'quotation', start, end: last.end, marks: [] };
}

type Marker = { kind: 'list-item' | 'quotation'; length: number; isNumber: boolean };

function listMarker(content: string): Marker | null {
  const bullet = /^(?:[-*+•‣▪●◦·]\s+)(?=\S)/u.exec(content);
  if (bullet !== null) return { kind: 'list-item', length: bullet[0].length, isNumber: false };
  const number = /^(?:\d{1,3}|[a-z])[.)]\s+(?=\S)/u.exec(content);
  return number === null ? null : { kind: 'list-item', length: number[0].length, isNumber: true };
}

function quotationMarker(content: string): Marker | null {
  const match = /^>[>\s]*(?=[^>\s])/u.exec(content);
  return match === null ? null : { kind: 'quotation', length: match[0].length, isNumber: false };
}

/** A blank line between quoted paragraphs, as mail programs mark it. */
function isEmptyQuotation(content: string): boolean {
  return /^>[>\s]*$/u.test(content);
}

function isMarked(content: string): boolean {
  return listMarker(content) !== null || quotationMarker(content) !== null;
}

/** Lines to blocks-to-be: wrapped lines are joined, rules and blank lines dropped. */
function groupLines(lines: readonly Line[]): Group[] {
  const width = findWrapWidth(lines);
  const groups: Group[] = [];
  let blank = true;
  for (const line of lines) {
    const current = groups.at(-1);
    if (line.content === '' || isEmptyQuotation(line.content) || isRule(line.content)) {
      if (current !== undefined) current.blankAfter = true;
      blank = true;
      continue;
    }
    const previous = current?.lines.at(-1);
    const joins =
      width !== null &&
      !blank &&
      current !== undefined &&
      previous !== undefined &&
      !isMarked(line.content) &&
      quotationMarker(current.content) === null &&
      continuesLine(previous, line, width, current.lines.length);
    if (joins) current.lines.push(line);
    else groups.push({ lines: [line], content: line.content, blankBefore: blank, blankAfter: false });
    blank = false;
  }
  const last = groups.at(-1);
  if (last !== undefined) last.blankAfter = true;
  for (const group of groups) {
    if (group.lines.length > 1) group.content = group.lines.map((line) => line.content).join(' ');
  }
  return groups;
}

/** Level of each group that is a heading: 1 for the title, 2 for all others. */
function findHeadings(groups: readonly Group[]): Map<number, number> {
  const levels = new Map<number, number>();
  const first = groups.findIndex((group) => looksLikeTitle(group));
  // A title stands at the top: above it there can only be a date, a byline or a kicker, never a paragraph.
  const isAtTop = groups.slice(0, first).every((group) => group.content.length <= HEADING.length);
  const title =
    groups.length > 1 && first >= 0 && first < Math.min(3, groups.length - 1) && isAtTop ? first : -1;
  if (title >= 0) levels.set(title, 1);
  const runs = findRunsOfShortLines(groups, title);
  for (const [index, group] of groups.entries()) {
    const next = groups[index + 1];
    if (index === title || next === undefined || runs.has(index)) continue;
    if (looksLikeSubheading(group) && headsSomething(group, next)) levels.set(index, 2);
  }
  return levels;
}

function looksLikeTitle(group: Group): boolean {
  if (group.lines.length > 3 || isMarked(group.content)) return false;
  return looksLikeHeading(group.content, TITLE.length, TITLE.words);
}

function looksLikeSubheading(group: Group): boolean {
  const marker = listMarker(group.content);
  if (quotationMarker(group.content) !== null || (marker !== null && !marker.isNumber)) return false;
  return (
    group.lines.length <= 2 &&
    !isCaption(group.content) &&
    looksLikeHeading(group.content, HEADING.length, HEADING.words)
  );
}

/** A numbered line is a heading only above a paragraph; a question only above something longer than itself. */
function headsSomething(group: Group, next: Group): boolean {
  if (listMarker(group.content) !== null)
    return listMarker(next.content) === null && next.content.length > HEADING.length;
  if (/[?!]["'”’»]?$/u.test(group.content)) return next.content.length > HEADING.length;
  return true;
}

/**
 * Short lines one under the other, without blank lines between them, belong together: verse, an address, a table. Gives
 * the indexes of all that stand in such a run.
 */
function findRunsOfShortLines(groups: readonly Group[], title: number): Set<number> {
  const inRuns = new Set<number>();
  let run: number[] = [];
  for (const [index, group] of groups.entries()) {
    if (group.blankBefore || !isShortLine(group) || index === title) run = [];
    if (isShortLine(group) && index !== title) run.push(index);
    if (run.length === RUN_OF_SHORT_LINES) for (const member of run) inRuns.add(member);
    if (run.length > RUN_OF_SHORT_LINES) inRuns.add(index);
  }
  return inRuns;
}

function isShortLine(group: Group): boolean {
  return group.lines.length === 1 && looksLikeHeading(group.content, HEADING.length, HEADING.words);
}
