/** What a brief is drafted from: sources, and the statements found in them. */
import type { AnnotationId, SourceId } from '../ids.ts';
import type { OriginGroups } from '../origins/groups.ts';
import type { Attribution } from '../vocabularies/attribution.ts';
import type { ClaimType } from '../vocabularies/claim-type.ts';

export type DraftSource = { id: SourceId; title: string; publisher: string; issued: string };

/** `quote` is the exact text at the annotation's anchor. */
export type DraftStatement = {
  annotationId: AnnotationId;
  sourceId: SourceId;
  quote: string;
  type: ClaimType;
  attribution: Attribution;
  hedged: boolean;
};

/** `origins` groups the sources by the text that they share. */
export type DraftInput = {
  sources: readonly DraftSource[];
  statements: readonly DraftStatement[];
  origins: OriginGroups;
};
