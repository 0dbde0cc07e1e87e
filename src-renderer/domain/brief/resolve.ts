/**
 * What a brief shows where its document holds only ids (DESIGN §6): numbers, quotes, grades, judgements and sources,
 * computed from the document's order and the dossier's records by one pure function that the editor and every
 * exporter share.
 */
import type { AnnotationId, ClaimId, SourceId, TagId } from '../ids.ts';
import { countOrigins, type OriginGroups } from '../origins/groups.ts';
import type { Origins } from '../origins/origins.ts';
import type { Annotation, Claim, Evidence, RichTextNode, Source } from '../records.ts';
import type { CodePointRange } from '../text/code-points.ts';
import type { Locator } from '../text/locator.ts';
import { type Credibility, formatGrade, mostCautiousCredibility } from '../vocabularies/grading.ts';
import type { Marking } from '../vocabularies/marking.ts';
import { type CitationNumbering, numberCitations } from './citations.ts';
import { type CitationTarget, walkDocument } from './document.ts';
import { type Judgement, makeJudgement } from './judgement.ts';

/**
 * The records that a document leans on; there may be more than it uses. `evidence` is complete for the cited
 * annotations and for the claims of claim blocks, and the claims, annotations and sources of that evidence are there.
 * `locators` and `positions` (code points, for evidence.json) say where a passage stands in its revision.
 */
export type BriefMaterial = {
  annotations: ReadonlyMap<AnnotationId, Annotation>;
  sources: ReadonlyMap<SourceId, Source>;
  claims: ReadonlyMap<ClaimId, Claim>;
  evidence: readonly Evidence[];
  /** Of all sources of the dossier: two cited ones may be joined by a third that is not. */
  origins: Origins;
  locators: ReadonlyMap<AnnotationId, Locator | null>;
  positions: ReadonlyMap<AnnotationId, CodePointRange>;
  tagNames: ReadonlyMap<TagId, string>;
  dossierMarking: Marking;
};

export type Endnote = {
  number: number;
  target: CitationTarget;
  source: Source | null;
  annotation: Annotation | null;
  /** The passage, exactly as at its anchor; null for a source as a whole. */
  quote: string | null;
  locator: Locator | null;
  /** The most cautious credibility of the evidence on the passage (6 where there is none); null for a whole source. */
  credibility: Credibility | null;
  /** "B2"; "B" for a source as a whole, which has no credibility; empty where the source is gone. */
  grade: string;
  occurrences: number;
  /** True where the annotation, or the source, is no longer in the dossier. */
  missing: boolean;
};

/** `origin` is the same number, from 1, for all cited sources of one origin. */
export type CitedSource = { source: Source; endnotes: readonly number[]; origin: number };

/** What keeps the brief from leading back to its sources. `problem` is a sentence for the analyst. */
export type BriefProblem = { problem: string } & (
  | { kind: 'citation-missing'; number: number; target: CitationTarget }
  | { kind: 'citation-damaged' }
  | { kind: 'claim-missing'; claimId: ClaimId | null }
);

export type ResolvedBrief = {
  numbering: CitationNumbering;
  /** In order of number: the one at index `i` has the number `i + 1`. */
  endnotes: readonly Endnote[];
  /** The claims of claim blocks in document order, each once. */
  judgements: readonly Judgement[];
  /** Each cited source once, in order of first citation. */
  sources: readonly CitedSource[];
  /** How many origins these sources have. */
  origins: number;
  /** The least marking that the brief may carry: everything it can cite belongs to its dossier. */
  leastMarking: Marking;
  problems: readonly BriefProblem[];
};

/** Resolves a document against its dossier's records. Pure; O(nodes + evidence). */
export function resolveBrief(content: RichTextNode, material: BriefMaterial): ResolvedBrief {
  const numbering = numberCitations(content);
  const evidenceOn = Map.groupBy(material.evidence, (item) => item.annotationId);
  const endnotes = numbering.order.map((target, index) =>
    makeEndnote(index + 1, target, numbering.occurrencesOf(target), material, evidenceOn),
  );
  const { judgements, problems: claimProblems } = findJudgements(content, material);
  const sources = listSources(endnotes, material.origins.groups);
  return {
    numbering,
    endnotes,
    judgements,
    sources,
    origins: countOrigins(
      sources.map(({ source }) => source.id),
      material.origins.groups,
    ),
    leastMarking: material.dossierMarking,
    problems: [...citationProblems(endnotes, numbering.damaged), ...claimProblems],
  };
}

