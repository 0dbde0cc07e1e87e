/**
 * A source with its annotations as one document: numbered in text order, with tags, claims and places. Computed from the
 * dossier's records by one pure function that every export of an annotated source shares.
 */
import type { ClaimId, TagId } from '../ids.ts';
import type { Annotation, Claim, Dossier, Evidence, Original, Revision, Source, Tag } from '../records.ts';
import { ancestorsOf, buildTree, flattenTree } from '../tags/tree.ts';
import { createLocator, type Locator } from '../text/locator.ts';
import { formatGrade } from '../vocabularies/grading.ts';
import type { TagHue } from '../vocabularies/tag-hue.ts';

/** The records of one source; `annotations`, `tags`, `evidence` and `claims` may hold more than it uses. */
export type AnnotatedSourceMaterial = {
  source: Source;
  revision: Revision;
  revisionCount: number;
  original: Pick<Original, 'fileName' | 'address' | 'mediaType' | 'sha256'> | null;
  dossier: Pick<Dossier, 'title' | 'marking'>;
  annotations: readonly Annotation[];
  tags: readonly Tag[];
  evidence: readonly Evidence[];
  claims: readonly Claim[];
};

/** A claim that a passage bears on, and how. `grade` is "B2". */
export type ClaimBearing = Pick<Evidence, 'stance' | 'strength'> & { claim: Claim; grade: string };

/** `hue` is that of the first tag, as in the reader; null without any. */
export type AnnotatedPassage = {
  number: number;
  annotation: Annotation;
  hue: TagHue | null;
  tags: readonly Tag[];
  bearings: readonly ClaimBearing[];
  locator: Locator | null;
};

/** `path` is the tag's name after those of its ancestors; `count` is of the passages that have it. */
export type LegendEntry = { tag: Tag; path: string; count: number };

export type AnnotatedSource = AnnotatedSourceMaterial & {
  /** In text order; of passages that begin together, the longer first. */
  passages: readonly AnnotatedPassage[];
  /** Annotations whose passage this revision does not hold; numbered after the others. */
  lost: readonly AnnotatedPassage[];
  /** The tags that occur, in the order of the tag tree. */
  legend: readonly LegendEntry[];
};

/** Numbers and joins the records. Pure; O(n log n). */
export function annotateSource(material: AnnotatedSourceMaterial): AnnotatedSource {
  const { revision, annotations } = material;
  const isHeld = ({ anchor }: Annotation): boolean => anchor.revisionId === revision.id;
  const held = annotations.filter(isHeld).toSorted(byPlace);
  const lost = annotations.filter((annotation) => !isHeld(annotation)).toSorted(byPlace);
  const describe = createDescription(material);
  const locate = createLocator(revision);
  return {
    ...material,
    passages: held.map((annotation, index) => describe(annotation, index + 1, locate(annotation.anchor))),
    lost: lost.map((annotation, index) => describe(annotation, held.length + index + 1, null)),
    legend: makeLegend(material),
  };
}

function byPlace({ anchor: a }: Annotation, { anchor: b }: Annotation): number {
  return a.start - b.start || b.end - a.end;
}

function createDescription({ source, tags, evidence, claims }: AnnotatedSourceMaterial) {
  const tagById = new Map<TagId, Tag>(tags.map((tag) => [tag.id, tag]));
  const claimById = new Map<ClaimId, Claim>(claims.map((claim) => [claim.id, claim]));
  const evidenceOn = Map.groupBy(evidence, (item) => item.annotationId);
  return (annotation: Annotation, number: number, locator: Locator | null): AnnotatedPassage => {
    const own = annotation.tagIds.flatMap((id) => tagById.get(id) ?? []);
    const bearings = (evidenceOn.get(annotation.id) ?? []).flatMap(
      ({ claimId, stance, strength, credibility }) => {
        const claim = claimById.get(claimId);
        const grade = formatGrade(source.reliability, credibility);
        return claim === undefined ? [] : [{ claim, stance, strength, grade }];
      },
    );
    return {
      number,
      annotation,
      hue: own[0]?.hue ?? null,
      tags: own,
      bearings: bearings.toSorted((a, b) => a.claim.number - b.claim.number),
      locator,
    };
  };
}

function makeLegend({ tags, annotations }: AnnotatedSourceMaterial): LegendEntry[] {
  const counts = new Map<TagId, number>();
  for (const { tagIds } of annotations)
    for (const id of new Set(tagIds)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const names = new Map(tags.map((tag) => [tag.id, tag.name]));
  return flattenTree(buildTree(tags)).flatMap(({ tag }) => {
    const count = counts.get(tag.id);
    if (count === undefined) return [];
    const path = [...ancestorsOf(tags, tag.id).toReversed(), tag.id].map((id) => names.get(id) ?? '');
    return [{ tag, path: path.join(' › '), count }];
  });
}
