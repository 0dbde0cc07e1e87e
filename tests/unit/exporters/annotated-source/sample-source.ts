/** Builds annotated sources for the exporters' tests: real anchors over texts with blocks of every kind. */
import { makeAnchor } from '../../../../src-renderer/domain/anchor/anchor.ts';
import {
  type AnnotatedSource,
  type AnnotatedSourceMaterial,
  annotateSource,
} from '../../../../src-renderer/domain/annotated-source/annotated-source.ts';
import type { AnnotationId, DossierId, RevisionId, TagId } from '../../../../src-renderer/domain/ids.ts';
import type {
  Annotation,
  ImageMention,
  PageStart,
  Source,
  Tag,
} from '../../../../src-renderer/domain/records.ts';
import type { Block, Mark } from '../../../../src-renderer/domain/text/block.ts';
import type { TagHue } from '../../../../src-renderer/domain/vocabularies/tag-hue.ts';
import { BriefBuilder } from '../brief-builder.ts';

const dossierId = 'dossier' as DossierId;
const revisionId = 'revision-2' as RevisionId;
const createdAt = new Date(2025, 10, 22, 9, 5).getTime();
const times = { dossierId, createdAt, updatedAt: createdAt };

/** A block and the marks on words of it. */
export type SampleBlock = Pick<Block, 'kind' | 'level'> & {
  text: string;
  marks?: { kind: Mark['kind']; on: string; href?: string }[];
};

export class SourceSample {
  readonly builder = new BriefBuilder();
  readonly annotations: Annotation[] = [];
  readonly tags: Tag[] = [];
  readonly pages: PageStart[] = [];
  readonly images: ImageMention[] = [];
  readonly blocks: Block[] = [];
  readonly source: Source;
  text = '';

  constructor(blocks: readonly SampleBlock[], fields: Partial<Source> = {}) {
    for (const { text, marks = [], ...block } of blocks) {
      const start = this.text.length;
      const at = (on: string): number => start + text.indexOf(on);
      this.blocks.push({
        ...block,
        start,
        end: start + text.length,
        marks: marks.map(({ on, ...mark }) => ({ ...mark, start: at(on), end: at(on) + on.length })),
      });
      this.text += `${text}\n\n`;
    }
    const id = this.builder.source(this.text, { revisionId, ...fields });
    const source = this.builder.sources.get(id);
    if (source === undefined) throw new Error('The builder made no source');
    this.source = source;
  }

  tag(name: string, hue: TagHue, fields: Partial<Tag> = {}): TagId {
    const id = `tag-${this.tags.length + 1}` as TagId;
    const position = this.tags.length;
    this.tags.push({
      ...times,
      id,
      parentId: null,
      name,
      hue,
      definition: '',
      position,
      key: null,
      ...fields,
    });
    return id;
  }

  /** Annotates the first place of `quote`. */
  annotate(quote: string, tagIds: TagId[] = [], fields: Partial<Annotation> = {}): AnnotationId {
    const start = this.text.indexOf(quote);
    return this.annotateRange(start, start + quote.length, tagIds, fields);
  }

  annotateRange(
    start: number,
    end: number,
    tagIds: TagId[] = [],
    fields: Partial<Annotation> = {},
  ): AnnotationId {
    const id = `annotation-${this.annotations.length + 1}` as AnnotationId;
    const anchor = makeAnchor(revisionId, this.text, start, end);
    const row = {
      ...times,
      id,
      sourceId: this.source.id,
      anchor,
      tagIds,
      note: '',
      author: '',
      unconfirmed: null,
    };
    this.annotations.push({ ...row, ...fields });
    return id;
  }

  material(fields: Partial<AnnotatedSourceMaterial> = {}): AnnotatedSourceMaterial {
    const { source, text, blocks, pages, images, annotations, tags, builder } = this;
    const row = { ...times, id: revisionId, sourceId: source.id, number: 2, textHash: '' };
    return {
      source,
      revision: { ...row, text, blocks, pages, images },
      revisionCount: 2,
      original: {
        fileName: 'article.html',
        address: '',
        mediaType: 'text/html',
        sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      },
      dossier: { title: 'Afghan border', marking: builder.dossierMarking },
      annotations,
      tags,
      evidence: builder.evidence,
      claims: [...builder.claims.values()],
      ...fields,
    };
  }

  annotated(fields: Partial<AnnotatedSourceMaterial> = {}): AnnotatedSource {
    return annotateSource(this.material(fields));
  }
}

