/** How a claim block looks in the editor: what the dossier says of the claim now, in plain DOM. One click goes to it. */
import type { NodeViewRenderer } from '@tiptap/core';
import type { EvidenceCounts, Judgement } from '../../domain/brief/judgement.ts';
import { counted } from '../../domain/count.ts';
import type { ClaimId } from '../../domain/ids.ts';
import { formatConfidence } from '../../domain/vocabularies/confidence.ts';
import { formatLikelihood, likelihoodOf } from '../../domain/vocabularies/likelihood.ts';
import styles from './atoms.module.css';
import { leaveAtom } from './caret.ts';
import type { CitedRecords } from './cited-records.ts';
import { claimIdOf } from './claim-block.ts';

/** "3 support · 1 contradicts"; "No evidence yet" where nothing bears on the claim. */
export function describeCounts(counts: EvidenceCounts): string {
  const parts = [
    [counts.supports, 'supports', 'support'],
    [counts.contradicts, 'contradicts', 'contradict'],
    [counts.qualifies, 'qualifies', 'qualify'],
  ] as const;
  const said = parts.flatMap(([count, one, many]) => (count === 0 ? [] : [counted(count, one, many)]));
  return said.length === 0 ? 'No evidence yet' : said.join(' · ');
}

/** What a claim says in one line: "Claim 9: Attacks were launched from Afghan territory (likely)". */
export function describeClaim({ claim }: Pick<Judgement, 'claim'>): string {
  const likelihood = claim.likelihood === null ? '' : ` (${likelihoodOf(claim.likelihood).term})`;
  return `Claim ${claim.number}: ${claim.statement}${likelihood}`;
}

function element(tag: string, className: string | undefined, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className ?? '';
  made.textContent = text;
  return made;
}

function chipsOf({ claim }: Judgement): HTMLElement[] {
  const chips = [element('span', styles.chip, `Claim ${claim.number}`)];
  if (claim.likelihood !== null) {
    const chip = element('span', styles.chip, likelihoodOf(claim.likelihood).term);
    chip.title = formatLikelihood(claim.likelihood);
    chips.push(chip);
  }
  if (claim.confidence !== null) {
    const chip = element('span', styles.chip, `${formatConfidence(claim.confidence)} confidence`);
    chip.title = claim.confidenceBasis;
    chips.push(chip);
  }
  return chips;
}

function contentOf(claimId: ClaimId | null, judgement: Judgement | null, isRead: boolean): HTMLElement[] {
  if (judgement === null) {
    if (!isRead) return [element('p', styles.statement, '…')];
    const problem =
      claimId === null ? 'This claim block points to nothing.' : 'This claim is no longer in the dossier.';
    return [element('p', styles.problem, `? ${problem}`)];
  }
  const head = element('div', styles.claimHead, '');
  head.append(...chipsOf(judgement), element('span', styles.counts, describeCounts(judgement.counts)));
  return [head, element('p', styles.statement, judgement.claim.statement)];
}

export function claimBlockView(
  records: CitedRecords,
  openClaim: (claimId: ClaimId) => void,
): NodeViewRenderer {
  return ({ node: firstNode, view, getPos }) => {
    let claimId = claimIdOf(firstNode);
    const dom = document.createElement('div');
    dom.className = styles.claimBlock ?? '';
    dom.setAttribute('role', 'group');

    const draw = (): void => {
      const judgement = records.judgementOf(claimId);
      const isRead = claimId === null || records.isRead(claimId);
      dom.classList.toggle(styles.missing ?? '', judgement === null && isRead);
      dom.setAttribute('aria-label', judgement === null ? 'Claim block' : `Claim ${judgement.claim.number}`);
      dom.replaceChildren(...contentOf(claimId, judgement, isRead));
    };
    draw();
    const unsubscribe = records.subscribe(draw);
    dom.addEventListener('click', (event) => {
      if (event.shiftKey || event.altKey || claimId === null) return;
      if (records.judgementOf(claimId) === null) return;
      const position = getPos();
      if (position !== undefined) leaveAtom(view, position);
      openClaim(claimId);
    });
    return {
      dom,
      update(node) {
        if (node.type.name !== 'claimBlock') return false;
        claimId = claimIdOf(node);
        draw();
        return true;
      },
      selectNode: () => dom.classList.add(styles.selected ?? ''),
      deselectNode: () => dom.classList.remove(styles.selected ?? ''),
      destroy: unsubscribe,
    };
  };
}
