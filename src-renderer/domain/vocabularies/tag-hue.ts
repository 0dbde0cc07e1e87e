/** The hues a tag can have (UX, "Tokens"); colours are design tokens of the same name in ui/tokens.css. */
export type TagHue = 'amber' | 'rose' | 'teal' | 'violet' | 'blue' | 'olive' | 'slate' | 'orange';

export const TAG_HUES = [
  'amber',
  'rose',
  'teal',
  'violet',
  'blue',
  'olive',
  'slate',
  'orange',
] as const satisfies readonly TagHue[];
