/** Core properties of a Word document (ECMA-376-2, §11): what its author, or more often Word itself, wrote about it. */
import { toLanguageTag } from './bibliography-language.ts';
import { parseHtmlTree } from './html-tree.ts';
import { plainText } from './html-visibility.ts';
import { type StatedMetadata, statedAt } from './parsed.ts';

/** Titles that Word makes up, or that are a file's name. */
const JUNK_TITLE =
  /^(?:(?:document|dokument|doc|documento|title|titel|untitled|unbenannt|normal|template|word document|\[?(?:document )?title\]?)\s?\(?\d*\)?|microsoft word - .*|.*\.(?:docx?|dotx?|dotm|rtf|odt|tmp))$/iu;

/** Names of accounts, computers and programs. */
const JUNK_AUTHOR =
  /^(?:(?:microsoft )?office user|microsoft(?: office| account| corporation)?|(?:windows |default |home |guest )?user|users?\d*|admin(?:istrator)?|owner|author|unknown|un-named|guest|test|pc|hp|dell|lenovo|acer|asus|toshiba|python-docx|apache poi|docx4j|aspose.*|libreoffice|openoffice(?:\.org)?|google docs|pandoc|author unknown)$/iu;

/**
 * Title, author and language of `docProps/core.xml`, without what is junk. The days on which the file was made and saved are no
 * dates of publication: they are often a template's, or that of a download, and state nothing here.
 */
export function readCoreProperties(xml: string): StatedMetadata {
  const values = new Map<string, string>();
  const root = parseHtmlTree(xml, { isXml: true });
  for (const properties of root.children) {
    if (typeof properties === 'string') continue;
    for (const property of properties.children)
      if (typeof property !== 'string' && !values.has(property.name))
        values.set(property.name, plainText(property).slice(0, 1000));
  }
  const title = values.get('dc:title') ?? '';
  const authors = (values.get('dc:creator') ?? '').split(/\s*;\s*/u).filter((name) => !isJunkAuthor(name));
  return statedAt('document-properties', {
    title: JUNK_TITLE.test(title) ? '' : title,
    author: authors.join('; '),
    language: toLanguageTag(values.get('dc:language') ?? ''),
  });
}

/** A name has a letter, and is not one of a machine. */
function isJunkAuthor(name: string): boolean {
  return JUNK_AUTHOR.test(name.trim()) || !/\p{L}/u.test(name);
}
