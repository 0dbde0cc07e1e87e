/** "Cite": a searchable list of the dossier's passages and sources; Enter puts the citation at the caret. */
import { useMemo } from 'react';
import { flushSync } from 'react-dom';
import type { CitationTarget } from '../../domain/brief/document.ts';
import type { DossierId } from '../../domain/ids.ts';
import type { Source } from '../../domain/records.ts';
import { GradeBadge, TagDot } from '../badge.tsx';
import type { SearchEntry } from '../search-list.tsx';
import { foldText } from '../word-search.ts';
import { type CitablePassage, useCitable } from './citable.ts';
import type { DocumentSession } from './document-session.ts';
import { insertCitation } from './insert.ts';
import styles from './picker.module.css';
import { Picker } from './picker.tsx';

/** Puts a citation at the caret and gives the text the focus. */
export function cite({ editor }: DocumentSession, target: CitationTarget): void {
  editor.view.dispatch(insertCitation(editor.state, target));
  editor.view.focus();
}

function citedWords(number: number | null): string {
  return number === null ? '' : `cited as ${number}`;
}

function passageEntry(passage: CitablePassage, number: number | null): SearchEntry {
  const { annotation, source, credibility, tags, search } = passage;
  return {
    id: `annotation:${annotation.id}`,
    text: annotation.anchor.quote.exact.slice(0, 200),
    search,
    draw: () => (
      <>
        <span className={styles.head}>
          <GradeBadge reliability={source.reliability} credibility={credibility} />
          <bdi className={styles.source}>{source.title}</bdi>
          <span className={styles.tags} title={tags.map((tag) => tag.name).join(', ')}>
            {tags.map((tag) => (
              <TagDot key={tag.id} hue={tag.hue} />
            ))}
          </span>
          <span className={styles.cited}>{citedWords(number)}</span>
        </span>
        <bdi className={styles.quote}>{annotation.anchor.quote.exact}</bdi>
      </>
    ),
  };
}

function sourceEntry(source: Source, number: number | null): SearchEntry {
  return {
    id: `source:${source.id}`,
    text: source.title,
    search: foldText([source.title, source.publisher, source.author, 'source as a whole'].join(' ')),
    draw: () => (
      <>
        <span className={styles.head}>
          <GradeBadge reliability={source.reliability} />
          <span className={styles.source}>
            Source as a whole{source.publisher !== '' && `, ${source.publisher}`}
          </span>
          <span className={styles.cited}>{citedWords(number)}</span>
        </span>
        <bdi className={styles.whole}>{source.title}</bdi>
      </>
    ),
  };
}

/** Render it only while it is open. */
export function CitePicker(props: { session: DocumentSession; dossierId: DossierId; onClose: () => void }) {
  const { session, dossierId, onClose } = props;
  const citable = useCitable(dossierId);
  const caret = useMemo(() => session.editor.view.coordsAtPos(session.editor.state.selection.to), [session]);
  const targets = useMemo(() => {
    const found = new Map<string, CitationTarget>();
    for (const { annotation } of citable?.passages ?? [])
      found.set(`annotation:${annotation.id}`, { kind: 'annotation', id: annotation.id });
    for (const { id } of citable?.sources ?? []) found.set(`source:${id}`, { kind: 'source', id });
    return found;
  }, [citable]);
  const entries = useMemo(() => {
    const { numberOf } = session.records;
    // The passages marked last are the likeliest to be cited next.
    const passages = (citable?.passages ?? []).toSorted(
      (a, b) => b.annotation.createdAt - a.annotation.createdAt,
    );
    return [
      ...passages.map((passage) =>
        passageEntry(passage, numberOf({ kind: 'annotation', id: passage.annotation.id })),
      ),
      ...(citable?.sources ?? []).map((source) =>
        sourceEntry(source, numberOf({ kind: 'source', id: source.id })),
      ),
    ];
  }, [citable, session]);
  return (
    <Picker
      label="Cite a passage or source"
      placeholder="Cite: search quotes, sources, grades, tags"
      empty={
        citable === undefined ? 'Reading…' : 'Nothing to cite yet. Import a source and mark passages in it.'
      }
      entries={entries}
      caret={caret}
      onClose={onClose}
      onChoose={(id) => {
        const target = targets.get(id);
        // The picker has to be gone before the text can have the focus, and what is typed next belongs to the text.
        flushSync(onClose);
        if (target !== undefined) cite(session, target);
      }}
    />
  );
}
