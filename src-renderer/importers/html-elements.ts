/** What HTML's elements mean to a reader of the text, after the HTML Living Standard's content model and default styles. */

/** Elements without content or end tag. */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);

/** Elements whose content is no part of the text: code, controls, other documents, drawings, what is shown without scripts. */
export const DROPPED_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'script style template noscript noframes noembed iframe frame frameset object embed applet svg canvas video audio ' +
    'select datalist textarea input progress meter map head title'
  ).split(' '),
);

/** Elements that stand within a line. Names that HTML does not know do too, as in a browser. */
const INLINE_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b bdi bdo big br button cite code data del dfn em font i img ins kbd label mark math q rp rt ruby s ' +
    'samp small span strike strong sub sup time tt u var wbr picture source nobr blink'
  ).split(' '),
);

/** Elements that begin and end a line of their own. */
export const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p ' +
    'plaintext pre listing xmp search section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

export function isInline(name: string): boolean {
  return INLINE_ELEMENTS.has(name) || !BLOCK_ELEMENTS.has(name);
}

/** The level of h1 to h6, else 0. */
export function headingLevel(name: string): number {
  return /^h[1-6]$/.test(name) ? Number(name[1]) : 0;
}

/** Start tags that end an open element of the given names, unless one of the stops stands between. */
const IMPLIED_ENDS: ReadonlyMap<string, { closes: ReadonlySet<string>; stops: ReadonlySet<string> }> =
  new Map(
    (
      [
        ['li', 'li', 'ul ol menu table td th'],
        ['dt', 'dt dd', 'dl table td th'],
        ['dd', 'dt dd', 'dl table td th'],
        ['td', 'td th', 'tr table'],
        ['th', 'td th', 'tr table'],
        ['tr', 'tr', 'table'],
        ['thead', 'thead tbody tfoot caption colgroup', 'table'],
        ['tbody', 'thead tbody tfoot caption colgroup', 'table'],
        ['tfoot', 'thead tbody tfoot caption colgroup', 'table'],
        ['rt', 'rt rp', 'ruby'],
        ['rp', 'rt rp', 'ruby'],
        ['option', 'option', 'select'],
        ['body', 'head', 'body'],
      ] as const
    ).map(([name, closes, stops]) => [
      name,
      { closes: new Set(closes.split(' ')), stops: new Set(stops.split(' ')) },
    ]),
  );

export function impliedEnds(
  name: string,
): { closes: ReadonlySet<string>; stops: ReadonlySet<string> } | undefined {
  return IMPLIED_ENDS.get(name);
}

/** End tags never reach out of a cell or a template to an element around it, except those of tables and documents. */
export const SCOPE_LIMITS: ReadonlySet<string> = new Set(['td', 'th', 'caption', 'table', 'template']);

export const TABLE_PARTS: ReadonlySet<string> = new Set(
  'table caption colgroup thead tbody tfoot tr td th template body html'.split(' '),
);

/** What may stand in `head`; anything else begins the body. */
export const HEAD_ELEMENTS: ReadonlySet<string> = new Set(
  'title meta link base basefont bgsound script style template noscript head'.split(' '),
);
