/** The part of Citation.js that is used; it brings no types. Types are named always, so that nothing guesses an address. */
declare module '@citation-js/core' {
  export const plugins: {
    input: {
      /** Runs the parser registered for `type`, and nothing else. Throws on what it cannot read. */
      data: (input: unknown, type: string) => unknown;
    };
  };
}
declare module '@citation-js/plugin-ris';
declare module '@citation-js/plugin-bibtex';
