/**
 * Where a source's metadata was read: the analyst sees it beside each value. Names are those of the standards: JSON-LD with
 * schema.org's NewsArticle, the Open Graph protocol, Dublin Core, RFC 5322 mail headers, CSL-JSON, RIS, BibTeX.
 */

export const METADATA_ORIGINS = [
  { id: 'analyst', term: 'Entered by hand' },
  { id: 'json-ld', term: 'JSON-LD' },
  { id: 'open-graph', term: 'Open Graph' },
  { id: 'dublin-core', term: 'Dublin Core' },
  { id: 'html', term: 'HTML' },
  { id: 'document-properties', term: 'Document properties' },
  { id: 'front-matter', term: 'Front matter' },
  { id: 'mail-header', term: 'Mail header' },
  { id: 'ris', term: 'RIS' },
  { id: 'bibtex', term: 'BibTeX' },
  { id: 'csl-json', term: 'CSL-JSON' },
  { id: 'address', term: 'Address' },
  { id: 'text', term: 'Text' },
  { id: 'file-name', term: 'File name' },
] as const;

export type MetadataOrigin = (typeof METADATA_ORIGINS)[number]['id'];

/** The metadata that an importer can read from a file. `page`, `volume`, `issue` and `doi` are CSL-JSON's variables. */
export const METADATA_FIELDS = [
  'kind',
  'title',
  'author',
  'publisher',
  'issued',
  'url',
  'language',
  'doi',
  'volume',
  'issue',
  'page',
] as const;

export type MetadataField = (typeof METADATA_FIELDS)[number];

/** Which field was read where. A field that nobody stated is absent. */
export type StatedBy = { [Field in MetadataField]?: MetadataOrigin };
