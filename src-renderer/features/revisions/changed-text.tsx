/** The newer text with what came and what went, unchanged stretches folded. */
import { memo, type Ref, useCallback, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { type ChangeSection, largeGapOf, makeSections } from '../../domain/text/change-sections.ts';
import { useGradualDrawing } from '../../ui/use-gradual-drawing.ts';
import { Section } from './changed-section.tsx';
import styles from './changed-text.module.css';

/** What of the text is gone to; null where it is not there. What is gone to is drawn by then. */
export type ChangedTextPlaces = {
  change: (index: number) => HTMLElement | null;
  /** By a UTF-16 offset into the newer text. */
  offset: (offset: number) => HTMLElement | null;
};

type ChangedTextProps = {
  sections: readonly ChangeSection[];
  /** How many rows changed. */
  changes: number;
  places: Ref<ChangedTextPlaces>;
};

/** The last section that begins at an offset or before it. */
function sectionAt(sections: readonly ChangeSection[], offset: number): ChangeSection | undefined {
  return sections.findLast(({ newStart }) => newStart <= offset) ?? sections[0];
}

export const ChangedText = memo(function ChangedText({ sections, changes, places }: ChangedTextProps) {
  const [unfolded, setUnfolded] = useState<ReadonlyMap<string, readonly ChangeSection[]>>(new Map());
  const text = useRef<HTMLDivElement>(null);
  const shown = useMemo(
    () => sections.flatMap((section) => unfolded.get(section.key) ?? section),
    [sections, unfolded],
  );
  const keys = useMemo(() => shown.map(({ key }) => key), [shown]);
  const { isDrawn, drawNow, watch } = useGradualDrawing(keys);
  const unfold = useCallback((section: ChangeSection) => {
    const rows = largeGapOf(section)?.rows ?? [];
    setUnfolded((known) => new Map(known).set(section.key, makeSections(rows, `${section.key}.`)));
  }, []);
  useImperativeHandle(places, () => {
    const rowsIn = (section: ChangeSection | undefined): HTMLElement[] => {
      if (section === undefined) return [];
      drawNow([section.key]);
      const part = text.current?.querySelector(`[data-part="${section.key}"]`);
      return [...(part?.querySelectorAll<HTMLElement>('[data-start]') ?? [])];
    };
    return {
      change: (index) => {
        const section = shown.find(({ entries }) =>
          entries.some((entry) => entry.kind !== 'gap' && entry.change === index),
        );
        return rowsIn(section).find(({ dataset }) => dataset.change === `${index}`) ?? null;
      },
      offset: (offset) =>
        rowsIn(sectionAt(shown, offset)).findLast(({ dataset }) => Number(dataset.start) <= offset) ?? null,
    };
  }, [shown, drawNow]);
  return (
    <div ref={text} className={styles.text}>
      {changes === 0 && (
        <p className={styles.note}>The words are the same; only their form may have changed.</p>
      )}
      {shown.map((section) => (
        <Section
          key={section.key}
          section={section}
          isDrawn={isDrawn(section.key)}
          watch={watch}
          onUnfold={unfold}
        />
      ))}
    </div>
  );
});
