/** Small labels: grade, marking, tag, key, chip. Each carries its meaning in words or letters, never by colour alone. */
import type { ReactNode } from 'react';
import {
  CREDIBILITIES,
  type Credibility,
  RELIABILITIES,
  type Reliability,
} from '../domain/vocabularies/grading.ts';
import { MARKINGS, type Marking } from '../domain/vocabularies/marking.ts';
import type { TagHue } from '../domain/vocabularies/tag-hue.ts';
import styles from './badge.module.css';
import { classNames } from './class-names.ts';

/** The Admiralty grade: reliability alone ("C") or with credibility ("C3"); its words are the tooltip. */
export function GradeBadge({
  reliability,
  credibility,
}: {
  reliability: Reliability;
  credibility?: Credibility;
}) {
  const words = [
    RELIABILITIES.find((entry) => entry.id === reliability)?.term,
    CREDIBILITIES.find((entry) => entry.id === credibility)?.term,
  ].filter((word) => word !== undefined);
  return (
    <span className={styles.grade} title={words.join(', ')}>
      {reliability}
      {credibility}
    </span>
  );
}

/** The TLP label in its prescribed colour on black. */
export function MarkingBadge({ marking }: { marking: Marking }) {
  const entry = MARKINGS.find((candidate) => candidate.id === marking);
  return (
    <span className={styles.marking} style={{ color: entry?.colour }} title={entry?.meaning}>
      {marking}
    </span>
  );
}

/** The coloured square of a tag. */
export function TagDot({ hue }: { hue: TagHue }) {
  return <span aria-hidden className={styles.dot} style={{ background: `var(--tag-${hue})` }} />;
}

/** A tag's name with its colour, and its number key where it has one. */
export function TagChip({ name, hue, tagKey }: { name: string; hue: TagHue; tagKey?: number | null }) {
  return (
    <span className={styles.chip}>
      <TagDot hue={hue} />
      {name}
      {tagKey !== undefined && tagKey !== null && <Key>{String(tagKey)}</Key>}
    </span>
  );
}

export function Chip({
  children,
  tone = 'neutral',
}: {
  children: ReactNode;
  tone?: 'neutral' | 'good' | 'warning' | 'bad';
}) {
  return <span className={classNames(styles.chip, styles[tone])}>{children}</span>;
}

/** A key as it stands on the keyboard. */
export function Key({ children }: { children: string }) {
  return <kbd className={styles.key}>{children}</kbd>;
}
