/** Analytic confidence. Source: ICD 203, Analytic Standards. An axis of its own, never in one sentence with a likelihood. */
export type Confidence = 'low' | 'moderate' | 'high';

export const CONFIDENCES = [
  { id: 'low', term: 'Low' },
  { id: 'moderate', term: 'Moderate' },
  { id: 'high', term: 'High' },
] as const satisfies readonly { id: Confidence; term: string }[];

/** "Moderate" for `moderate`. */
export function formatConfidence(confidence: Confidence): string {
  return CONFIDENCES.find((entry) => entry.id === confidence)?.term ?? confidence;
}
