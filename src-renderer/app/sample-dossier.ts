/** The sample dossier of resources/sample-dossier, built by the same code that builds an analyst's own. */

import dossierFile from '../../resources/sample-dossier/dossier.json';
import kabulDenial from '../../resources/sample-dossier/kabul-denial.txt?raw';
import regionalReport from '../../resources/sample-dossier/regional-report.txt?raw';
import usStatement from '../../resources/sample-dossier/us-statement.txt?raw';
import { makeAnchor } from '../domain/anchor/anchor.ts';
import {
  bottomLineNode,
  citationNode,
  claimBlockNode,
  documentNode,
  headingNode,
  paragraphNode,
  textNode,
} from '../domain/brief/document.ts';
import { findCandidates } from '../domain/extract/candidates.ts';
import type { AnnotationId, ClaimId, DossierId, SourceId, TagId } from '../domain/ids.ts';
import type { Annotation, Dossier, NoteTarget, Revision, RichTextNode } from '../domain/records.ts';
import type { Attribution } from '../domain/vocabularies/attribution.ts';
import type { ClaimType } from '../domain/vocabularies/claim-type.ts';
import type { Confidence } from '../domain/vocabularies/confidence.ts';
import type { Credibility, Reliability } from '../domain/vocabularies/grading.ts';
import type { LikelihoodId } from '../domain/vocabularies/likelihood.ts';
import type { Marking } from '../domain/vocabularies/marking.ts';
import type { SourceKind } from '../domain/vocabularies/source-kind.ts';
import type { Stance, Strength } from '../domain/vocabularies/stance.ts';
import type { TagHue } from '../domain/vocabularies/tag-hue.ts';
import { importArticle } from '../importers/import-article.ts';
import { addBriefOperations } from '../storage/briefs.ts';
import { addCandidateOperations } from '../storage/candidates.ts';
import { addClaimOperations } from '../storage/claims.ts';
import { commit, type Operation } from '../storage/commit.ts';
import { tagRow } from '../storage/dossiers.ts';
import { addEvidenceOperations } from '../storage/evidence.ts';
import { type NewRowContext, newRow } from '../storage/new-row.ts';
import { addNoteOperations } from '../storage/notes.ts';
import { addSourceOperations } from '../storage/sources.ts';
import { database, makeId } from '../storage/workspace.ts';

type Inline = string;
type BriefPart =
  | { bottomLine: Inline[] }
  | { heading: string }
  | { paragraph: Inline[] }
  | { claim: string }
  | { list: string[] };

/** The shape of resources/sample-dossier/dossier.json. `ref` names a thing within the file. */
type SampleFile = {
  title: string;
  question: string;
  marking: Marking;
  tags: { ref: string; parent?: string; name: string; hue: TagHue; definition: string; key: number | null }[];
  sources: {
    ref: string;
    file: string;
    kind: SourceKind;
    title: string;
    author: string;
    publisher: string;
    issued: string;
    accessed: string;
    url: string;
    reliability: Reliability;
    reliabilityReason: string;
    descriptor: string;
  }[];
  annotations: { ref: string; source: string; quote: string; tags: string[]; note: string }[];
  claims: {
    ref: string;
    statement: string;
    type: ClaimType;
    attribution: Attribution;
    likelihood: LikelihoodId | null;
    confidence: Confidence | null;
    confidenceBasis: string;
    evidence: { annotation: string; stance: Stance; strength: Strength | null; credibility: Credibility }[];
  }[];
  notes: {
    title: string;
    target: { source?: string; claim?: string } | null;
    paragraphs: string[];
    cite: string;
  }[];
  brief: {
    title: string;
    front: { to: string; from: string; subject: string; date: string; author: string };
    marking: Marking;
    content: BriefPart[];
  };
};

const TEXTS: Readonly<Record<string, string>> = {
  'us-statement.txt': usStatement,
  'regional-report.txt': regionalReport,
  'kabul-denial.txt': kabulDenial,
};

/** Looks up what a `ref` of the file means; a wrong one is a mistake in the file, found by its test. */
class Refs<Value> {
  readonly #values = new Map<string, Value>();

  set(ref: string, value: Value): void {
    this.#values.set(ref, value);
  }

  get(ref: string): Value {
    const value = this.#values.get(ref);
    if (value === undefined) throw new Error(`The sample dossier has no "${ref}"`);
    return value;
  }
}

type Build = {
  context: NewRowContext;
  file: SampleFile;
  operations: Operation[];
  tags: Refs<TagId>;
  sources: Refs<{ id: SourceId; revision: Revision }>;
  annotations: Refs<Annotation>;
  claims: Refs<ClaimId>;
};

function addTags({ context, file, operations, tags }: Build): void {
  file.tags.forEach((tag, position) => {
    const id = context.makeId<TagId>();
    tags.set(tag.ref, id);
    const parentId = tag.parent === undefined ? null : tags.get(tag.parent);
    const { name, hue, definition, key } = tag;
    const fields = { id, dossierId: context.dossierId, parentId, name, hue, definition };
    operations.push({ kind: 'put', table: 'tags', row: tagRow(fields, position, key, context.now) });
  });
}

