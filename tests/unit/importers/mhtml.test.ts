import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findBlockProblem } from '../../../src-renderer/domain/text/block.ts';
import { parseMhtml } from '../../../src-renderer/importers/mhtml.ts';
import type { ParsedArticle } from '../../../src-renderer/importers/parsed.ts';

const CHROME = readFileSync(new URL('../../fixtures/articles/mhtml/chrome.mhtml', import.meta.url));

async function parsed(bytes: Uint8Array): Promise<ParsedArticle> {
  const result = await parseMhtml(bytes);
  if (!result.ok) throw new Error(result.problem);
  expect(findBlockProblem(result.value.text, result.value.blocks)).toBeNull();
  return result.value;
}

function bytes(...lines: string[]): Uint8Array {
  return new TextEncoder().encode(lines.join('\r\n'));
}

describe('parseMhtml', () => {
  it('reads the page that Chrome saved, its address, and none of its frames', async () => {
    const { text, blocks, images, metadata, encoding } = await parsed(CHROME);
    expect(
      blocks.map((block) => `${block.kind}${block.level ?? ''}: ${text.slice(block.start, block.end)}`),
    ).toEqual([
      'heading1: Chaman gate opens for one day',
      'paragraph: The gate at Chaman opened for one day on Sunday – the first time in three weeks – and some 900 families crossed on foot, the district commissioner said.',
      'paragraph: “It was orderly,” he said. “Nobody was turned back who had a paper.” See the lists, which were pinned to the wall of the customs house.',
      'caption: The gate on Sunday',
      'paragraph: It closed again at dusk, and no date was given for the next opening, although both sides said that there would be one.',
    ]);
    expect(blocks[2]?.marks).toMatchObject([{ kind: 'link', href: 'https://quetta.example/2025/lists' }]);
    expect(images).toEqual([{ name: 'Families at the gate', start: text.indexOf('The gate on Sunday') }]);
    expect(metadata.url).toEqual({ value: 'https://quetta.example/2025/chaman-gate', origin: 'address' });
    expect(metadata.issued).toBeUndefined();
    expect(encoding).toBe('utf-8');
  });

  it('reads what is there of an archive that breaks off', async () => {
    const cut = CHROME.subarray(0, CHROME.indexOf('It closed again'));
    expect((await parsed(cut)).text).toContain('Nobody was turned back');
  });

  it('takes the part that the archive says is its page, in its own encoding', async () => {
    const archive = bytes(
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary=b; start="<two>"',
      '',
      '--b',
      'Content-Type: text/html',
      'Content-ID: <one>',
      '',
      '<p>One',
      '--b',
      'Content-Type: text/html; charset=windows-1251',
      'Content-Transfer-Encoding: base64',
      'Content-ID: <two>',
      '',
      Buffer.from([0x3c, 0x70, 0x3e, 0xc4, 0xe2, 0xe0]).toString('base64'),
      '--b--',
    );
    expect(await parsed(archive)).toMatchObject({ text: 'Два', encoding: 'windows-1251' });
  });

  it('says what is wrong with what holds no page', async () => {
    const problem = 'The file has no web page in it, or is no web archive.';
    expect(await parseMhtml(bytes('<p>Not an archive'))).toEqual({ ok: false, problem });
    expect(
      await parseMhtml(
        bytes(
          'Content-Type: multipart/related; boundary="b"',
          '',
          '--b',
          'Content-Type: image/png',
          '',
          'x',
          '--b--',
        ),
      ),
    ).toEqual({ ok: false, problem });
    const nested = Array.from(
      { length: 100_000 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
    );
    expect(await parseMhtml(bytes(nested.join('')))).toEqual({ ok: false, problem });
  });

  it('reads broken base64 and quoted-printable as far as they go', async () => {
    const part = (encoding: string, body: string): Uint8Array =>
      bytes('Content-Type: text/html', `Content-Transfer-Encoding: ${encoding}`, '', body);
    expect((await parsed(part('base64', 'PHA+V29yZHM!!=garbage'))).text).toBe('Words');
    expect((await parsed(part('quoted-printable', `<p>a${' \t'.repeat(5_000_000)}b`))).text).toBe('a b');
    expect((await parsed(part('quoted-printable', '<p>a=3Db =ZZ c=\r\nd='))).text).toBe('a=b =ZZ cd=');
  });
});
