/**
 * The evidence of a brief as data: its claims, and the passages it cites or rests on, as a W3C Web Annotation collection
 * in JSON-LD. It is attached to the PDF, so that the way from a sentence to its source survives outside of Chancery.
 *
 * Positions are in Unicode code points over the stored text of the source's revision (normalised: LF, no byte-order
 * mark), as the model asks of TextPositionSelector; `state.cached` names that revision.
 */
import type { BriefMaterial, CitedSource, ResolvedBrief } from '../domain/brief/resolve.ts';
import type { ClaimId } from '../domain/ids.ts';
import type { Annotation, Brief, Claim, Evidence, Source } from '../domain/records.ts';
import { cslLocator, formatLocator } from '../domain/text/locator.ts';
import { likelihoodOf } from '../domain/vocabularies/likelihood.ts';

export type EvidenceOptions = {
  /** Milliseconds since the Unix epoch. */
  now: number;
  /** Whether to add the analysts' notes on passages. They are written for the dossier, not for a brief's readers. */
  includeNotes: boolean;
};

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** The text of evidence.json. Pure. */
export function evidenceToJson(
  brief: Brief,
  resolved: ResolvedBrief,
  material: BriefMaterial,
  options: EvidenceOptions,
): string {
  const id = iriOf(brief.id);
  const claims = claimsOf(brief, resolved, material);
  const items = passagesOf(resolved, material).map((annotation) =>
    describePassage(annotation, claims, resolved, material, options),
  );
  const collection: Json = {
    '@context': [
      'http://www.w3.org/ns/anno.jsonld',
      { schema: 'https://schema.org/', chancery: 'urn:chancery:terms:' },
    ],
    id,
    type: 'AnnotationCollection',
    label: brief.title,
    generator: { id: 'urn:chancery', type: 'Software', name: 'Chancery' },
    generated: isoTime(options.now),
    'chancery:marking': brief.marking,
    'chancery:draft': brief.draft,
    'chancery:machineDrafted': brief.machineDrafted,
    'chancery:claims': [...claims.values()].map((claim) => describeClaim(claim, resolved)),
    'chancery:sources': resolved.sources.map(describeSource),
    'chancery:origins': resolved.origins,
    total: items.length,
    first: { id: `${id}#page-1`, type: 'AnnotationPage', partOf: id, startIndex: 0, items },
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

/**
 * The claims that the brief states. A machine's draft states its claims by citing their passages; of an analyst's brief,
 * claims that a cited passage bears on without being stated are the dossier's own business.
 */
function claimsOf(brief: Brief, resolved: ResolvedBrief, material: BriefMaterial): Map<ClaimId, Claim> {
  const claims = new Map(resolved.judgements.map(({ claim }) => [claim.id, claim]));
  if (!brief.machineDrafted) return claims;
  const cited = new Set(resolved.endnotes.map((endnote) => endnote.annotation?.id));
  for (const item of material.evidence) {
    const claim = cited.has(item.annotationId) ? material.claims.get(item.claimId) : undefined;
    if (claim !== undefined) claims.set(claim.id, claim);
  }
  return claims;
}

/** The cited passages by number, then those that the judgements rest on without being cited. */
function passagesOf(resolved: ResolvedBrief, material: BriefMaterial): Annotation[] {
  const cited = resolved.endnotes.map((endnote) => endnote.annotation);
  const linked = resolved.judgements.flatMap((judgement) =>
    judgement.evidence.map((item) => material.annotations.get(item.annotationId) ?? null),
  );
  return [...new Set([...cited, ...linked])].filter((annotation) => annotation !== null);
}

function describePassage(
  annotation: Annotation,
  claims: ReadonlyMap<ClaimId, Claim>,
  resolved: ResolvedBrief,
  material: BriefMaterial,
  options: EvidenceOptions,
): Json {
  const target = { kind: 'annotation', id: annotation.id } as const;
  const note = resolved.numbering.numberOf(target);
  const endnote = note === null ? undefined : resolved.endnotes[note - 1];
  const evidence = material.evidence.filter(
    (item) => item.annotationId === annotation.id && claims.has(item.claimId),
  );
  const tags = annotation.tagIds
    .map((tagId) => material.tagNames.get(tagId))
    .filter((name) => name !== undefined);
  const body = [
    ...tags.map((value): Json => ({ type: 'TextualBody', purpose: 'tagging', value })),
    ...(options.includeNotes && annotation.note !== ''
      ? [{ type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value: annotation.note }]
      : []),
    ...evidence.map(describeEvidence),
  ];
  return {
    id: iriOf(annotation.id),
    type: 'Annotation',
    motivation:
      body.length === 0 ? 'highlighting' : ['highlighting', ...motivations(tags.length, evidence.length)],
    created: isoTime(annotation.createdAt),
    modified: isoTime(annotation.updatedAt),
    creator: annotation.author === '' ? undefined : { type: 'Person', name: annotation.author },
    body,
    target: describeTarget(annotation, material),
    'chancery:note': note ?? undefined,
    'chancery:grade': endnote?.grade,
  };
}

function motivations(tags: number, evidence: number): string[] {
  return [...(tags > 0 ? ['tagging'] : []), ...(evidence > 0 ? ['linking'] : [])];
}

function describeEvidence(item: Evidence): Json {
  return {
    type: 'SpecificResource',
    purpose: 'linking',
    source: iriOf(item.claimId),
    'chancery:stance': item.stance,
    'chancery:strength': item.strength ?? undefined,
    'chancery:credibility': item.credibility,
  };
}

function describeTarget(annotation: Annotation, material: BriefMaterial): Json {
  const source = material.sources.get(annotation.sourceId);
  const { quote, revisionId } = annotation.anchor;
  const position = material.positions.get(annotation.id);
  const locator = material.locators.get(annotation.id) ?? null;
  return {
    type: 'SpecificResource',
    source: (source === undefined ? null : webAddress(source)) ?? iriOf(annotation.sourceId),
    'chancery:source': iriOf(annotation.sourceId),
    state: { type: 'TimeState', cached: iriOf(revisionId) },
    selector: [
      { type: 'TextQuoteSelector', exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
      ...(position === undefined
        ? []
        : [{ type: 'TextPositionSelector', start: position.start, end: position.end }]),
    ],
    'chancery:locator': locator === null ? undefined : formatLocator(locator),
    'chancery:cslLocator': locator === null ? undefined : (cslLocator(locator) ?? undefined),
  };
}

function describeClaim(claim: Claim, resolved: ResolvedBrief): Json {
  const judgement = resolved.judgements.find((entry) => entry.claim.id === claim.id);
  const likelihood = claim.likelihood === null ? null : likelihoodOf(claim.likelihood);
  return {
    id: iriOf(claim.id),
    type: 'schema:Claim',
    'schema:text': claim.statement,
    'chancery:judgement': judgement?.number,
    'chancery:claim': claim.number,
    'chancery:type': claim.type,
    'chancery:attribution': { ...claim.attribution },
    'chancery:likelihood':
      likelihood === null
        ? undefined
        : { term: likelihood.term, lowPercent: likelihood.low, highPercent: likelihood.high },
    'chancery:confidence': claim.confidence ?? undefined,
    'chancery:confidenceBasis': claim.confidenceBasis || undefined,
    'chancery:basis': judgement?.basis,
  };
}

/** Sources with the same `chancery:origin` share their text. */
function describeSource({ source, endnotes, origin }: CitedSource): Json {
  return {
    id: iriOf(source.id),
    type: 'schema:CreativeWork',
    'schema:name': source.title,
    'schema:author': source.author || undefined,
    'schema:publisher': source.publisher || undefined,
    'schema:datePublished': source.issued || undefined,
    'schema:url': webAddress(source) ?? undefined,
    'schema:inLanguage': source.language || undefined,
    'chancery:retrieved': source.accessed || undefined,
    'chancery:kind': source.kind,
    'chancery:reliability': source.reliability,
    'chancery:reliabilityReason': source.reliabilityReason || undefined,
    'chancery:descriptor': source.descriptor || undefined,
    'chancery:textSha256': source.textHash || undefined,
    'chancery:origin': origin,
    'chancery:notes': [...endnotes],
  };
}

function webAddress(source: Source): string | null {
  const url = URL.parse(source.url.trim());
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An IRI for one of our records: JSON-LD has no ids that are bare strings. */
function iriOf(id: string): string {
  return UUID.test(id)
    ? `urn:uuid:${id.toLowerCase()}`
    : `urn:chancery:id:${encodeURIComponent(id.toWellFormed())}`;
}

function isoTime(time: number): string {
  return new Date(time).toISOString();
}
