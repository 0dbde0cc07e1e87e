/** A stored text, for reading: with its citations and claim blocks as they are now. */
import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import type { DossierId } from '../../domain/ids.ts';
import type { RichTextNode } from '../../domain/records.ts';
import { database } from '../../storage/workspace.ts';
import { type CardStore, createCardStore } from './card.ts';
import { type CitedRecords, createCitedRecords } from './cited-records.ts';
import { createEditor } from './create-editor.ts';
import { readDocument } from './read-document.ts';
import styles from './read-only-text.module.css';
import { RichText } from './rich-text.tsx';
import { type DocumentKind, schemaOf } from './schema.ts';
import { useDoors } from './use-doors.ts';

type Shown = {
  element: HTMLElement;
  records: CitedRecords;
  card: CardStore;
  editor: Editor;
  problem: string | null;
};

export function ReadOnlyText(props: {
  kind: DocumentKind;
  label: string;
  dossierId: DossierId;
  stored: { schemaVersion: number; content: RichTextNode };
}) {
  const { kind, label, dossierId, stored } = props;
  const [shown, setShown] = useState<Shown | null>(null);
  const { openCitation, openClaim } = useDoors();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the doors only read what is current when they are used
  useEffect(() => {
    const element = document.createElement('div');
    const records = createCitedRecords(database, dossierId);
    const card = createCardStore();
    const { document: readable, problem } = readDocument(schemaOf(kind), stored);
    const content = readable.toJSON() as RichTextNode;
    const editor = createEditor({
      ...{ kind, label, placeholder: '', element, content, isEditable: false, records, card },
      openCitation,
      openClaim,
    });
    setShown({ element, records, card, editor, problem });
    return () => {
      records.close();
      editor.destroy();
    };
  }, [kind, label, dossierId, stored]);
  if (shown === null) return null;
  return (
    <>
      {shown.problem !== null && (
        <p className={styles.problem}>{shown.problem} This is what can be read of it.</p>
      )}
      <RichText session={shown} />
    </>
  );
}
