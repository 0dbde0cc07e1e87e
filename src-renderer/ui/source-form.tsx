import type { ReactNode } from 'react';
import type { SourceId } from '../domain/ids.ts';

export type SourceFormProps = { sourceId: SourceId; notes?: ReactNode };

/** The metadata of one source; each field is stored when it is left. */
export function SourceForm(_props: SourceFormProps) {
  return null;
}
