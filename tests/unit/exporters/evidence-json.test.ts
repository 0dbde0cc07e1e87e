import { describe, expect, test } from 'vitest';
import {
  citationNode,
  claimBlockNode,
  documentNode,
  paragraphNode,
} from '../../../src-renderer/domain/brief/document.ts';
import { resolveBrief } from '../../../src-renderer/domain/brief/resolve.ts';
import type { SourceId } from '../../../src-renderer/domain/ids.ts';
import { codePointRange } from '../../../src-renderer/domain/text/code-points.ts';
import { evidenceToJson } from '../../../src-renderer/exporters/evidence-json.ts';
import { BriefBuilder, makeBrief } from './brief-builder.ts';

const TEXT = 'Title 🛰️\nBefore 👩‍👩‍👧 the passage itself, and after.';

function sample(includeNotes = false) {
  const builder = new BriefBuilder();
  const source = builder.source(TEXT, { url: 'https://example.org/a', publisher: 'Site', reliability: 'B' });
  const tag = builder.tag('Security');
  const cited = builder.passage(source, 'the passage itself', {
    tagIds: [tag],
    note: 'Ask the desk about this',
    author: 'A. Analyst',
  });
  const uncited = builder.passage(source, 'and after');
  const claim = builder.claim('A claim', { likelihood: 'likely', confidence: 'low' });
  builder.link(claim, cited, { strength: 'strong', credibility: 3 });
  builder.link(claim, uncited, { stance: 'contradicts' });
  const content = documentNode(
    paragraphNode(citationNode({ kind: 'annotation', id: cited })),
    claimBlockNode(claim),
  );
  const material = builder.material();
  const text = evidenceToJson(makeBrief(), resolveBrief(content, material), material, {
    now: 0,
    includeNotes,
  });
  return { text, json: JSON.parse(text) };
}

describe('evidence.json', () => {
  const { json } = sample();
  const [cited, uncited] = json.first.items;

  test('is a W3C annotation collection of the cited passages and those that the judgements rest on', () => {
    expect(json['@context'][0]).toBe('http://www.w3.org/ns/anno.jsonld');
    expect(json).toMatchObject({
      type: 'AnnotationCollection',
      total: 2,
      generated: '1970-01-01T00:00:00.000Z',
    });
    expect(json.first).toMatchObject({ type: 'AnnotationPage', partOf: json.id, startIndex: 0 });
    expect(cited).toMatchObject({ type: 'Annotation', 'chancery:note': 1, 'chancery:grade': 'B3' });
    expect(uncited['chancery:note']).toBeUndefined();
  });

  test('names who made an annotation where it is signed, and nobody otherwise', () => {
    expect(cited.creator).toEqual({ type: 'Person', name: 'A. Analyst' });
    expect(uncited).not.toHaveProperty('creator');
  });

  test('selects each passage by its quote, and by its position in code points', () => {
    const [quote, position] = cited.target.selector;
    expect(quote).toEqual({
      type: 'TextQuoteSelector',
      exact: 'the passage itself',
      prefix: TEXT.slice(0, TEXT.indexOf('the passage')),
      suffix: ', and after.',
    });
    expect(position.type).toBe('TextPositionSelector');
    expect(Array.from(TEXT).slice(position.start, position.end).join('')).toBe('the passage itself');
    expect(position.start).toBeLessThan(TEXT.indexOf('the passage'));
    expect(cited.target.source).toBe('https://example.org/a');
  });

  test('links passages to claims with stance, strength and credibility', () => {
    const [claim] = json['chancery:claims'];
    expect(cited.body).toContainEqual({
      type: 'SpecificResource',
      purpose: 'linking',
      source: claim.id,
      'chancery:stance': 'supports',
      'chancery:strength': 'strong',
      'chancery:credibility': 3,
    });
    expect(claim).toMatchObject({
      'schema:text': 'A claim',
      'chancery:judgement': 1,
      'chancery:likelihood': { term: 'likely', lowPercent: 55, highPercent: 80 },
      'chancery:confidence': 'low',
    });
  });

  test('carries tags, and the analysts’ notes only when asked to', () => {
    expect(cited.body).toContainEqual({ type: 'TextualBody', purpose: 'tagging', value: 'Security' });
    expect(sample().text).not.toContain('Ask the desk');
    expect(sample(true).json.first.items[0].body).toContainEqual({
      type: 'TextualBody',
      purpose: 'commenting',
      format: 'text/plain',
      value: 'Ask the desk about this',
    });
  });
});

test('sources of one origin bear the same number, and origins are counted', () => {
  const builder = new BriefBuilder();
  const ids = ['A', 'B', 'C'].map((title) => builder.source(`${title}\nText.`));
  builder.shareText(ids[0] ?? ('' as SourceId), ids[2] ?? ('' as SourceId));
  const content = documentNode(paragraphNode(...ids.map((id) => citationNode({ kind: 'source', id }))));
  const material = builder.material();
  const options = { now: 0, includeNotes: false };
  const json = JSON.parse(evidenceToJson(makeBrief(), resolveBrief(content, material), material, options));
  expect(json['chancery:origins']).toBe(2);
  expect(
    json['chancery:sources'].map((source: Record<string, unknown>) => source['chancery:origin']),
  ).toEqual([1, 2, 1]);
});

test('only a machine’s draft tells the claims that its passages bear on without being stated', () => {
  const builder = new BriefBuilder();
  const passage = builder.passage(builder.source('Title\nThe passage.'), 'The passage');
  builder.link(builder.claim('Not stated'), passage);
  const content = documentNode(paragraphNode(citationNode({ kind: 'annotation', id: passage })));
  const material = builder.material();
  const claims = (machineDrafted: boolean) => {
    const brief = makeBrief({ machineDrafted });
    const options = { now: 0, includeNotes: false };
    const json = JSON.parse(evidenceToJson(brief, resolveBrief(content, material), material, options));
    return { claims: json['chancery:claims'].length, links: json.first.items[0].body.length };
  };
  expect(claims(true)).toEqual({ claims: 1, links: 1 });
  expect(claims(false)).toEqual({ claims: 0, links: 0 });
});

test('code points count a pair of surrogates once and a lone one as well', () => {
  expect(codePointRange('a🛰b\ud800c', 1, 3)).toEqual({ start: 1, end: 2 });
  expect(codePointRange('a🛰b\ud800c', 3, 6)).toEqual({ start: 2, end: 5 });
});
