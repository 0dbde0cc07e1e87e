/** What a format's parser gives: text with blocks, what the file states about itself, its pages and its images. */
import type { ImageMention, PageStart } from '../domain/records.ts';
import type { Block } from '../domain/text/block.ts';
import type { MetadataField, MetadataOrigin } from '../domain/vocabularies/metadata-origin.ts';

/**
 * What a file states about itself, with where it states it. A field that nobody stated is absent. Values are plain text:
 * `issued` an ISO 8601 date, maybe partial; `language` a BCP 47 tag; `kind` a SourceKind's id; `url` https or http.
 */
export type StatedMetadata = { [Field in MetadataField]?: { value: string; origin: MetadataOrigin } };

/** `pages` and `images` are in text order; both may be empty. Offsets are UTF-16 code units of `text`. */
export type ParsedArticle = {
  text: string;
  blocks: Block[];
  metadata: StatedMetadata;
  pages: PageStart[];
  images: ImageMention[];
  /** The character encoding of a text format, '' for a binary one. */
  encoding: string;
};

/**
 * Puts together what several places of one file state: for each field the first that states it wins. Order them by how
 * far they can be trusted.
 */
export function preferFirst(...stated: readonly StatedMetadata[]): StatedMetadata {
  const chosen: StatedMetadata = {};
  for (const metadata of stated) {
    for (const [field, value] of Object.entries(metadata) as [
      MetadataField,
      StatedMetadata[MetadataField],
    ][]) {
      if (value !== undefined && value.value.trim() !== '') chosen[field] ??= value;
    }
  }
  return chosen;
}

/** All `fields` that are not empty, as stated at `origin`. */
export function statedAt(
  origin: MetadataOrigin,
  fields: { [Field in MetadataField]?: string | undefined },
): StatedMetadata {
  const stated: StatedMetadata = {};
  for (const [field, value] of Object.entries(fields) as [MetadataField, string | undefined][]) {
    const text = value?.trim() ?? '';
    if (text !== '') stated[field] = { value: text, origin };
  }
  return stated;
}
