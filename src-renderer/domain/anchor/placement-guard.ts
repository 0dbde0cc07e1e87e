/**
 * The last question to a placement that only resembles its passage: could an analyst have meant this? A wrong place costs
 * more than one that has to be found by hand, so that what fails here is lost, and offered as a suggestion.
 */

/** The share of the passage's length that a placement must have, and may have. A moved passage keeps its words. */
const LENGTHS = { changed: { least: 0.35, most: 3 }, moved: { least: 0.6, most: 1.6 } } as const;

const NUMBER = /\p{N}+(?:[.,:]\p{N}+)*/gu;

function countNumbers(text: string): number {
  return text.match(NUMBER)?.length ?? 0;
}

/**
 * False where a placement is far longer or shorter than the passage, or holds fewer figures: a passage that was cut off
 * before its figure, or a name that was left of it, is not its successor.
 */
export function isPlausible(outcome: 'changed' | 'moved', passage: string, placement: string): boolean {
  const share = placement.length / passage.length;
  const { least, most } = LENGTHS[outcome];
  return share >= least && share <= most && countNumbers(placement) >= countNumbers(passage);
}
