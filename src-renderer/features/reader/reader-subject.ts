/** What a key or button of the reader is about: the selected passage, else the chosen annotation. */
import type { Annotation } from '../../domain/records.ts';
import type { TextRange } from '../../domain/text/sentence.ts';
import type { Passage } from '../../storage/passage.ts';
import { findAnnotation, type ReaderSession, selectedPassage } from './reader-session.ts';

export type Subject = { kind: 'passage'; range: TextRange } | { kind: 'annotation'; annotation: Annotation };

function isAt({ anchor }: Annotation, { start, end }: TextRange): boolean {
  return anchor.start === start && anchor.end === end;
}

/** Null when neither a passage is selected nor an annotation chosen. */
export function findSubject(session: ReaderSession): Subject | null {
  const { pending, records, store } = session;
  const range = selectedPassage(session);
  if (range !== null) {
    // The very same passage is not annotated twice.
    const twin =
      [...pending.values()].find((annotation) => isAt(annotation, range)) ??
      records.current.annotations.find((annotation) => isAt(annotation, range));
    return twin === undefined ? { kind: 'passage', range } : { kind: 'annotation', annotation: twin };
  }
  const { selectedId } = store.get();
  const annotation = selectedId === null ? undefined : findAnnotation(session, selectedId);
  return annotation === undefined ? null : { kind: 'annotation', annotation };
}

/** The subject as the dialogs for claims and evidence take it. */
export function toPassage({ sourceId, revision }: ReaderSession, subject: Subject): Passage {
  const { start, end } = subject.kind === 'passage' ? subject.range : subject.annotation.anchor;
  return {
    sourceId,
    revisionId: revision.id,
    start,
    end,
    quote: revision.text.slice(start, end),
    ...(subject.kind === 'annotation' ? { annotationId: subject.annotation.id } : {}),
  };
}
