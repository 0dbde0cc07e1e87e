import { FileDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import styles from './drop-target.module.css';
import { type DroppedFiles, filesOf, holdsFiles } from './dropped-files.ts';

/** Takes files dropped anywhere on the window, and shows that it would while they are dragged over it. */
export function DropTarget({ onFiles }: { onFiles: (dropped: DroppedFiles) => void }) {
  const [isOver, setOver] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;
  useEffect(() => {
    // Entering a child fires before leaving its parent: only the balance says whether the window is left.
    let depth = 0;
    const enter = (event: DragEvent): void => {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      depth += 1;
      setOver(true);
    };
    const over = (event: DragEvent): void => {
      if (!holdsFiles(event.dataTransfer) || event.dataTransfer === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    };
    const leave = (event: DragEvent): void => {
      if (!holdsFiles(event.dataTransfer)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      depth = 0;
      setOver(false);
      if (!holdsFiles(event.dataTransfer) || event.dataTransfer === null) return;
      event.preventDefault();
      void filesOf(event.dataTransfer).then((dropped) => {
        if (dropped.files.length + dropped.skipped > 0) take.current(dropped);
      });
    };
    addEventListener('dragenter', enter);
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragenter', enter);
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  if (!isOver) return null;
  return (
    <div className={styles.overlay}>
      <div className={styles.card}>
        <FileDown size={28} aria-hidden />
        <strong>Drop to import as sources</strong>
        <span>Web pages, PDF, Word, e-mail, Markdown, text, bibliographies, or whole folders</span>
      </div>
    </div>
  );
}
