/** XMP metadata (ISO 16684-1) of a PDF: Dublin Core, XMP basic and Adobe PDF properties. */

/** `createdAt` is in milliseconds since the Unix epoch; `language` is a BCP 47 tag. */
export type XmpFacts = {
  title: string;
  author: string;
  subject: string;
  language: string;
  keywords: readonly string[];
  createdAt: number;
};

/** The XMP packet. It claims no conformance (PDF/UA, PDF/A) that nobody has checked. */
export function writeXmp(facts: XmpFacts, program: string): string {
  const time = new Date(facts.createdAt).toISOString();
  const properties = [
    '<dc:format>application/pdf</dc:format>',
    `<dc:title>${alternatives(facts.title)}</dc:title>`,
    facts.author === '' ? '' : `<dc:creator>${list('Seq', [facts.author])}</dc:creator>`,
    facts.subject === '' ? '' : `<dc:description>${alternatives(facts.subject)}</dc:description>`,
    `<dc:language>${list('Bag', [facts.language])}</dc:language>`,
    facts.keywords.length === 0 ? '' : `<dc:subject>${list('Bag', facts.keywords)}</dc:subject>`,
    `<xmp:CreateDate>${time}</xmp:CreateDate>`,
    `<xmp:ModifyDate>${time}</xmp:ModifyDate>`,
    `<xmp:MetadataDate>${time}</xmp:MetadataDate>`,
    `<xmp:CreatorTool>${escapeXml(program)}</xmp:CreatorTool>`,
    `<pdf:Producer>${escapeXml(program)}</pdf:Producer>`,
    facts.keywords.length === 0 ? '' : `<pdf:Keywords>${escapeXml(facts.keywords.join(', '))}</pdf:Keywords>`,
  ].filter((property) => property !== '');
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
${properties.join('\n')}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

function alternatives(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
}

function list(kind: 'Seq' | 'Bag', items: readonly string[]): string {
  return `<rdf:${kind}>${items.map((item) => `<rdf:li>${escapeXml(item)}</rdf:li>`).join('')}</rdf:${kind}>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text for XML; drops what XML 1.0 cannot hold. */
function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what this removes
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g, '')
      .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '')
  );
}
