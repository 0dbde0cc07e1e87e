/** The language of a text, as far as it can be told honestly without a model. */

const SAMPLE_LENGTH = 4000;

/**
 * 'en' for texts in Latin script, the program's working language, until the analyst says otherwise; 'und' (undetermined,
 * BCP 47) for other scripts, so that nothing claims that they are English.
 */
export function findLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin * 2 >= letters ? 'en' : 'und';
}