function makeEndnote(
  number: number,
  target: CitationTarget,
  occurrences: number,
  material: BriefMaterial,
  evidenceOn: ReadonlyMap<AnnotationId, readonly Evidence[]>,
): Endnote {
  if (target.kind === 'source') {
    const source = material.sources.get(target.id) ?? null;
    return {
      number,
      target,
      source,
      annotation: null,
      quote: null,
      locator: null,
      credibility: null,
      grade: source?.reliability ?? '',
      occurrences,
      missing: source === null,
    };
  }
  const annotation = material.annotations.get(target.id) ?? null;
  const source = annotation === null ? null : (material.sources.get(annotation.sourceId) ?? null);
  const credibility = mostCautiousCredibility(
    (evidenceOn.get(target.id) ?? []).map((item) => item.credibility),
  );
  return {
    number,
    target,
    source,
    annotation,
    quote: annotation?.anchor.quote.exact ?? null,
    locator: annotation === null ? null : (material.locators.get(target.id) ?? null),
    credibility: annotation === null ? null : credibility,
    grade: source === null ? '' : formatGrade(source.reliability, credibility),
    occurrences,
    missing: source === null,
  };
}

function findJudgements(
  content: RichTextNode,
  material: BriefMaterial,
): { judgements: Judgement[]; problems: BriefProblem[] } {
  const evidenceFor = Map.groupBy(material.evidence, (item) => item.claimId);
  const seen = new Set<string>();
  const judgements: Judgement[] = [];
  const problems: BriefProblem[] = [];
  for (const node of walkDocument(content)) {
    if (node.type !== 'claimBlock') continue;
    const claimId = claimOf(node);
    const claim = claimId === null ? undefined : material.claims.get(claimId);
    if (claimId !== null && seen.has(claimId)) continue;
    if (claimId !== null) seen.add(claimId);
    if (claim === undefined)
      problems.push({
        kind: 'claim-missing',
        claimId,
        problem: 'A claim block points to a claim that is no longer in the dossier.',
      });
    else {
      const evidence = evidenceFor.get(claim.id) ?? [];
      judgements.push(makeJudgement(judgements.length + 1, claim, evidence, material.origins.groups));
    }
  }
  return { judgements, problems };
}

/** The claim that a claim block states; null where its attribute is damaged. */
export function claimOf(node: RichTextNode): ClaimId | null {
  const claimId = node.attrs?.claimId;
  return node.type === 'claimBlock' && typeof claimId === 'string' && claimId !== ''
    ? (claimId as ClaimId)
    : null;
}

function listSources(endnotes: readonly Endnote[], groups: OriginGroups): CitedSource[] {
  const cited = new Map<SourceId, { source: Source; endnotes: number[]; origin: number }>();
  const origins = new Map<SourceId, number>();
  for (const { source, number } of endnotes) {
    if (source === null) continue;
    const first = groups.get(source.id)?.[0] ?? source.id;
    const origin = origins.get(first) ?? origins.size + 1;
    origins.set(first, origin);
    const entry = cited.get(source.id);
    if (entry === undefined) cited.set(source.id, { source, endnotes: [number], origin });
    else entry.endnotes.push(number);
  }
  return [...cited.values()];
}

function citationProblems(endnotes: readonly Endnote[], damaged: number): BriefProblem[] {
  const problems = endnotes
    .filter((endnote) => endnote.missing)
    .map((endnote): BriefProblem => {
      const what = endnote.target.kind === 'annotation' && endnote.annotation === null ? 'passage' : 'source';
      const problem = `Citation ${endnote.number} points to a ${what} that is no longer in the dossier.`;
      return { kind: 'citation-missing', number: endnote.number, target: endnote.target, problem };
    });
  for (let i = 0; i < damaged; i += 1)
    problems.push({ kind: 'citation-damaged', problem: 'A citation points to nothing.' });
  return problems;
}
