/** Wording that tells what kind of claim a clause makes, and whether it is hedged. */
import type { ClaimType } from '../vocabularies/claim-type.ts';

export type ClaimCue = { type: ClaimType; pattern: RegExp };

const LAW =
  '(?:law|laws|code|treaty|agreement|convention|charter|constitution|statute|act|rules|resolution|accord|pact)';

/** Cues that decide by themselves. The one that comes first in the main clause wins. */
export const STRONG_CUES: readonly ClaimCue[] = [
  {
    type: 'legal',
    pattern: new RegExp(`\\bunder (?:the |its |their |this )?(?:[\\p{L}\\d'’-]+ ){0,3}${LAW}\\b`, 'iu'),
  },
  {
    type: 'legal',
    pattern:
      /\b(?:international|national|domestic|federal|humanitarian|maritime) law\b|\b(?:UN|U\.N\.|United Nations) Charter\b|\b(?:Article|Section|Chapter) (?:\d+|[IVX]+)\b/u,
  },
  {
    type: 'legal',
    pattern:
      /\b(?:un)?lawful(?:ly|ness)?\b|\b(?:il)?legal(?:ly|ity)?\b(?! (?:scholar|expert|adviser|advisor|team|battle))|\bpunishable\b|\bconstitutional\b|\bjurisdiction\b|\blegally\b|\bbinding\b/iu,
  },
  {
    type: 'legal',
    pattern:
      /\b(?:has|have|had|possess(?:es)?|retains?|reserves?|enjoys?|exercis\w+) (?:the |a |an |its |their |every |no )?(?:inherent |sovereign |legal |legitimate )*(?:right|authority) (?:to|of)\b/iu,
  },
  {
    type: 'legal',
    pattern:
      /\b(?:is|are|be) entitled to\b|\b(?:obliges?|requires?|permits?|allows?|forbids?|prohibits?|bars?) (?:a |any |all |the |each )?(?:states?|parties|members?|countries|country|operators|signatories|governments)\b|\bmay (?:lawfully )?(?:defend|use force|retaliate)\b/iu,
  },
  {
    type: 'legal',
    pattern:
      /\b(?:violat\w+|breach\w*|infring\w+)\b[^,;]{0,40}\b(?:law|sovereignty|treaty|agreement|charter|convention|rights|airspace|territory)\b/iu,
  },
  {
    type: 'legal',
    pattern: /\bby law\b|\b(?:a|no|its|the) mandate to\b/iu,
  },
  {
    type: 'legal',
    pattern: /\b(?:consent|authori[sz]ation|approval|warrant)\b[^,;]{0,60}\b(?:required|needed)\b/iu,
  },
  {
    type: 'policy',
    pattern: /\b(?:should(?! have)|must(?! have)|ought to|ha(?:s|ve) to|needs? to|had better)\b/iu,
  },
  {
    type: 'policy',
    pattern:
      /\bit is (?:vital|essential|important|crucial|necessary|imperative|time) (?:to|that)\b|\bcalls? for (?!a moment)|\bthe (?:importance|need|necessity) (?:of|for|to)\b/iu,
  },
  {
    type: 'forecast',
    pattern:
      // In lower case: "May" is a month, "Will" a name.
      /\b(?:will|won['’]t|shall)\b(?! have been)|\bwould\b(?! have\b)|\b(?:may|might)\b(?! have\b)|(?<!\b(?:[Nn]either|[Nn]one|[Nn]obody|[Nn]o)\b[^,;]{0,40})\bcould\b(?! have\b| not\b)/u,
  },
  {
    type: 'forecast',
    pattern:
      /\b(?:is|are|was|were) (?:widely |now |also )?(?:expected|set|likely|unlikely|poised|certain|bound|scheduled|going|forecast|projected|about) to\b|\b(?:is|are|seems?|remains?|looks?) (?:highly |very |most )?(?:un)?likely\b|\b(?:is|are|was|were) due to (?:be|begin|start|open|meet|hold|visit|sign|vote|host|end|expire|resume|arrive|take|return|publish|decide|leave)\b|\blooking ahead\b|\bprospects? (?:of|for)\b/iu,
  },
  {
    type: 'causal',
    pattern: /\b(?:because|due to|owing to|thanks to|as a result of|in response to|on account of)\b/iu,
  },
  {
    type: 'causal',
    pattern:
      /\b(?:led|leads|leading) to\b|\b(?:caused|causes|causing|prompted|prompts|triggered|triggers|sparked|fuelled|fueled|forced)\b(?! by the law)|\bresult(?:s|ed|ing)? (?:in|from)\b|\bstem(?:s|med)? from\b|\bbrought about\b|\bcontribut(?:ed|es) to\b|\bdriven by\b|\bgave rise to\b/iu,
  },
  {
    type: 'interpretation',
    pattern:
      /\b(?:underscores?|underlines?|highlights?|reflects?|signals?|signif(?:y|ies)|suggests?|demonstrates?|symboli[sz]es?|illustrates?|shows?|represents?|amounts? to|points? to|means? that|implies|marks?) (?:a|an|the|how|that|its|their|his|her|what|growing|rising|not|both|[A-Z\p{Ll}]+ing)\b/u,
  },
];

/** Cues of judgement that count only where nothing stronger does. */
export const WEAK_CUES: readonly ClaimCue[] = [
  { type: 'legal', pattern: /\bright (?:to|of) (?:self-defen[cs]e|defend|asylum|return|strike|appeal)\b/iu },
  {
    type: 'interpretation',
    pattern: /\b(?:underscor|underlin|highlight|reflect|signal)(?:s|es|ing|ed)?\b/iu,
  },
  {
    type: 'interpretation',
    pattern:
      /\b(?:crucial|pivotal|significant(?!ly)|historic|unprecedented|triumph|failure|success|symbolic|overdue|fragile|delicate|volatile|troubling|remarkable|decisive|necessary step|turning point|setback|milestone|breakthrough|test of|source of (?:concern|security)|best|worst|serious|clear sign)\b/iu,
  },
  {
    type: 'interpretation',
    pattern:
      /\b(?:remains?|is|are|looks?|appears?|seems?) (?:\w+ )?(?:fluid|uncertain|unclear|fragile|tense|volatile|open|at risk|divided over what)\b|\bdepends? (?:largely |mostly |heavily |less |more )?(?:on|up)\b|\banyone['’]s guess\b|\b(?:goes|went) (?:further|beyond)\b|\b(?:is|are) part of\b|\b(?:aims?|seeks?|aimed|sought) to\b|\b(?:aligns?|in line) with\b|\bin effect\b/iu,
  },
];

const HEDGE =
  /\b(?:may|might|could|[Pp]erhaps|[Pp]ossibly|[Pp]otential(?:ly)?|[Pp]robably|(?:un)?likely|appear(?:s|ed)?|seem(?:s|ed)?|[Aa]pparently|[Rr]eportedly|[Aa]llegedly|suggest(?:s|ed)?|believed to|thought to)\b/u;

/** The first hedging word of a passage ("may", "appears"), or null. */
export function findHedge(passage: string): string | null {
  return HEDGE.exec(passage)?.[0] ?? null;
}
