/** Keys to the scales that a brief uses, so that a reader needs no other document to read its terms. */
import type { ResolvedBrief } from '../../domain/brief/resolve.ts';
import { CREDIBILITIES, RELIABILITIES } from '../../domain/vocabularies/grading.ts';
import { LIKELIHOODS } from '../../domain/vocabularies/likelihood.ts';
import { MARKINGS, type Marking } from '../../domain/vocabularies/marking.ts';
import { type Html, html } from './html.ts';

/** A term of the scale; "how likely it is" states none. */
const LIKELIHOOD_TERM = new RegExp(
  `(?<!\\bhow )\\b(?:${LIKELIHOODS.map((entry) => entry.term).join('|')})\\b`,
  'i',
);
const CONFIDENCE_TERM = /\b(?:low|moderate|high) confidence\b/i;

/**
 * The keys of what the brief uses; the marking's always.
 * @param words the text of the brief, where likelihoods and confidence may be stated outside of judgements
 */
export function writeScales(resolved: ResolvedBrief, marking: Marking, words: string): Html {
  const { judgements } = resolved;
  const hasLikelihood =
    judgements.some(({ claim }) => claim.likelihood !== null) || LIKELIHOOD_TERM.test(words);
  const hasConfidence =
    judgements.some(({ claim }) => claim.confidence !== null) || CONFIDENCE_TERM.test(words);
  return html`<section class="scales" aria-labelledby="scales">
<h2 id="scales">Scales used</h2>
<div class="scale-columns">
${hasLikelihood ? likelihoodKey() : null}${hasConfidence ? confidenceKey() : null}${resolved.sources.length > 0 ? gradingKey() : null}${markingKey(marking)}</div>
</section>
`;
}

function likelihoodKey(): Html {
  return html`<div class="scale"><p class="scale-name">Likelihood</p>
<table><thead><tr><th scope="col">Term</th><th scope="col">Also</th><th scope="col" class="figure">Per cent</th></tr></thead><tbody>
${LIKELIHOODS.map(({ term, synonym, low, high }) => html`<tr><th scope="row">${term}</th><td>${synonym}</td><td class="figure">${low}–${high}</td></tr>\n`)}</tbody></table>
<p class="scale-source">ICD 203, Analytic Standards.</p></div>
`;
}

function confidenceKey(): Html {
  return html`<div class="scale"><p class="scale-name">Confidence</p>
<p>Low, moderate or high: how well the evidence carries a judgement. It is stated apart from likelihood, with its basis.</p>
<p class="scale-source">ICD 203, Analytic Standards.</p></div>
`;
}

function gradingKey(): Html {
  const rows = RELIABILITIES.map((reliability, index) => {
    const credibility = CREDIBILITIES[index];
    return html`<tr><th scope="row" class="key">${reliability.id}</th><td>${reliability.term}</td><th scope="row" class="key">${credibility?.id ?? ''}</th><td>${credibility?.term ?? ''}</td></tr>\n`;
  });
  return html`<div class="scale"><p class="scale-name">Grading</p>
<table><thead><tr><th scope="col" colspan="2">Reliability of the source</th><th scope="col" colspan="2">Credibility of the information</th></tr></thead><tbody>
${rows}</tbody></table>
<p class="scale-source">NATO Admiralty code. F and 6 mean unknown, not worst.</p></div>
`;
}

function markingKey(marking: Marking): Html {
  const meaning = MARKINGS.find((entry) => entry.id === marking)?.meaning ?? '';
  return html`<div class="scale"><p class="scale-name">Marking</p>
<p><strong>${marking}</strong>. ${meaning}.</p>
<p class="scale-source">FIRST, Traffic Light Protocol 2.0.</p></div>
`;
}
