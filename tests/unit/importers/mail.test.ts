import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findBlockProblem } from '../../../src-renderer/domain/text/block.ts';
import { parseMail } from '../../../src-renderer/importers/mail.ts';
import type { ParsedArticle } from '../../../src-renderer/importers/parsed.ts';
import { threadTime } from '../thread-time.ts';

async function parsed(bytes: Uint8Array): Promise<ParsedArticle> {
  const result = await parseMail(bytes);
  if (!result.ok) throw new Error(result.problem);
  expect(findBlockProblem(result.value.text, result.value.blocks)).toBeNull();
  return result.value;
}

function fixture(name: string): Promise<ParsedArticle> {
  return parsed(readFileSync(new URL(`../../fixtures/articles/eml/${name}.eml`, import.meta.url)));
}

function bytes(...lines: string[]): Uint8Array {
  return new TextEncoder().encode(lines.join('\r\n'));
}

function outline({ text, blocks }: ParsedArticle): string[] {
  return blocks.map((block) => `${block.kind}${block.level ?? ''}: ${text.slice(block.start, block.end)}`);
}

describe('parseMail', () => {
  it('reads a plain message: subject, paragraphs, list, quoted lines, signature', async () => {
    const mail = await fixture('plain');
    expect(outline(mail)).toEqual([
      'heading1: Re: Readout of the Ankara meeting',
      'paragraph: Dear all,',
      'paragraph: two points from the meeting, “off the record” as always. The delegation from Kabul arrived late and left early.',
      'list-item1: the truce holds until the 6th',
      'list-item1: no word on the prisoners',
      'quotation: Did anybody raise the flights?',
      'quotation: We heard nothing about them.',
      'paragraph: Nobody did.',
      'paragraph: Best,',
      'paragraph: Haroon',
      'paragraph: Haroon Siddiqui, Senior Fellow',
    ]);
    expect(mail.metadata).toEqual({
      kind: { value: 'personal_communication', origin: 'mail-header' },
      title: { value: 'Re: Readout of the Ankara meeting', origin: 'mail-header' },
      author: { value: 'Haroon Siddiqui', origin: 'mail-header' },
      // The day on which it was sent where the sender was; in UTC it was the next.
      issued: { value: '2025-11-21', origin: 'mail-header' },
    });
  });

  it('reads a message that is only HTML, with encoded headers', async () => {
    const mail = await fixture('html-only');
    expect(outline(mail)).toEqual([
      'heading1: Déclaration – aide aux réfugiés',
      'heading2: Déclaration',
      'paragraph: Le ministère confirme l’envoi de 200 tentes.',
      'table-row: Ville | Tentes',
      'table-row: Quetta | 120',
      'paragraph: Texte intégral',
    ]);
    const marks = mail.blocks.flatMap((block) => block.marks);
    expect(marks.map((mark) => [mark.kind, mail.text.slice(mark.start, mark.end), mark.href])).toEqual([
      ['strong', '200', undefined],
      ['link', 'Texte intégral', 'https://ministry.example/d'],
    ]);
    expect(mail.metadata).toMatchObject({
      title: { value: 'Déclaration – aide aux réfugiés' },
      author: { value: 'press@ministry.example' },
      issued: { value: '2025-11-03' },
      language: { value: 'fr' },
    });
  });

  it('prefers HTML to a stub, and names images without reading what is attached', async () => {
    const mail = await fixture('attachment');
    expect(outline(mail)).toEqual([
      'heading1: سرحد پر تازہ صورتحال: the border today',
      'paragraph: The gate opened at seven. By noon some two hundred lorries had passed, and the queue was down to four kilometres.',
      'quotation: When will it close?',
      'paragraph: Nobody knows – not even the officer in charge.',
    ]);
    expect(mail.images).toEqual([
      { name: 'Map of the crossing', start: mail.text.length },
      { name: 'gate.png', start: mail.text.length },
    ]);
    expect(mail.metadata.author?.value).toBe('زینب علی');
  });

  it('keeps markup in a subject and in plain text as characters', async () => {
    const mail = await parsed(bytes('From: a@b.example', 'Subject: 1 < 2', '', 'See <b>this</b>.'));
    expect(mail.text).toBe('1 < 2\n\nSee <b>this</b>.');
  });

  it('joins flowed lines within one depth of quotation, and no others', async () => {
    const mail = await parsed(
      bytes(
        'From: a@b.example',
        'Subject: s',
        'Content-Type: text/plain; charset=utf-8;',
        ' format=flowed',
        '',
        '> Quoted words that \r\n> go on here.\r\n>> Deeper.',
        '',
        'An answer that \r\ngoes on, too.',
        '-- ',
        'A. B.',
      ),
    );
    expect(outline(mail)).toEqual([
      'heading1: s',
      'quotation: Quoted words that go on here.',
      'quotation: Deeper.',
      'paragraph: An answer that goes on, too.',
      'paragraph: A. B.',
    ]);
  });

  it('says what is wrong with what is no message or has no text', async () => {
    expect(await parseMail(bytes('<p>Not a mail</p>'))).toMatchObject({ ok: false });
    expect(await parseMail(bytes('From: a@b.example', 'Subject: x', '', ' '))).toEqual({
      ok: false,
      problem: 'The message has no text in it.',
    });
  });

  it('refuses, in good time, parts in 100,000 parts, many parts, endless headers and endless text', async () => {
    const nested = Array.from(
      { length: 100_000 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}`,
    );
    const headers = Array.from({ length: 500_000 }, (_, i) => `X-${i}: y`);
    const parts = '--b\r\nContent-Type: text/html\r\n\r\n<p>x\r\n'.repeat(100_000);
    const started = threadTime();
    const refused = async (...lines: string[]): Promise<string> => {
      const result = await parseMail(bytes('From: a@b.example', ...lines));
      return result.ok ? 'read' : result.problem;
    };
    expect(await refused(nested.join('\r\n'))).toMatch(/too many parts/);
    expect(await refused('Content-Type: message/rfc822\r\n\r\n'.repeat(100_000))).toMatch(/too many parts/);
    expect(await refused('Content-Type: multipart/mixed; boundary=b', '', parts)).toMatch(/too many parts/);
    expect(await refused(headers.join('\r\n'), '', 'x')).toMatch(/headers are too long/);
    expect(await refused('', 'word '.repeat(2_000_000))).toMatch(/messages of up to 4 MB of text/);
    expect(threadTime() - started).toBeLessThan(10_000);
  });

  it('reads a message that was forwarded as an attachment, with its sender and time, and what is attached to that', async () => {
    const inner = [
      'From: Observer Mission <om@mission.example>',
      'Subject: Incident report',
      'Date: Tue, 4 Nov 2025 21:15:00 +0000',
      '',
      'At 04:40 our patrol heard shots.',
    ];
    const outer = (subject: string, attached: string[], disposition: string): string[] => [
      'From: Sam Reed <sam@desk.example>',
      `Subject: ${subject}`,
      `Content-Type: multipart/mixed; boundary="${subject}"`,
      '',
      `--${subject}`,
      'Content-Type: text/plain',
      '',
      `For the file: ${subject}.`,
      `--${subject}`,
      'Content-Type: message/rfc822',
      ...(disposition === '' ? [] : [`Content-Disposition: ${disposition}`]),
      '',
      ...attached,
      `--${subject}--`,
    ];
    for (const disposition of ['', 'inline', 'attachment; filename="incident.eml"']) {
      const mail = await parsed(bytes(...outer('B', outer('A', inner, disposition), disposition)));
      expect(outline(mail), disposition).toEqual([
        'heading1: B',
        'paragraph: For the file: B.',
        'heading2: A',
        'paragraph: Sam Reed <sam@desk.example>',
        'paragraph: For the file: A.',
        'heading3: Incident report',
        'paragraph: Observer Mission <om@mission.example>\nTue, 4 Nov 2025 21:15:00 +0000',
        'paragraph: At 04:40 our patrol heard shots.',
      ]);
      expect(mail.metadata.author?.value).toBe('Sam Reed');
    }
  });

  it('takes quoted paragraphs apart without their marks, and joins what a mail program broke', async () => {
    const mail = await parsed(
      bytes(
        'From: a@example.org',
        'Subject: S',
        '',
        'For the file.',
        '',
        '-----Original Message-----',
        'From: Observer Mission',
        '',
        'At 04:40 our patrol heard shots from the direction of Tarn. At 05:15 the',
        'crossing was closed.',
        '',
        '> Dear Clara,',
        '>',
        '> the release says that exports rose by twelve per cent, and the annex that',
        '> they fell.',
        '> ',
        '> Sam',
      ),
    );
    expect(outline(mail).slice(4)).toEqual([
      'paragraph: At 04:40 our patrol heard shots from the direction of Tarn. At 05:15 the crossing was closed.',
      'quotation: Dear Clara,',
      'quotation: the release says that exports rose by twelve per cent, and the annex that they fell.',
      'quotation: Sam',
    ]);
  });
});
