/** Builds briefs for the exporters' tests from source texts: real anchors, made the way that the program makes them. */
import { makeAnchor } from '../../../src-renderer/domain/anchor/anchor.ts';
import type { BriefMaterial } from '../../../src-renderer/domain/brief/resolve.ts';
import type {
  AnnotationId,
  BriefId,
  ClaimId,
  DossierId,
  EvidenceId,
  RevisionId,
  SourceId,
  TagId,
} from '../../../src-renderer/domain/ids.ts';
import { describeOrigins } from '../../../src-renderer/domain/origins/origins.ts';
import type {
  Annotation,
  Brief,
  Claim,
  Evidence,
  OriginLink,
  PageStart,
  Source,
} from '../../../src-renderer/domain/records.ts';
import type { Block } from '../../../src-renderer/domain/text/block.ts';
import { codePointRange } from '../../../src-renderer/domain/text/code-points.ts';
import { createLocator, type Locator } from '../../../src-renderer/domain/text/locator.ts';
import type { Marking } from '../../../src-renderer/domain/vocabularies/marking.ts';

const dossierId = 'dossier' as DossierId;
const times = { dossierId, createdAt: 0, updatedAt: 0 };

/** One paragraph a line; the first is the title. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    if (line !== '')
      blocks.push(
        blocks.length === 0
          ? { kind: 'heading', level: 1, start, end, marks: [] }
          : { kind: 'paragraph', start, end, marks: [] },
      );
    start = end + 1;
  }
  return blocks;
}

export class BriefBuilder {
  readonly annotations = new Map<AnnotationId, Annotation>();
  readonly sources = new Map<SourceId, Source>();
  readonly claims = new Map<ClaimId, Claim>();
  readonly evidence: Evidence[] = [];
  readonly locators: Map<AnnotationId, Locator | null> = new Map();
  readonly positions: Map<AnnotationId, { start: number; end: number }> = new Map();
  readonly tagNames = new Map<TagId, string>();
  readonly texts = new Map<SourceId, string>();
  /** Where pages begin, for sources that have them. */
  readonly pages = new Map<SourceId, PageStart[]>();
  readonly originLinks: Pick<OriginLink, 'sourceIds' | 'share' | 'verdict'>[] = [];
  dossierMarking: Marking = 'TLP:GREEN';

  source(text: string, fields: Partial<Source> = {}): SourceId {
    const id = `source-${this.sources.size + 1}` as SourceId;
    this.texts.set(id, text);
    this.sources.set(id, {
      ...times,
      id,
      kind: 'article-newspaper',
      title: text.split('\n')[0] ?? '',
      author: '',
      publisher: '',
      issued: '',
      accessed: '',
      url: '',
      language: 'en',
      doi: '',
      volume: '',
      issue: '',
      page: '',
      statedBy: {},
      tagIds: [],
      reliability: 'F',
      reliabilityReason: '',
      descriptor: '',
      revisionId: `revision-${id}` as RevisionId,
      textHash: '',
      wordCount: 0,
      ...fields,
    });
    return id;
  }

  /** Annotates the first place where `quote` stands in the source. */
  passage(sourceId: SourceId, quote: string, fields: Partial<Annotation> = {}): AnnotationId {
    const text = this.texts.get(sourceId) ?? '';
    const start = text.indexOf(quote);
    const id = `annotation-${this.annotations.size + 1}` as AnnotationId;
    const anchor = makeAnchor(`revision-${sourceId}` as RevisionId, text, start, start + quote.length);
    this.annotations.set(id, {
      ...times,
      id,
      sourceId,
      anchor,
      tagIds: [],
      note: '',
      author: '',
      unconfirmed: null,
      ...fields,
    });
    const located = { text, blocks: blocksOf(text), pages: this.pages.get(sourceId) ?? [] };
    this.locators.set(id, createLocator(located)({ start, end: start + quote.length }));
    this.positions.set(id, codePointRange(text, start, start + quote.length));
    return id;
  }

  claim(statement: string, fields: Partial<Claim> = {}): ClaimId {
    const number = this.claims.size + 1;
    const id = `claim-${number}` as ClaimId;
    this.claims.set(id, {
      ...times,
      id,
      number,
      statement,
      type: 'reported-fact',
      attribution: { speaker: 'writer', who: '', cue: '', manner: null },
      likelihood: null,
      confidence: null,
      confidenceBasis: '',
      ...fields,
    });
    return id;
  }

  shareText(a: SourceId, b: SourceId, verdict: OriginLink['verdict'] = 'found'): void {
    this.originLinks.push({ sourceIds: [a, b], share: 0.9, verdict });
  }

  link(claimId: ClaimId, annotationId: AnnotationId, fields: Partial<Evidence> = {}): void {
    this.evidence.push({
      ...times,
      id: `evidence-${this.evidence.length + 1}` as EvidenceId,
      claimId,
      annotationId,
      sourceId: this.annotations.get(annotationId)?.sourceId ?? ('none' as SourceId),
      stance: 'supports',
      strength: null,
      credibility: 2,
      ...fields,
    });
  }

  tag(name: string): TagId {
    const id = `tag-${this.tagNames.size + 1}` as TagId;
    this.tagNames.set(id, name);
    return id;
  }

  material(): BriefMaterial {
    const { annotations, sources, claims, evidence, locators, positions, tagNames, dossierMarking } = this;
    const origins = describeOrigins([...sources.keys()], this.originLinks);
    return { annotations, sources, claims, evidence, origins, locators, positions, tagNames, dossierMarking };
  }
}

export function makeBrief(fields: Partial<Brief> = {}): Brief {
  return {
    ...times,
    id: 'brief' as BriefId,
    title: 'Border escalation: what Washington’s statement changes',
    template: 'policy-memo',
    front: {
      to: 'Director, South Asia desk',
      from: 'Political section',
      subject: '',
      date: '2025-11-22',
      author: 'M. Okafor',
    },
    marking: 'TLP:GREEN',
    language: 'en-GB',
    draft: 4,
    machineDrafted: false,
    ...fields,
  };
}
