/** Tells a screen reader which annotations the caret has come into: what the colours tell the eye. */
import type { ReaderRecords } from './reader-records.ts';
import { annotationsAt } from './reader-records.ts';
import { useReaderSession } from './reader-session.ts';
import { useReaderState } from './reader-store.ts';

function annotationsInWords(records: ReaderRecords, offset: number): string {
  const { tagById } = records;
  return annotationsAt(records, offset)
    .map(({ tagIds, note }) => {
      const names = tagIds.flatMap((id) => tagById.get(id)?.name ?? []);
      const tags = names.length === 0 ? 'Highlight' : `Annotation: ${names.join(', ')}`;
      return note === '' ? tags : `${tags}, with a note`;
    })
    .join('. ');
}

export function CaretAnnouncer({ records }: { records: ReaderRecords }) {
  const { store } = useReaderSession();
  const words = useReaderState(store, ({ caret, hasFocus }) =>
    caret === null || !hasFocus ? '' : annotationsInWords(records, caret.focus),
  );
  return (
    <div className="visually-hidden" aria-live="polite">
      {words}
    </div>
  );
}
