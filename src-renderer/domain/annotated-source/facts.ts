/** What an exported source says about itself, in words: every format shows the same. */
import { counted } from '../count.ts';
import { formatDate, formatMoment } from '../date.ts';
import type { Source } from '../records.ts';
import { referenceParts } from '../reference.ts';
import { RELIABILITIES } from '../vocabularies/grading.ts';
import { SOURCE_KINDS } from '../vocabularies/source-kind.ts';
import type { AnnotatedSource } from './annotated-source.ts';

/** `kind` says how a value may be shown: an address as a link where it is safe, code letter for letter. */
export type SourceFact = { name: string; value: string; kind: 'text' | 'address' | 'code' };

/** The facts that are known, in the order in which they are shown. @param exportedOn ISO date of the export */
export function sourceFacts(annotated: AnnotatedSource, exportedOn: string): SourceFact[] {
  const { source, revision, revisionCount, original, dossier } = annotated;
  const facts: [name: string, value: string, kind?: SourceFact['kind']][] = [
    ['Reference', referenceOf(source)],
    ['Address', source.url, 'address'],
    ['Kind', SOURCE_KINDS.find(({ id }) => id === source.kind)?.term ?? ''],
    ['Reliability', reliabilityOf(source)],
    ['Descriptor', source.descriptor],
    ['Retrieved', source.accessed.trim() === '' ? '' : formatDate(source.accessed)],
    [
      'Revision',
      `${revision.number} of ${Math.max(revision.number, revisionCount)}, imported ${formatMoment(revision.createdAt)}`,
    ],
    ['Original', original === null ? '' : `${original.fileName} (${contentsOf(annotated)})`],
    ['SHA-256', original?.sha256 ?? '', 'code'],
    ['Annotations', annotationsOf(annotated)],
    ['Dossier', dossier.title],
    ['Exported', formatDate(exportedOn)],
  ];
  return facts.flatMap(([name, value, kind = 'text']) =>
    value.trim() === '' ? [] : [{ name, value: value.trim(), kind }],
  );
}

/** "A. Author, Publisher, 21 November 2025."; in words where nothing of it is known. */
function referenceOf(source: Source): string {
  const reference = referenceParts(source).join(', ');
  if (reference === 'undated') return 'No author, publisher or date is known.';
  return `${reference.replace(/^undated/u, 'Undated')}.`;
}

/** "B, usually reliable: corrections are published." */
function reliabilityOf({ reliability, reliabilityReason }: Source): string {
  const words = `${reliability}, ${RELIABILITIES.find(({ id }) => id === reliability)?.term ?? ''}`;
  const reason = reliabilityReason.trim();
  return reason === '' ? words : `${words}: ${reason}`;
}

function contentsOf({ original, revision: { pages, images } }: AnnotatedSource): string {
  return [
    original?.mediaType ?? '',
    pages.length === 0 ? '' : counted(pages.length, 'page'),
    images.length === 0 ? '' : `${counted(images.length, 'image')} not kept`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function annotationsOf({ passages, lost }: AnnotatedSource): string {
  const total = passages.length.toLocaleString('en');
  return lost.length === 0
    ? total
    : `${total}, and ${lost.length} more whose passage this revision does not hold`;
}
