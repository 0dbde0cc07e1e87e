/** What a page states about itself in JSON-LD, with schema.org's words. */
import { toIsoDate } from './dates.ts';
import { cleanAddress, cleanDoi, cleanLanguage, cleanName, joinNames } from './html-values.ts';
import { type StatedMetadata, statedAt } from './parsed.ts';

type JsonObject = { readonly [key: string]: unknown };

/** Types of schema.org that are articles, with the kind of source each is. */
const KINDS: readonly { type: RegExp; kind: string }[] = [
  { type: /^(?:[a-z]*newsarticle|newspaperarticle)$/, kind: 'article-newspaper' },
  { type: /^(?:medical)?scholarlyarticle$/, kind: 'article-journal' },
  { type: /^report$/, kind: 'report' },
  { type: /^(?:blogposting|liveblogposting|socialmediaposting)$/, kind: 'post-weblog' },
  { type: /^legislation(?:object)?$/, kind: 'legislation' },
  { type: /^(?:article|techarticle|satiricalarticle|advertisercontentarticle)$/, kind: 'webpage' },
  { type: /^(?:webpage|itempage|aboutpage|faqpage|qapage|medicalwebpage)$/, kind: 'webpage' },
];

/** Objects that are looked at, at most: a hostile page could hold millions. */
const MAX_OBJECTS = 5000;

/**
 * Metadata of the page's article: the object of the most telling type, by the order of `KINDS`. Scripts that are not JSON are
 * ignored. `sources` are the contents of the page's `application/ld+json` scripts.
 */
export function readJsonLd(sources: readonly string[]): StatedMetadata {
  const objects = sources.flatMap(parseObjects).slice(0, MAX_OBJECTS);
  const byId = new Map(objects.map((object) => [stringOf(object['@id']), object]));
  // What is only named by its id is described elsewhere.
  const resolve = (value: unknown): unknown => {
    const id = isObject(value) && Object.keys(value).length === 1 ? stringOf(value['@id']) : '';
    return id === '' ? value : (byId.get(id) ?? value);
  };
  for (const { type, kind } of KINDS) {
    const article = objects.find((object) => typesOf(object).some((name) => type.test(name)));
    if (article !== undefined) return describe(article, kind, resolve);
  }
  return {};
}

function describe(article: JsonObject, kind: string, resolve: (value: unknown) => unknown): StatedMetadata {
  const namesOf = (value: unknown): string =>
    joinNames(
      listOf(value).map((one) => {
        const person = resolve(one);
        return isObject(person) ? stringOf(person.name) : stringOf(person);
      }),
    );
  const partOf = listOf(article.isPartOf).map(resolve).filter(isObject);
  const addressOf = (value: unknown): string => {
    const target = resolve(value);
    return cleanAddress(
      isObject(target) ? stringOf(target['@id']) || stringOf(target.url) : stringOf(target),
    );
  };
  const language = resolve(article.inLanguage);
  return statedAt('json-ld', {
    kind,
    title: cleanName(stringOf(article.headline)) || cleanName(stringOf(article.name)),
    author: namesOf(article.author) || namesOf(article.creator),
    publisher: namesOf(article.publisher) || namesOf(article.sourceOrganization),
    issued: toIsoDate(stringOf(article.datePublished)) || toIsoDate(stringOf(article.dateCreated)),
    url: addressOf(article.url) || addressOf(article.mainEntityOfPage),
    language: cleanLanguage(
      isObject(language) ? stringOf(language.alternateName) || stringOf(language.name) : stringOf(language),
    ),
    doi:
      listOf(article.identifier)
        .map((one) => cleanDoi(isObject(one) ? stringOf(one.value) : stringOf(one)))
        .find(Boolean) ?? cleanDoi(stringOf(article.sameAs)),
    volume: firstOf(partOf, 'volumeNumber'),
    issue: firstOf(partOf, 'issueNumber'),
    page: cleanName(stringOf(article.pagination), 40),
  });
}

function firstOf(objects: readonly JsonObject[], key: string): string {
  return objects.map((object) => cleanName(stringOf(object[key]), 40)).find(Boolean) ?? '';
}

/** Every object in a JSON text, also in arrays and @graph, and an article that is another object's main entity. */
function parseObjects(source: string): JsonObject[] {
  const found: JsonObject[] = [];
  const open = [parseJson(source)];
  for (let value = open.pop(); open.length > 0 || value !== undefined; value = open.pop()) {
    if (found.length >= MAX_OBJECTS) break;
    if (Array.isArray(value)) open.push(...value.slice(0, MAX_OBJECTS).reverse());
    else if (isObject(value)) {
      found.push(value);
      open.push(value.mainEntity, value['@graph']);
    }
  }
  return found;
}

function parseJson(source: string): unknown {
  // Some pages wrap it as they once wrapped scripts, and leave line breaks in strings.
  const bare = source.replace(
    /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*;?\s*$/g,
    '',
  );
  try {
    return JSON.parse(bare.replace(/\s/gu, ' ')) as unknown;
  } catch {
    return undefined;
  }
}

function typesOf(object: JsonObject): string[] {
  return listOf(object['@type']).map((type) =>
    stringOf(type)
      .replace(/^.*[/:]/, '')
      .toLowerCase(),
  );
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, 100) : value === undefined || value === null ? [] : [value];
}

/** A text, or the first of a list of texts, or the value of a JSON-LD value object; '' for anything else. */
function stringOf(value: unknown): string {
  const first = Array.isArray(value) ? (value[0] as unknown) : value;
  if (typeof first === 'number') return String(first);
  if (isObject(first) && typeof first['@value'] === 'string') return first['@value'];
  return typeof first === 'string' ? first : '';
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
