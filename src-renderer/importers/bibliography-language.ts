/** Languages as bibliographies write them, to BCP 47. */

const CODES =
  'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ku ky lo lt lv mk ml mn mr ms my nb ne nl nn no pa pl ps pt ro ru sd si sk sl so sq sr sv sw ta te tg th ti tk tr uk ur uz vi zh'.split(
    ' ',
  );

/** Names that babel and polyglossia, and so BibTeX's `langid`, use besides the languages' English names. */
const TYPESETTING_NAMES: Readonly<Record<string, string>> = {
  american: 'en-US',
  usenglish: 'en-US',
  british: 'en-GB',
  ukenglish: 'en-GB',
  australian: 'en-AU',
  canadian: 'en-CA',
  newzealand: 'en-NZ',
  ngerman: 'de',
  austrian: 'de-AT',
  naustrian: 'de-AT',
  francais: 'fr',
  français: 'fr',
  brazilian: 'pt-BR',
  brazil: 'pt-BR',
  portuges: 'pt',
  farsi: 'fa',
  bahasa: 'id',
  deutsch: 'de',
  español: 'es',
  norsk: 'nb',
  nynorsk: 'nn',
};

let names: Map<string, string> | null = null;

function codeOfName(name: string): string | undefined {
  if (names === null) {
    const display = new Intl.DisplayNames(['en'], { type: 'language' });
    names = new Map(CODES.map((code) => [(display.of(code) ?? code).toLowerCase(), code]));
    for (const [word, code] of Object.entries(TYPESETTING_NAMES)) names.set(word, code);
  }
  return names.get(name);
}

/** BCP 47 tag of a language's tag ("en_GB", "eng"), English name ("German") or babel name ("ngerman"); else ''. */
export function toLanguageTag(written: string): string {
  const word = written.trim().replaceAll('_', '-');
  const named = codeOfName(word.toLowerCase());
  if (named !== undefined) return named;
  // Longer first parts are well-formed, but no registered language has them: they are words.
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(word)) return '';
  try {
    return Intl.getCanonicalLocales(word)[0] ?? '';
  } catch {
    return '';
  }
}