async function addSources({ context, file, operations, sources }: Build): Promise<void> {
  for (const { ref, file: fileName, ...fields } of file.sources) {
    const imported = await importArticle({
      name: fileName,
      bytes: new TextEncoder().encode(TEXTS[fileName] ?? ''),
    });
    if (!imported.ok) throw new Error(`${fileName}: ${imported.problem}`);
    const added = addSourceOperations(imported.value, { ...context, fileName });
    sources.set(ref, { id: added.source.id, revision: added.revision });
    const { text, blocks } = added.revision;
    operations.push(
      ...addCandidateOperations(context, added.revision, findCandidates(text, blocks)).operations,
    );
    operations.push(...added.operations, {
      kind: 'put',
      table: 'sources',
      row: { ...added.source, ...fields },
    });
  }
}

function addAnnotations({ context, file, operations, sources, tags, annotations }: Build): void {
  for (const { ref, source, quote, tags: tagRefs, note } of file.annotations) {
    const { id: sourceId, revision } = sources.get(source);
    const start = revision.text.indexOf(quote);
    if (start < 0) throw new Error(`The sample text of "${source}" does not hold "${quote}"`);
    const row: Annotation = {
      ...newRow<AnnotationId>(context),
      sourceId,
      anchor: makeAnchor(revision.id, revision.text, start, start + quote.length),
      tagIds: tagRefs.map((tagRef) => tags.get(tagRef)),
      note,
      author: '',
      unconfirmed: null,
    };
    annotations.set(ref, row);
    operations.push({ kind: 'put', table: 'annotations', row });
  }
}

function addClaims({ context, file, operations, annotations, claims }: Build): void {
  file.claims.forEach(({ ref, evidence, ...fields }, index) => {
    const added = addClaimOperations(context, index + 1, fields);
    claims.set(ref, added.claim.id);
    operations.push(...added.operations);
    for (const { annotation, ...judgement } of evidence)
      operations.push(
        ...addEvidenceOperations(context, added.claim.id, annotations.get(annotation), judgement).operations,
      );
  });
}

/** "[ref]" is a citation of that annotation; anything else is text. */
function inline({ annotations }: Build, parts: readonly Inline[]): RichTextNode[] {
  return parts.map((part) => {
    const ref = /^\[(.+)\]$/.exec(part)?.[1];
    return ref === undefined
      ? textNode(part)
      : citationNode({ kind: 'annotation', id: annotations.get(ref).id });
  });
}

function briefNode(build: Build, part: BriefPart): RichTextNode {
  if ('bottomLine' in part) return bottomLineNode(paragraphNode(...inline(build, part.bottomLine)));
  if ('heading' in part) return headingNode(2, part.heading);
  if ('claim' in part) return claimBlockNode(build.claims.get(part.claim));
  if ('paragraph' in part) return paragraphNode(...inline(build, part.paragraph));
  const items = part.list.map((text) => ({ type: 'listItem', content: [paragraphNode(textNode(text))] }));
  return { type: 'bulletList', content: items };
}

function noteTarget(
  { context, sources, claims }: Build,
  target: SampleFile['notes'][number]['target'],
): NoteTarget {
  if (target?.source !== undefined) return { kind: 'source', id: sources.get(target.source).id };
  if (target?.claim !== undefined) return { kind: 'claim', id: claims.get(target.claim) };
  return { kind: 'dossier', id: context.dossierId };
}

function addNotesAndBrief(build: Build): void {
  const { context, file, operations, annotations } = build;
  for (const { title, target, paragraphs, cite } of file.notes) {
    const citation = citationNode({ kind: 'annotation', id: annotations.get(cite).id });
    const nodes = paragraphs.map((text, index) =>
      index === paragraphs.length - 1
        ? paragraphNode(textNode(text), citation)
        : paragraphNode(textNode(text)),
    );
    const note = { title, target: noteTarget(build, target), content: documentNode(...nodes) };
    operations.push(...addNoteOperations(context, note).operations);
  }
  const { title, front, marking, content } = file.brief;
  const body = documentNode(...content.map((part) => briefNode(build, part)));
  const brief = {
    title,
    template: 'policy-memo' as const,
    front,
    marking,
    language: 'en',
    machineDrafted: false,
    content: body,
  };
  operations.push(...addBriefOperations(context, brief).operations);
}

/** All operations of a fresh copy of the sample dossier. */
export async function sampleDossierOperations(
  makeNewId: NewRowContext['makeId'],
  now: number,
): Promise<{ dossier: Dossier; operations: Operation[] }> {
  // The file is data of ours with its own test; its literal types are wider than the vocabularies.
  const file = dossierFile as unknown as SampleFile;
  const id = makeNewId<DossierId>();
  const { title, question, marking } = file;
  const dossier: Dossier = { id, dossierId: id, title, question, marking, createdAt: now, updatedAt: now };
  const build: Build = {
    context: { dossierId: id, makeId: makeNewId, now },
    file,
    operations: [{ kind: 'put', table: 'dossiers', row: dossier }],
    tags: new Refs(),
    sources: new Refs(),
    annotations: new Refs(),
    claims: new Refs(),
  };
  addTags(build);
  await addSources(build);
  addAnnotations(build);
  addClaims(build);
  addNotesAndBrief(build);
  return { dossier, operations: build.operations };
}

/** Stores a fresh copy of the sample dossier. */
export async function openSampleDossier(): Promise<DossierId> {
  const { dossier, operations } = await sampleDossierOperations(makeId, Date.now());
  await commit(database, dossier.id, 'Open the sample dossier', operations);
  return dossier.id;
}
