import { Trash2, TriangleAlert } from 'lucide-react';
import { countEvidenceSources, describeSingleOrigin } from '../../domain/evidence-origins.ts';
import { sourcesOfOrigins } from '../../domain/origins/origins.ts';
import type { Claim } from '../../domain/records.ts';
import { formatAttribution } from '../../domain/vocabularies/attribution.ts';
import { formatClaimType } from '../../domain/vocabularies/claim-type.ts';
import { formatConfidence } from '../../domain/vocabularies/confidence.ts';
import { likelihoodOf } from '../../domain/vocabularies/likelihood.ts';
import { Chip } from '../../ui/badge.tsx';
import type { TableColumn } from '../../ui/data-table.tsx';
import { EvidenceBalanceBar } from '../../ui/evidence-balance.tsx';
import { useOrigins } from '../../ui/origins.tsx';
import { RowMenu } from '../../ui/row-menu.tsx';
import type { ClaimRow } from './claim-rows.ts';
import styles from './claims-view.module.css';

/** The columns of the table of claims. Likelihood and confidence stand apart: they are two axes. */
export function claimColumns({ remove }: { remove: (id: string) => void }): readonly TableColumn<ClaimRow>[] {
  return [
    {
      id: 'number',
      name: 'No.',
      width: 62,
      cell: ({ claim }) => <span className={styles.number}>{claim.number}</span>,
    },
    {
      id: 'statement',
      name: 'Claim',
      width: '1fr',
      minWidth: 240,
      isRowHeader: true,
      cell: ({ claim }) => <ClaimCell claim={claim} />,
    },
    {
      id: 'likelihood',
      name: 'Likelihood',
      width: 108,
      cell: ({ claim }) => <LikelihoodCell claim={claim} />,
    },
    {
      id: 'confidence',
      name: 'Confidence',
      width: 86,
      cell: ({ claim }) => (claim.confidence === null ? <None /> : formatConfidence(claim.confidence)),
    },
    {
      id: 'evidence',
      name: 'Evidence',
      width: 148,
      cell: ({ evidence }) => <EvidenceCell evidence={evidence} />,
    },
    {
      id: 'actions',
      name: 'Actions',
      width: 42,
      isSortable: false,
      cell: ({ id, claim }) => (
        <RowMenu
          label={`Actions for claim ${claim.number}`}
          entries={() => [
            {
              id: 'delete',
              label: 'Delete',
              keys: 'Delete',
              icon: <Trash2 size={14} />,
              isDanger: true,
              run: () => remove(id),
            },
          ]}
        />
      ),
    },
  ];
}

function ClaimCell({ claim }: { claim: Claim }) {
  const who = formatAttribution(claim.attribution);
  return (
    <div className={styles.claim}>
      <span className={styles.statement} title={claim.statement}>
        {claim.statement}
      </span>
      <span className={styles.facts}>
        <Chip>{formatClaimType(claim.type)}</Chip>
        <span className={styles.who} title={who}>
          {who}
        </span>
      </span>
    </div>
  );
}

function LikelihoodCell({ claim }: { claim: Claim }) {
  if (claim.likelihood === null) return <None />;
  const { term, low, high } = likelihoodOf(claim.likelihood);
  return (
    <span className={styles.likelihood}>
      {term}
      <span className={styles.quiet}>
        {low}–{high}%
      </span>
    </span>
  );
}

function EvidenceCell({ evidence }: Pick<ClaimRow, 'evidence'>) {
  const { groups } = useOrigins();
  const { sources, origins } = countEvidenceSources(evidence, groups);
  const warning = describeSingleOrigin(evidence, groups);
  return (
    <span className={styles.evidence}>
      <EvidenceBalanceBar evidence={evidence} />
      {sources > 0 && (
        <span className={styles.sources} title={warning ?? undefined}>
          {warning !== null && <TriangleAlert size={11} aria-label="All support from one origin." />}
          {sourcesOfOrigins(sources, origins)}
        </span>
      )}
    </span>
  );
}

function None() {
  return <span className={styles.quiet}>–</span>;
}
