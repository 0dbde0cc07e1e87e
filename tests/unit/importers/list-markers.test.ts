import { describe, expect, it } from 'vitest';
import { htmlToBlocks } from '../../../src-renderer/importers/html-blocks.ts';
import { orderedMarkers } from '../../../src-renderer/importers/list-markers.ts';
import { markdownToBlocks } from '../../../src-renderer/importers/markdown.ts';
import { plainTextToBlocks } from '../../../src-renderer/importers/plain-text.ts';

const itemsOf = ({ text, blocks }: { text: string; blocks: ReturnType<typeof htmlToBlocks>['blocks'] }) =>
  blocks
    .filter(({ kind }) => kind === 'list-item')
    .map(({ marker, start, end }) => `${marker ?? '•'} ${text.slice(start, end)}`);

describe('the numbers of ordered lists', () => {
  it('are those that a page states or implies', () => {
    const page = `<ol start="4"><li>Four<ol type="a"><li>First part</li><li>Second part</li></ol></li><li value="9">Nine</li>
      <li>Ten</li></ol><ol reversed><li>Two</li><li>One</li></ol><ul><li>Plain</li></ul>`;
    expect(itemsOf(htmlToBlocks(page))).toEqual([
      '4. Four',
      'a. First part',
      'b. Second part',
      '9. Nine',
      '10. Ten',
      '2. Two',
      '1. One',
      '• Plain',
    ]);
  });

  it('are letters and Roman numerals where the page says so, and plain numbers where these have none', () => {
    const take = (type: string, start: string) => orderedMarkers({ type, start }, 0).next();
    expect([take('a', '27'), take('A', '2'), take('i', '1994'), take('I', '4'), take('i', '0')]).toEqual([
      'aa.',
      'B.',
      'mcmxciv.',
      'IV.',
      '0.',
    ]);
    expect(take('1', '1e99')).toBe('1.');
  });

  it('are kept from Markdown and from plain text', async () => {
    expect(itemsOf(await markdownToBlocks('3. Three\n4. Four\n\n- Plain\n'))).toEqual([
      '3. Three',
      '4. Four',
      '• Plain',
    ]);
    expect(itemsOf(plainTextToBlocks('Terms\n\n1. The first\n2. The second\n\n- Plain\n- Again\n'))).toEqual([
      '1. The first',
      '2. The second',
      '• Plain',
      '• Again',
    ]);
  });
});
