import { expect, it } from 'vitest';
import { matchAttachments } from '../../../src-renderer/importers/bibliography-attachments.ts';

function match(attachments: readonly string[][], files: readonly string[]): (string | null)[] {
  return matchAttachments(
    attachments.map((list) => ({ attachments: list })),
    files,
  );
}

it('compares base names, whatever their case, Unicode form and folders', () => {
  expect(match([['C:\\papers\\Café.PDF'], ['files/12/b.pdf']], ['/home/x/Cafe\u0301.pdf', 'B.pdf'])).toEqual([
    '/home/x/Cafe\u0301.pdf',
    'B.pdf',
  ]);
});

it('prefers, among files of one name, the one whose folders agree', () => {
  expect(
    match([['files/2/paper.pdf'], ['files/1/paper.pdf']], ['z/files/1/paper.pdf', 'z/files/2/paper.pdf']),
  ).toEqual(['z/files/2/paper.pdf', 'z/files/1/paper.pdf']);
});

it('reads addresses unescaped', () => {
  expect(
    match(
      [['file:///C:/a%20b.pdf'], ['internal-pdf://123/c.pdf'], ['https://x.example/%zz/d.pdf?x=1']],
      ['a b.pdf', 'c.pdf', 'd.pdf'],
    ),
  ).toEqual(['a b.pdf', 'c.pdf', 'd.pdf']);
});

it('gives a file to the first entry that names it, and nothing for a name that is only alike', () => {
  expect(match([['a.pdf'], ['a.pdf'], ['b.pdf'], []], ['a.pdf', 'b-1.pdf'])).toEqual([
    'a.pdf',
    null,
    null,
    null,
  ]);
});
