/** Judgements in print: the table that opens the brief, and the box where the brief states one. */
import type { Judgement } from '../../domain/brief/judgement.ts';
import { claimOf, type ResolvedBrief } from '../../domain/brief/resolve.ts';
import type { Claim, RichTextNode } from '../../domain/records.ts';
import { formatAttribution } from '../../domain/vocabularies/attribution.ts';
import { formatClaimType } from '../../domain/vocabularies/claim-type.ts';
import { formatConfidence } from '../../domain/vocabularies/confidence.ts';
import { likelihoodOf } from '../../domain/vocabularies/likelihood.ts';
import { STANCES } from '../../domain/vocabularies/stance.ts';
import { noteLinks } from './citations.ts';
import { type Html, html, isolate, join } from './html.ts';
import { sentence } from './wording.ts';

/** The id of a key judgement in the page; `number` from 1. */
export function judgementId(number: number): string {
  return `judgement-${number}`;
}

/** One row a judgement; empty where the brief states none. Likelihood and confidence never share a cell. */
export function writeJudgementTable(judgements: readonly Judgement[]): Html {
  if (judgements.length === 0) return html``;
  return html`<table class="judgements" lang="en" dir="ltr" aria-label="Key judgements">
<thead><tr><th scope="col">Judgement</th><th scope="col">Likelihood</th><th scope="col">Confidence</th><th scope="col">Basis</th></tr></thead>
<tbody>
${judgements.map(writeRow)}</tbody>
</table>
`;
}

function writeRow(judgement: Judgement): Html {
  const { claim, number } = judgement;
  return html`<tr>
<th scope="row"><a class="judgement-link" href="#${judgementId(number)}" aria-label="Judgement ${number}">${number}</a>${isolate(claim.statement)}</th>
<td>${likelihoodCell(claim)}</td>
<td>${claim.confidence === null ? noConfidence(claim) : formatConfidence(claim.confidence)}</td>
<td>${sentence(judgement.basis)}${basisWords(claim)}</td>
</tr>
`;
}

/** A claim without a likelihood is shown as what it is: "Reported fact". Only a forecast ought to have had one. */
function likelihoodCell(claim: Claim): Html {
  if (claim.likelihood !== null) return likelihoodWords(claim.likelihood);
  const type = formatClaimType(claim.type);
  return claim.type === 'forecast'
    ? html`<span class="none">${type}, likelihood not stated</span>`
    : html`<span class="none">${type}</span>`;
}

/** A fact or a statement may have neither likelihood nor confidence; an assessment without confidence lacks it. */
function noConfidence(claim: Claim): Html {
  const isFact = claim.type === 'reported-fact' || claim.type === 'attributed-statement';
  return html`<span class="none">${isFact ? '–' : 'Not stated'}</span>`;
}

function likelihoodWords(id: NonNullable<Claim['likelihood']>): Html {
  const { term, low, high } = likelihoodOf(id);
  return html`${term} <span class="range">(${low}–${high}%)</span>`;
}

function basisWords(claim: Claim): Html {
  const basis = claim.confidenceBasis.trim();
  return basis === '' ? html`` : html` ${isolate(sentence(basis))}`;
}

/**
 * Writes claim blocks. The first block of a claim carries the id that the table links to.
 * @param resolved what the brief resolves to
 */
export function createClaimBlockWriter(resolved: ResolvedBrief): (node: RichTextNode) => Html {
  const byClaim = new Map(resolved.judgements.map((judgement) => [judgement.claim.id, judgement]));
  const written = new Set<number>();
  return (node) => {
    const claimId = claimOf(node);
    const judgement = claimId === null ? undefined : byClaim.get(claimId);
    if (judgement === undefined)
      return html`<div class="claim claim-lost" lang="en" dir="ltr">The claim that stood here is no longer in the dossier.</div>\n`;
    const isFirst = !written.has(judgement.number);
    written.add(judgement.number);
    return writeClaimBlock(judgement, resolved, isFirst);
  };
}

function writeClaimBlock(judgement: Judgement, resolved: ResolvedBrief, isFirst: boolean): Html {
  const { claim, number } = judgement;
  const id = isFirst ? html` id="${judgementId(number)}"` : null;
  const fields: [string, Html | string | null][] = [
    ['Type', formatClaimType(claim.type)],
    ['Likelihood', claim.likelihood === null ? null : likelihoodWords(claim.likelihood)],
    ['Confidence', claim.confidence === null ? null : formatConfidence(claim.confidence)],
    [
      'Said by',
      claim.attribution.speaker === 'writer' ? null : isolate(formatAttribution(claim.attribution)),
    ],
  ];
  const shown = fields.flatMap(([name, value]) =>
    value === null ? [] : [html`<li><span class="field-name">${name}</span> ${value}</li>`],
  );
  return html`<section class="claim"${id} lang="en" dir="ltr" aria-label="Judgement ${number}">
<p class="claim-name">Judgement ${number}<span class="claim-number">Claim ${claim.number}</span></p>
<p class="claim-statement">${isolate(claim.statement)}</p>
<ul class="fields">${shown}</ul>
<p class="claim-basis">${sentence(judgement.basis)}${basisWords(claim)}${evidenceLinks(judgement, resolved)}</p>
</section>
`;
}

/** The endnotes that bear on the judgement, by stance: "Supported in notes 1 and 4. Contradicted in note 6." */
function evidenceLinks(judgement: Judgement, resolved: ResolvedBrief): Html {
  const phrases = STANCES.flatMap(({ id }) => {
    const numbers = judgement.evidence
      .filter((item) => item.stance === id)
      .map((item) => resolved.numbering.numberOf({ kind: 'annotation', id: item.annotationId }))
      .filter((number) => number !== null);
    if (numbers.length === 0) return [];
    const unique = [...new Set(numbers)].toSorted((a, b) => a - b);
    return [html`${STANCE_PHRASES[id]} ${unique.length === 1 ? 'note' : 'notes'} ${noteLinks(unique)}.`];
  });
  return phrases.length === 0 ? html`` : html` ${join(phrases, ' ')}`;
}

const STANCE_PHRASES = {
  supports: 'Supported in',
  contradicts: 'Contradicted in',
  qualifies: 'Qualified in',
  context: 'Context in',
} as const;
