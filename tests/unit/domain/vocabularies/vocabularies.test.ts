/** The published values, written down a second time: a slip in one place must not pass. */
import { describe, expect, it } from 'vitest';
import {
  CREDIBILITIES,
  mostCautiousCredibility,
  RELIABILITIES,
  reliabilityRank,
} from '../../../../src-renderer/domain/vocabularies/grading.ts';
import {
  formatLikelihood,
  LIKELIHOODS,
  PHIA_YARDSTICK,
} from '../../../../src-renderer/domain/vocabularies/likelihood.ts';
import {
  isMarking,
  MARKINGS,
  strictestMarking,
} from '../../../../src-renderer/domain/vocabularies/marking.ts';

describe('likelihood', () => {
  it('has the seven terms of ICD 203 with their synonyms and per cent', () => {
    expect(LIKELIHOODS.map(({ term, synonym, low, high }) => `${term} / ${synonym} ${low}–${high}`)).toEqual([
      'almost no chance / remote 1–5',
      'very unlikely / highly improbable 5–20',
      'unlikely / improbable 20–45',
      'roughly even chance / roughly even odds 45–55',
      'likely / probable 55–80',
      'very likely / highly probable 80–95',
      'almost certain / nearly certain 95–99',
    ]);
    expect(formatLikelihood('likely')).toBe('likely (55–80%)');
  });

  it('has the seven terms of the PHIA yardstick, which leaves gaps between them', () => {
    expect(PHIA_YARDSTICK.map(({ term, range }) => `${term} ${range}`)).toEqual([
      'remote chance ≤5',
      'highly unlikely 10–20',
      'unlikely 25–35',
      'realistic possibility 40–<50',
      'likely or probable 55–75',
      'highly likely 80–90',
      'almost certain ≥95',
    ]);
  });
});

describe('grading', () => {
  it('has A–F and 1–6 of the Admiralty code, and no G', () => {
    expect(RELIABILITIES.map(({ id }) => id).join('')).toBe('ABCDEF');
    expect(CREDIBILITIES.map(({ id }) => id).join('')).toBe('123456');
  });

  it('never sorts the unknown below the worst', () => {
    expect(reliabilityRank('F')).toBeLessThan(reliabilityRank('E'));
    expect(mostCautiousCredibility([2, 6, 4])).toBe(4);
    expect(mostCautiousCredibility([6])).toBe(6);
    expect(mostCautiousCredibility([])).toBe(6);
  });
});

describe('marking', () => {
  it('has the labels and colours of TLP 2.0, on black, from least to most strict', () => {
    expect(MARKINGS.map(({ id, colour, background }) => `${id} ${colour} on ${background}`)).toEqual([
      'TLP:CLEAR #FFFFFF on #000000',
      'TLP:GREEN #33FF00 on #000000',
      'TLP:AMBER #FFC000 on #000000',
      'TLP:AMBER+STRICT #FFC000 on #000000',
      'TLP:RED #FF2B2B on #000000',
    ]);
  });

  it('takes the strictest of several, and knows its own labels only', () => {
    expect(strictestMarking(['TLP:GREEN', 'TLP:AMBER+STRICT', 'TLP:AMBER'])).toBe('TLP:AMBER+STRICT');
    expect(isMarking('TLP: GREEN')).toBe(false);
    expect(isMarking('TLP:WHITE')).toBe(false);
  });
});
