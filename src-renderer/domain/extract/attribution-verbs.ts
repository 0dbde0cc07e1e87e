/**
 * Verbs that attribute, by manner (the attribution types of the Penn Discourse Treebank and PARC 3.0) and by what they
 * take: a clause ("said that …"), or an object, in which case the act itself is what is reported ("denied the charge").
 */

import type { Manner } from '../vocabularies/attribution.ts';
import type { ClaimType } from '../vocabularies/claim-type.ts';

/**
 * `clause`: takes a statement as its content. `act`: type of claim where it takes an object, or null where it then
 * attributes nothing. `form`: how it stands here. `needsPerson`: also used of things ("the figures suggest"), which do
 * not speak.
 */
type AttributionVerb = {
  lemma: string;
  manner: Manner;
  clause: boolean;
  act: ClaimType | null;
  needsPerson: boolean;
};

export type VerbForm = AttributionVerb & { form: 'base' | 's' | 'past' | 'ing'; isNounToo: boolean };

type Row = { manner: Manner; clause: boolean; act: ClaimType | null; needsPerson?: boolean; lemmas: string };

const ROWS: readonly Row[] = [
  {
    manner: 'communication',
    clause: true,
    act: null,
    lemmas:
      'say tell state declare report add argue assert contend insist maintain allege explain reply respond remark reveal disclose testify write reiterate repeat affirm reaffirm complain joke tweet predict signal',
  },
  { manner: 'communication', clause: true, act: null, needsPerson: true, lemmas: 'suggest indicate mention' },
  { manner: 'communication', clause: true, act: 'attributed-statement', lemmas: 'announce claim confirm' },
  {
    manner: 'communication',
    clause: true,
    act: 'policy',
    needsPerson: true,
    lemmas: 'warn caution stress emphasize emphasise underline underscore',
  },
  {
    manner: 'communication',
    clause: false,
    act: 'attributed-statement',
    needsPerson: true,
    lemmas:
      'deny reject dismiss condemn denounce criticize criticise welcome praise accuse apologize apologise voice oppose dispute rebuff deplore decry applaud',
  },
  {
    manner: 'communication',
    clause: false,
    act: 'interpretation',
    needsPerson: true,
    lemmas: 'call describe portray hail label brand characterize characterise',
  },
  { manner: 'communication', clause: false, act: 'causal', needsPerson: true, lemmas: 'blame attribute' },
  {
    manner: 'belief',
    clause: true,
    act: null,
    needsPerson: true,
    lemmas: 'believe think hope fear feel suspect assume worry reckon guess agree conclude argue',
  },
  { manner: 'belief', clause: true, act: 'forecast', needsPerson: true, lemmas: 'expect anticipate foresee' },
  { manner: 'belief', clause: true, act: 'reported-fact', needsPerson: true, lemmas: 'estimate' },
  {
    manner: 'belief',
    clause: false,
    act: 'interpretation',
    needsPerson: true,
    lemmas: 'see view regard consider interpret treat',
  },
  {
    manner: 'belief',
    clause: false,
    act: 'attributed-statement',
    needsPerson: true,
    lemmas: 'doubt back endorse support disagree',
  },
  {
    manner: 'factive',
    clause: true,
    act: 'attributed-statement',
    needsPerson: true,
    lemmas: 'acknowledge admit concede recognize recognise',
  },
  { manner: 'factive', clause: true, act: null, lemmas: 'note find observe point-out' },
  {
    manner: 'factive',
    clause: true,
    act: null,
    needsPerson: true,
    lemmas: 'show know recall realize realise learn',
  },
  {
    manner: 'control',
    clause: true,
    act: null,
    needsPerson: true,
    lemmas: 'promise pledge vow swear threaten',
  },
  {
    manner: 'control',
    clause: true,
    act: 'policy',
    needsPerson: true,
    lemmas: 'demand propose recommend urge advise request',
  },
  {
    manner: 'control',
    clause: false,
    act: 'policy',
    needsPerson: true,
    lemmas: 'call-for call-on advocate appeal press-for push-for want encourage',
  },
  { manner: 'communication', clause: false, act: 'reported-fact', needsPerson: true, lemmas: 'put' },
];

/** Past forms (simple past and participle) that no rule gives. */
const IRREGULAR: Readonly<Record<string, string>> = {
  say: 'said',
  tell: 'told',
  write: 'wrote written',
  think: 'thought',
  feel: 'felt',
  know: 'knew known',
  find: 'found',
  swear: 'swore sworn',
  see: 'saw seen',
  put: 'put',
  show: 'showed shown',
  foresee: 'foresaw foreseen',
  learn: 'learned learnt',
  admit: 'admitted',
};

/** Base and -s forms that are as often nouns. */
const NOUNS = new Set(
  'report claim charge state signal fear hope worry guess estimate demand request promise pledge call view support note find label brand doubt appeal press stress blame praise voice dispute'.split(
    ' ',
  ),
);

function formsOf(lemma: string): { past: string[]; s: string; ing: string } {
  const stem = lemma.replace(/e$/u, '');
  const doubled = /^(?:admit|put)$/u.test(lemma) ? `${lemma}${lemma.at(-1) ?? ''}` : null;
  const s = /(?:s|sh|ch|x)$/u.test(lemma) ? `${lemma}es` : lemma.replace(/([^aeou])y$/u, '$1ie') + 's';
  const past = IRREGULAR[lemma]?.split(' ') ?? [
    lemma.replace(/([^aeou])y$/u, '$1i').replace(/e$/u, '') + 'ed',
  ];
  const keepsE =
    lemma === 'see' || lemma === 'foresee' || lemma === 'agree' || lemma === 'disagree' || lemma === 'decree';
  return { past, s, ing: `${doubled ?? (keepsE ? lemma : stem)}ing` };
}

const FORMS = new Map<string, VerbForm>();
for (const { lemmas, needsPerson = false, ...row } of ROWS) {
  for (const entry of lemmas.split(' ')) {
    const [lemma = entry, particle] = entry.split('-');
    const { past, s, ing } = formsOf(lemma);
    const key = (form: string): string => (particle === undefined ? form : `${form} ${particle}`);
    const verb = { ...row, lemma: key(lemma), needsPerson };
    const isNounToo = NOUNS.has(lemma);
    FORMS.set(key(lemma), { ...verb, form: 'base', isNounToo });
    FORMS.set(key(s), { ...verb, form: 's', isNounToo });
    FORMS.set(key(ing), { ...verb, form: 'ing', isNounToo: false });
    for (const form of past) FORMS.set(key(form), { ...verb, form: 'past', isNounToo: false });
  }
}

/** The attributing verb that `word` (lower case) is a form of, together with its particle ("call for") where it has one. */
export function attributionVerb(word: string, next: string): VerbForm | null {
  return FORMS.get(`${word} ${next}`) ?? FORMS.get(word) ?? null;
}

/** Verbs that may stand before their subject after a comma: ", argues Jonas Weil". */
const INVERTED =
  /^(?:say|argue|warn|add|write|explain|insist|suggest|note|claim|reply|remark|joke|observe|recall|complain|predict)$/u;

/** Whether this form may stand before its subject: "says" and "said" may, "saying" and "denied" may not. */
export function canPrecedeSubject(verb: VerbForm): boolean {
  return INVERTED.test(verb.lemma) && (verb.form === 'past' || verb.form === 's');
}
