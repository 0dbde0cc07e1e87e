/** Where passages stand in the texts that they are anchored in: before a new text came, and in it. */
import { useEffect, useMemo, useState } from 'react';
import type { Anchor } from '../../domain/anchor/anchor.ts';
import type { RevisionId } from '../../domain/ids.ts';
import type { Annotation } from '../../domain/records.ts';
import { createLocator, formatLocator, locatorWords } from '../../domain/text/locator.ts';
import { quoteInLabel } from '../../storage/label.ts';
import { database } from '../../storage/workspace.ts';
import { useWorkspace } from '../../ui/workspace.tsx';

/** In short, as it is seen ("¶ 3"), and in words, as it is heard ("Paragraph 3"). */
export type PassagePlace = { short: string; words: string };

type Places = ReadonlyMap<RevisionId, ReturnType<typeof createLocator>>;

/** Locates anchors of these moves, each text read once; gives null until it is, and where a text is no longer there. */
export function usePlaces(moves: readonly Annotation[]): (anchor: Anchor) => PassagePlace | null {
  const { report } = useWorkspace();
  const [places, setPlaces] = useState<Places>(new Map());
  // A few texts, whatever the number of passages: the key stays the same while passages are answered.
  const wanted = useMemo(() => {
    const ids = moves.flatMap(({ anchor, unconfirmed }) => [
      anchor.revisionId,
      ...(unconfirmed === null ? [] : [unconfirmed.before.revisionId]),
    ]);
    return [...new Set(ids)].sort().join(' ');
  }, [moves]);
  useEffect(() => {
    let isWanted = true;
    const read = async (): Promise<void> => {
      const texts = await database.revisions.bulkGet(wanted.split(' '));
      if (!isWanted) return;
      setPlaces(
        new Map(texts.flatMap((text) => (text === undefined ? [] : [[text.id, createLocator(text)]]))),
      );
    };
    if (wanted !== '') read().catch(report);
    return () => {
      isWanted = false;
    };
  }, [wanted, report]);
  return useMemo(
    () => (anchor) => {
      const locator = places.get(anchor.revisionId)?.(anchor) ?? null;
      if (locator === null) return null;
      // Headings have no numbers.
      const name = locator.kind === 'heading' ? ` ${quoteInLabel(locator.text)}` : '';
      return { short: `${formatLocator(locator)}${name}`, words: `${locatorWords(locator)}${name}` };
    },
    [places],
  );
}
