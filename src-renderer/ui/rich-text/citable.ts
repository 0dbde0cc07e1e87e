/** What can be cited in a dossier, as lists show it: its annotations with their grade and tags, and its sources. */
import { useLiveQuery } from 'dexie-react-hooks';
import type { AnnotationId, DossierId, TagId } from '../../domain/ids.ts';
import type { Annotation, Evidence, Source, Tag } from '../../domain/records.ts';
import { type Credibility, mostCautiousCredibility } from '../../domain/vocabularies/grading.ts';
import { database } from '../../storage/workspace.ts';
import { foldText } from '../word-search.ts';

export type CitablePassage = {
  annotation: Annotation;
  source: Source;
  /** As endnotes grade it: the most cautious of the evidence that rests on the passage; 6 where there is none. */
  credibility: Credibility;
  tags: readonly Tag[];
  /** Everything an analyst may remember of it, folded for searching. */
  search: string;
};

export type Citable = { passages: readonly CitablePassage[]; sources: readonly Source[] };

/** Joins the rows of a dossier. Passages stand by source, in text order. */
export function makeCitable(rows: {
  annotations: readonly Annotation[];
  sources: readonly Source[];
  evidence: readonly Evidence[];
  tags: readonly Tag[];
}): Citable {
  const sources = new Map(rows.sources.map((source) => [source.id, source]));
  const order = new Map(rows.sources.map((source, index) => [source.id, index]));
  const tags = new Map<TagId, Tag>(rows.tags.map((tag) => [tag.id, tag]));
  const evidenceOn = Map.groupBy(rows.evidence, (item): AnnotationId => item.annotationId);
  const passages = rows.annotations.flatMap((annotation): CitablePassage[] => {
    const source = sources.get(annotation.sourceId);
    if (source === undefined) return [];
    const own = annotation.tagIds.flatMap((id) => tags.get(id) ?? []);
    const items = evidenceOn.get(annotation.id) ?? [];
    const words = [annotation.anchor.quote.exact, annotation.note, ...own.map((tag) => tag.name)];
    const credibility = mostCautiousCredibility(items.map((item) => item.credibility));
    words.push(source.title, source.publisher, source.author, `${source.reliability}${credibility}`);
    return [{ annotation, source, credibility, tags: own, search: foldText(words.join(' ')) }];
  });
  const place = ({ source }: CitablePassage): number => order.get(source.id) ?? 0;
  passages.sort((a, b) => place(a) - place(b) || a.annotation.anchor.start - b.annotation.anchor.start);
  return { passages, sources: rows.sources };
}

/** What can be cited, live; undefined until it was read for the first time. */
export function useCitable(dossierId: DossierId): Citable | undefined {
  return useLiveQuery(async () => {
    const scope = { dossierId };
    const [annotations, sources, evidence, tags] = await Promise.all([
      database.annotations.where(scope).toArray(),
      database.sources.where(scope).toArray(),
      database.evidence.where(scope).toArray(),
      database.tags.where(scope).toArray(),
    ]);
    return makeCitable({ annotations, sources, evidence, tags });
  }, [dossierId]);
}
