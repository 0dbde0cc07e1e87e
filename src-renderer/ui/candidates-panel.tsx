import type { SourceId } from '../domain/ids.ts';

export type CandidatesPanelProps = {
  sourceId: SourceId;
  /** Shows a passage of the source's current revision, by UTF-16 offsets. */
  onShow: (range: { start: number; end: number }) => void;
};

/** The possible claims of a source, to keep or dismiss. */
export function CandidatesPanel(_props: CandidatesPanelProps) {
  return null;
}
