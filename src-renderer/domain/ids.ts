/** Ids of every record: UUIDv7 (RFC 9562 §5.7), so that primary keys sort by the time they were made. */
import type { Brand } from './brand.ts';

export type DossierId = Brand<string, 'DossierId'>;
export type SourceId = Brand<string, 'SourceId'>;
export type RevisionId = Brand<string, 'RevisionId'>;
export type OriginalId = Brand<string, 'OriginalId'>;
export type AnnotationId = Brand<string, 'AnnotationId'>;
export type TagId = Brand<string, 'TagId'>;
export type ClaimId = Brand<string, 'ClaimId'>;
export type EvidenceId = Brand<string, 'EvidenceId'>;
export type CandidateId = Brand<string, 'CandidateId'>;
export type NoteId = Brand<string, 'NoteId'>;
export type BriefId = Brand<string, 'BriefId'>;
export type BriefVersionId = Brand<string, 'BriefVersionId'>;
export type OriginLinkId = Brand<string, 'OriginLinkId'>;
export type SavedFilterId = Brand<string, 'SavedFilterId'>;

/** Makes a fresh id of the kind that the caller expects. */
export type MakeId = <Id extends Brand<string, string>>() => Id;

/**
 * Formats one UUIDv7.
 * @param now milliseconds since the Unix epoch (48 bits are used)
 * @param random at least 10 random bytes
 */
export function formatUuidV7(now: number, random: Uint8Array): string {
  if (random.length < 10) throw new RangeError('formatUuidV7 needs 10 random bytes');
  const bytes = new Uint8Array(16);
  for (let i = 0; i < 6; i += 1) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) & 0xff;
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * An id maker that is strictly increasing within its process: ids made in the same millisecond sort by making order.
 * @param clock gives milliseconds since the Unix epoch
 * @param randomBytes gives `count` random bytes
 */
export function createIdMaker(clock: () => number, randomBytes: (count: number) => Uint8Array): MakeId {
  let lastTime = -1;
  let sequence = 0;
  return <Id extends Brand<string, string>>(): Id => {
    const time = Math.max(clock(), lastTime);
    sequence = time === lastTime ? sequence + 1 : 0;
    const overflow = sequence > 0xfff;
    lastTime = overflow ? time + 1 : time;
    if (overflow) sequence = 0;
    const random = randomBytes(10);
    random[0] = sequence >> 8;
    random[1] = sequence & 0xff;
    return formatUuidV7(lastTime, random) as Id;
  };
}
