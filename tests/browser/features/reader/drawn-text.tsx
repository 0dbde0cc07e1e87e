/** Draws a text as the reader does, for tests that need its real layout. */

import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import type { ImageMention, PageStart } from '../../../../src-renderer/domain/records.ts';
import type { Block } from '../../../../src-renderer/domain/text/block.ts';
import { TextBlocks } from '../../../../src-renderer/features/reader/text-blocks.tsx';
import { TextMap } from '../../../../src-renderer/features/reader/text-map.ts';

export type DrawnPage = {
  text: string;
  blocks: Block[];
  map: TextMap;
  scroller: HTMLElement;
  close: () => void;
};

/** What stands beside the text. */
export type DrawnExtras = { pages?: PageStart[]; images?: ImageMention[] };

/** Blocks of one text, parted as importers part them. */
export function paragraphs(...contents: string[]): { text: string; blocks: Block[] } {
  let at = 0;
  const blocks = contents.map((content): Block => {
    const block: Block = { kind: 'paragraph', start: at, end: at + content.length, marks: [] };
    at += content.length + 2;
    return block;
  });
  return { text: contents.join('\n\n'), blocks };
}

/** The text in a column of `width` pixels that scrolls within 400. */
export function draw(text: string, blocks: Block[], width = 420, extras: DrawnExtras = {}): DrawnPage {
  const scroller = document.createElement('div');
  scroller.style.cssText = `width:${width}px;height:400px;overflow:auto;font:16px/1.6 serif;--side:40px;--reading-size:16px`;
  document.body.append(scroller);
  const host = document.createElement('div');
  scroller.append(host);
  const root: Root = createRoot(host);
  flushSync(() => root.render(<TextBlocks text={text} blocks={blocks} pages={[]} images={[]} {...extras} />));
  const close = (): void => {
    root.unmount();
    scroller.remove();
  };
  return { text, blocks, map: new TextMap(host), scroller, close };
}
