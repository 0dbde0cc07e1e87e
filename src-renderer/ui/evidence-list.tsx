/** The evidence on a claim: each passage one click away, its stance, strength and credibility changed where they stand. */
import { useLiveQuery } from 'dexie-react-hooks';
import { Check, ChevronDown, TriangleAlert, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { countEvidenceSources, describeSingleOrigin, lacksConfirmation } from '../domain/evidence-origins.ts';
import type { ClaimId } from '../domain/ids.ts';
import { sourcesOfOrigins } from '../domain/origins/origins.ts';
import type { Annotation, Claim, Evidence, Source } from '../domain/records.ts';
import { CREDIBILITIES, formatGrade } from '../domain/vocabularies/grading.ts';
import { formatStance, STANCES } from '../domain/vocabularies/stance.ts';
import { EVIDENCE_STANCES, removeEvidenceOperations, updateEvidenceOperations } from '../storage/evidence.ts';
import { database } from '../storage/workspace.ts';
import { GradeBadge } from './badge.tsx';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './evidence-list.module.css';
import { Menu } from './menu.tsx';
import { useOrigins } from './origins.tsx';
import { stanceClasses } from './stance-classes.ts';
import { useWorkspace } from './workspace.tsx';

export type EvidenceItem = { evidence: Evidence; annotation: Annotation | null; source: Source | null };

/** A claim's evidence with what it points to: what supports first, then in the order it was linked. */
export function useEvidence(claimId: ClaimId): EvidenceItem[] | undefined {
  return useLiveQuery(async () => {
    const rows = await database.evidence.where({ claimId }).sortBy('createdAt');
    const [annotations, sources] = await Promise.all([
      database.annotations.bulkGet(rows.map((row) => row.annotationId)),
      database.sources.bulkGet(rows.map((row) => row.sourceId)),
    ]);
    const rank = (item: EvidenceItem): number => STANCES.findIndex(({ id }) => id === item.evidence.stance);
    return rows
      .map((evidence, index) => ({
        evidence,
        annotation: annotations[index] ?? null,
        source: sources[index] ?? null,
      }))
      .sort((a, b) => rank(a) - rank(b));
  }, [claimId]);
}

export type EvidenceListProps = {
  claim: Pick<Claim, 'number'>;
  items: readonly EvidenceItem[];
  onOpen: (annotation: Annotation) => void;
};

export function EvidenceList({ claim, items, onOpen }: EvidenceListProps) {
  const { groups } = useOrigins();
  const evidence = items.map((item) => item.evidence);
  const { sources, origins } = countEvidenceSources(evidence, groups);
  const warning = describeSingleOrigin(evidence, groups);
  return (
    <>
      <p className={styles.origins}>{sourcesOfOrigins(sources, origins)}</p>
      {warning !== null && <Warning>{warning}</Warning>}
      <ul className={styles.list}>
        {items.map((item) => (
          <EvidenceRow
            key={item.evidence.id}
            claim={claim}
            item={item}
            isUnconfirmed={lacksConfirmation(item.evidence, evidence, groups)}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </>
  );
}

function Warning({ children }: { children: string }) {
  return (
    <p className={styles.warning}>
      <TriangleAlert size={13} aria-hidden />
      {children}
    </p>
  );
}

function EvidenceRow({
  claim,
  item,
  isUnconfirmed,
  onOpen,
}: {
  claim: Pick<Claim, 'number'>;
  item: EvidenceItem;
  /** Graded 1, while no other origin says the same. */
  isUnconfirmed: boolean;
  onOpen: (annotation: Annotation) => void;
}) {
  const { change } = useWorkspace();
  const { evidence, annotation, source } = item;
  const title = source === null ? 'Source deleted' : source.publisher || source.title;
  const remove = (): void =>
    void change(`Remove evidence from claim ${claim.number}`, removeEvidenceOperations(evidence.id), {
      offerUndo: true,
    });
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <StanceMenu claim={claim} evidence={evidence} />
        <CredibilityMenu claim={claim} evidence={evidence} source={source} />
        <span className={styles.source} title={source?.title}>
          {title}
        </span>
        <IconButton
          label={`Remove this evidence from claim ${claim.number}`}
          icon={<X size={14} />}
          className={styles.remove ?? ''}
          onPress={remove}
        />
      </div>
      {isUnconfirmed && <Warning>Graded 1, but no source of another origin says so.</Warning>}
      {annotation === null ? (
        <p className={styles.missing}>The passage is no longer in the dossier.</p>
      ) : (
        <button type="button" className={styles.quote} onClick={() => onOpen(annotation)}>
          “{annotation.anchor.quote.exact.replace(/\s+/gu, ' ').trim()}”
        </button>
      )}
    </li>
  );
}

function StanceMenu({ claim, evidence }: { claim: Pick<Claim, 'number'>; evidence: Evidence }) {
  const { change } = useWorkspace();
  const { stance, strength } = evidence;
  const term = formatStance(stance, strength);
  return (
    <Menu
      label="Stance"
      trigger={
        <AriaButton
          aria-label={`Stance: ${term}`}
          className={classNames(styles.trigger, stanceClasses(stance, strength))}
        >
          {term}
          <ChevronDown size={11} aria-hidden />
        </AriaButton>
      }
      entries={EVIDENCE_STANCES.map((entry) => ({
        id: `${entry.stance}-${entry.strength}`,
        label: formatStance(entry.stance, entry.strength),
        icon: <Mark isOn={entry.stance === stance && entry.strength === strength} />,
        run: () =>
          void change(
            `Change stance of evidence on claim ${claim.number}`,
            updateEvidenceOperations(evidence, entry),
          ),
      }))}
    />
  );
}

function CredibilityMenu({
  claim,
  evidence,
  source,
}: {
  claim: Pick<Claim, 'number'>;
  evidence: Evidence;
  source: Source | null;
}) {
  const { change } = useWorkspace();
  const term = CREDIBILITIES.find(({ id }) => id === evidence.credibility)?.term ?? '';
  const reliability = source?.reliability ?? 'F';
  const grade = formatGrade(reliability, evidence.credibility);
  return (
    <Menu
      label="Credibility"
      trigger={
        <AriaButton
          // Begins with what is seen, so that it can be said to a voice control.
          aria-label={`${grade}. Credibility: ${term}`}
          className={classNames(styles.trigger, styles.grade)}
        >
          <GradeBadge reliability={reliability} credibility={evidence.credibility} />
        </AriaButton>
      }
      entries={CREDIBILITIES.map((entry) => ({
        id: String(entry.id),
        label: `${entry.id}: ${entry.term}`,
        icon: <Mark isOn={entry.id === evidence.credibility} />,
        run: () =>
          void change(
            `Change credibility of evidence on claim ${claim.number}`,
            updateEvidenceOperations(evidence, { credibility: entry.id }),
          ),
      }))}
    />
  );
}

/** The sign of the entry that holds now; as wide where it does not. */
function Mark({ isOn }: { isOn: boolean }) {
  return isOn ? <Check size={14} aria-label="Current" /> : <span className={styles.noMark} />;
}
