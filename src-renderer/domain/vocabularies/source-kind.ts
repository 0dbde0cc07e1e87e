/** Kinds of sources: the item types of CSL-JSON (Citation Style Language 1.0.2) that Chancery offers. */
export type SourceKind =
  | 'article-newspaper'
  | 'article-journal'
  | 'report'
  | 'webpage'
  | 'post-weblog'
  | 'speech'
  | 'legislation'
  | 'personal_communication';

export const SOURCE_KINDS = [
  { id: 'article-newspaper', term: 'News article' },
  { id: 'article-journal', term: 'Journal article' },
  { id: 'report', term: 'Report' },
  { id: 'webpage', term: 'Web page' },
  { id: 'post-weblog', term: 'Blog post' },
  { id: 'speech', term: 'Speech or statement' },
  { id: 'legislation', term: 'Legislation' },
  { id: 'personal_communication', term: 'Personal communication' },
] as const satisfies readonly { id: SourceKind; term: string }[];