/** An article with everything in it that an export must show. */
export function richSample(): SourceSample {
  const sample = new SourceSample(
    [
      {
        kind: 'heading',
        level: 1,
        text: 'US Endorses Pakistan’s Right to Self-Defense Amid Afghan Border Incidents',
      },
      {
        kind: 'paragraph',
        text: 'The United States has formally acknowledged and backed Pakistan’s inherent right to defend itself against a series of cross-border attacks originating from Afghanistan. This significant diplomatic stance underscores the escalating security tensions in the region.',
        marks: [
          { kind: 'strong', on: 'formally acknowledged' },
          { kind: 'emphasis', on: 'significant diplomatic stance' },
        ],
      },
      { kind: 'heading', level: 2, text: 'Official Statement and Regional Implications' },
      {
        kind: 'paragraph',
        text: 'In a clear and unambiguous declaration, US officials emphasized that Pakistan, like any sovereign nation, possesses the legitimate authority to protect its territorial integrity and citizens from external threats.',
        marks: [{ kind: 'link', on: 'declaration', href: 'https://example.org/statement' }],
      },
      {
        kind: 'quotation',
        text: '“Pakistan has the right to defend itself,” the spokesperson said, “as any country would.”',
      },
      { kind: 'paragraph', text: 'Three measures were named:' },
      { kind: 'list-item', level: 1, text: 'closer patrols along the Durand Line' },
      { kind: 'list-item', level: 2, text: 'in Khost and Kunar first' },
      { kind: 'list-item', level: 1, text: 'intelligence-sharing' },
      { kind: 'caption', text: 'Incidents by month, as reported by both governments' },
      { kind: 'table-row', text: 'Month | Reported | Confirmed' },
      { kind: 'table-row', text: 'September 2025 | 14 | 9' },
      { kind: 'table-row', text: 'October 2025 | 22 | 11' },
      {
        kind: 'paragraph',
        text: 'Past statements have denied harboring militants. Analysts suggest that this move could help ease tensions between Washington and Islamabad, potentially paving the way for enhanced intelligence-sharing.',
      },
    ],
    {
      title: 'US endorses Pakistan’s right to self-defence',
      author: 'A. Reporter',
      publisher: 'Regional News Site',
      issued: '2025-11-21',
      accessed: '2025-11-22',
      url: 'https://example.org/news/us-endorses',
      reliability: 'C',
      reliabilityReason: 'corrections are published late',
      descriptor: 'Privately owned site; its reporters are in Islamabad, not at the border.',
    },
  );
  const security = sample.tag('Security', 'rose', { definition: 'Violence and the means of it' });
  const attack = sample.tag('Cross-border attack', 'rose', { parentId: security });
  const diplomacy = sample.tag('Diplomacy', 'blue', { definition: 'What states say to each other' });
  const law = sample.tag('Law: self-defence', 'violet');
  const verify = sample.tag('To verify', 'amber');
  const first = sample.annotate(
    'formally acknowledged and backed Pakistan’s inherent right to defend itself',
    [diplomacy],
    {
      note: 'Check the readout: “acknowledged” and “backed” are not the same commitment.',
      author: 'R. Analyst',
    },
  );
  sample.annotate(
    'Pakistan’s inherent right to defend itself against a series of cross-border attacks originating from Afghanistan',
    [law],
  );
  sample.annotate('cross-border attacks', [attack, verify]);
  sample.annotate(
    'US officials emphasized that Pakistan, like any sovereign nation, possesses the legitimate authority',
    [law],
    {
      note: 'Unnamed officials.\nCompare with the Article 51 wording.',
      author: 'R. Analyst',
    },
  );
  sample.annotate('October 2025 | 22', [attack]);
  const denied = sample.annotate('Past statements have denied harboring militants', [verify]);
  sample.annotate('Analysts suggest', []);
  const claim = sample.builder.claim('Washington backs a Pakistani strike across the border');
  sample.builder.link(claim, first, { stance: 'supports', strength: 'strong', credibility: 2 });
  const other = sample.builder.claim('Kabul shelters the groups');
  sample.builder.link(other, denied, { stance: 'contradicts', strength: 'weak', credibility: 4 });
  sample.pages.push({ label: '1', start: 0 }, { label: '2', start: sample.text.indexOf('possesses') });
  sample.images.push({
    name: 'Map of the border between Khost and Kunar',
    start: sample.text.indexOf('Three measures'),
  });
  return sample;
}
