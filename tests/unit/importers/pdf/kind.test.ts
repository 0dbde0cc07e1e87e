import { PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { parsePdf } from '../../../../src-renderer/importers/pdf.ts';

const BODY = 'The council met in Northhaven and took note of what the harbour authority had published.';

type Properties = { creator?: string; xmp?: string };

/** One page with these lines, the first as its title. */
async function pdfOf(lines: readonly string[], { creator, xmp }: Properties = {}): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  const page = document.addPage([595, 842]);
  for (const [index, line] of lines.entries())
    page.drawText(line, { x: 60, y: 760 - index * 40, size: index === 0 ? 18 : 10, font });
  if (creator !== undefined) document.setCreator(creator);
  if (xmp !== undefined) {
    const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">${xmp}</rdf:Description></rdf:RDF></x:xmpmeta>`;
    const stream = document.context.stream(packet, { Type: 'Metadata', Subtype: 'XML' });
    document.catalog.set(PDFName.of('Metadata'), document.context.register(stream));
  }
  return document.save();
}

async function kindOf(lines: readonly string[], properties?: Properties): Promise<string> {
  const parsed = await parsePdf(await pdfOf(lines, properties));
  if (!parsed.ok) throw new Error(parsed.problem);
  const { kind } = parsed.value.metadata;
  return kind === undefined ? '' : `${kind.origin}: ${kind.value}`;
}

describe('the kind of a PDF', () => {
  it.each([
    ['<prism:aggregationType>journal</prism:aggregationType>', 'article-journal'],
    ['<prism:aggregationType>newspaper</prism:aggregationType>', 'article-newspaper'],
    ['<dc:type><rdf:Bag><rdf:li>Report</rdf:li></rdf:Bag></dc:type>', 'report'],
    [
      '<prism:publicationName>Coastal Review</prism:publicationName><prism:volume>12</prism:volume>',
      'article-journal',
    ],
  ])('is read from its properties: %s', async (xmp, kind) => {
    expect(await kindOf(['Landings on the Sable Bank', BODY], { xmp })).toBe(`document-properties: ${kind}`);
  });

  it('is a web page where a browser printed it, unless it looks like something else', async () => {
    const creator = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36';
    expect(await kindOf(['Landings on the Sable Bank', BODY], { creator })).toBe(
      'document-properties: webpage',
    );
    expect(await kindOf(['Remarks by the Harbour Minister', BODY], { creator })).toBe('text: speech');
    const made = creator.replace('AppleWebKit', 'HeadlessChrome');
    expect(await kindOf(['Landings on the Sable Bank', BODY], { creator: made })).toBe('');
  });

  it.each([
    [
      'article-journal',
      ['Landings on the Sable Bank', 'https://doi.org/10.1234/cr.2025.17', 'Abstract', BODY],
    ],
    [
      'article-journal',
      ['Landings on the Sable Bank', 'Coastal Review, Vol. 12, No. 3', 'ISSN 1234-5678', BODY],
    ],
    ['speech', ['Remarks by the Harbour Minister at the Opening of the Session', BODY]],
    ['legislation', ['Regulation on Landings', 'Official Journal of the European Union L 12', BODY]],
    ['legislation', ['Harbours Act', 'Be it enacted by the Senate and House of Representatives', BODY]],
    ['legislation', ['REGULATION (EU) 2024/17 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL', BODY]],
    ['legislation', ['An Act', 'Public Law 117–58', '117th Congress', BODY]],
    ['article-newspaper', ['Ferries Run Again', `NORTHHAVEN, 21 Nov (Coastal Agency) — ${BODY}`]],
    ['article-newspaper', ['Ferries Run Again', `NORTHHAVEN, Nov. 21, 2025 – ${BODY}`]],
    ['article-newspaper', ['Ferries Run Again', `NORTHHAVEN (CA) – ${BODY}`]],
    ['article-newspaper', ['Ferries Run Again', `NORTHHAVEN — ${BODY}`]],
    ['report', ['What the Act Changes', 'Executive summary', 'Regulation (EU) 2024/17 entered into force.']],
    ['report', ['What the Act Changes', 'Executive summary', 'REGULATION (EU) 2024/17 OF THE COUNCIL', BODY]],
    ['report', ['Landings on the Sable Bank', 'Policy brief', 'ISSN 1234-5678', 'doi: 10.1234/pb.7', BODY]],
  ])('is %s where its first page looks like that', async (kind, lines) => {
    expect(await kindOf(lines)).toBe(`text: ${kind}`);
  });

  it.each([
    [['Landings on the Sable Bank', BODY]],
    [['Statement of accounts for 2025', BODY]],
    [['Landings on the Sable Bank', 'doi: 10.1234/pb.7', BODY]],
    [['Landings on the Sable Bank', `The council – which met in Northhaven – took note. ${BODY}`]],
    [['What the Act Changes', 'Regulation (EU) 2024/17 of the Council entered into force in August.', BODY]],
    [['What the Act Changes', BODY, 'Directive (EU) 2022/2555 of the Council widened the duty to report.']],
    [['What the Act Changes', 'Public Law 117-58 gave the ports a billion.', BODY]],
    [['Two Fleets', 'NATO–Russia relations have been at a low since the fleets met.', BODY]],
    [['Two Fleets', 'ASEAN–China talks on a code of conduct go on.', BODY]],
    [['Two Fleets', 'UNHCR – United Nations High Commissioner for Refugees', BODY]],
    [['Two Fleets', 'UNHCR (United Nations Refugee Agency) – The agency of the United Nations', BODY]],
    [['Two Fleets', `KEY POINTS — ${BODY}`]],
    [['Two Fleets', `SUMMARY – This report is about fleets. ${BODY}`]],
    [['Two Fleets', `SUMMARY — This report is about fleets. ${BODY}`]],
    [['Two Fleets', `ESTLAND — ${BODY}`, `WESTLAND — ${BODY}`]],
  ])('is left open where nothing says it: %j', async (lines) => {
    expect(await kindOf(lines)).toBe('');
  });
});
