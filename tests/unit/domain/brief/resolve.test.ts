import { describe, expect, test } from 'vitest';
import {
  citationNode,
  claimBlockNode,
  documentNode,
  paragraphNode,
  textNode,
} from '../../../../src-renderer/domain/brief/document.ts';
import { judgementsOn } from '../../../../src-renderer/domain/brief/judgement.ts';
import { resolveBrief } from '../../../../src-renderer/domain/brief/resolve.ts';
import type { AnnotationId, ClaimId, SourceId } from '../../../../src-renderer/domain/ids.ts';
import { BriefBuilder } from '../../exporters/brief-builder.ts';

const cite = (id: AnnotationId) => citationNode({ kind: 'annotation', id });
const citeSource = (id: SourceId) => citationNode({ kind: 'source', id });

function twoSources() {
  const builder = new BriefBuilder();
  const statement = builder.source('Statement\nThe right to defend itself is inherent.\nNo group is named.', {
    reliability: 'B',
  });
  const report = builder.source('Report\nAnalysts expect calm.', { reliability: 'C' });
  const right = builder.passage(statement, 'right to defend itself');
  const group = builder.passage(statement, 'No group is named');
  const calm = builder.passage(report, 'Analysts expect calm');
  return { builder, statement, report, right, group, calm };
}

describe('endnotes', () => {
  test('quote the passage exactly and say where it stands', () => {
    const { builder, group } = twoSources();
    const [endnote] = resolveBrief(documentNode(paragraphNode(cite(group))), builder.material()).endnotes;
    expect(endnote).toMatchObject({
      number: 1,
      quote: 'No group is named',
      locator: { kind: 'paragraph', number: 2 },
      missing: false,
    });
  });

  test('grade by the source and the most cautious evidence on the passage', () => {
    const { builder, right } = twoSources();
    const claim = builder.claim('A claim');
    builder.link(claim, right, { credibility: 2 });
    builder.link(claim, right, { credibility: 4 });
    builder.link(claim, right, { credibility: 6 });
    const [endnote] = resolveBrief(documentNode(paragraphNode(cite(right))), builder.material()).endnotes;
    expect(endnote?.grade).toBe('B4');
  });

  test('grade a passage without evidence as not judged, and a whole source by its reliability alone', () => {
    const { builder, right, report } = twoSources();
    const content = documentNode(paragraphNode(cite(right), citeSource(report)));
    const { endnotes } = resolveBrief(content, builder.material());
    expect(endnotes.map((endnote) => endnote.grade)).toEqual(['B6', 'C']);
    expect(endnotes[1]).toMatchObject({ quote: null, locator: null, credibility: null });
  });

  test('keep the number of a deleted passage, and report it', () => {
    const { builder, right, calm } = twoSources();
    const content = documentNode(paragraphNode(cite(calm), cite(right)));
    builder.annotations.delete(calm);
    const resolved = resolveBrief(content, builder.material());
    expect(resolved.endnotes[0]).toMatchObject({
      number: 1,
      missing: true,
      source: null,
      quote: null,
      grade: '',
    });
    expect(resolved.endnotes[1]).toMatchObject({ number: 2, missing: false });
    expect(resolved.problems).toEqual([
      {
        kind: 'citation-missing',
        number: 1,
        target: { kind: 'annotation', id: calm },
        problem: 'Citation 1 points to a passage that is no longer in the dossier.',
      },
    ]);
  });

  test('keep the quote of a passage whose source is gone, and report it', () => {
    const { builder, calm, report } = twoSources();
    builder.sources.delete(report);
    const resolved = resolveBrief(documentNode(paragraphNode(cite(calm))), builder.material());
    expect(resolved.endnotes[0]).toMatchObject({ quote: 'Analysts expect calm', missing: true });
    expect(resolved.problems[0]?.problem).toBe(
      'Citation 1 points to a source that is no longer in the dossier.',
    );
  });

  test('count the places that cite them', () => {
    const { builder, right } = twoSources();
    const content = documentNode(paragraphNode(cite(right)), paragraphNode(textNode('Again'), cite(right)));
    expect(resolveBrief(content, builder.material()).endnotes.map((endnote) => endnote.occurrences)).toEqual([
      2,
    ]);
  });
});

describe('sources', () => {
  test('are listed once each, by first citation, with their endnotes', () => {
    const { builder, right, group, calm, statement, report } = twoSources();
    const content = documentNode(paragraphNode(cite(calm), cite(right), cite(group), citeSource(report)));
    const { sources } = resolveBrief(content, builder.material());
    expect(sources.map(({ source, endnotes }) => [source.id, endnotes])).toEqual([
      [report, [1, 4]],
      [statement, [2, 3]],
    ]);
  });

  test('are counted with their origins, joined also by a source that is not cited', () => {
    const { builder, right, calm, statement, report } = twoSources();
    const content = documentNode(paragraphNode(cite(calm), cite(right)));
    expect(resolveBrief(content, builder.material())).toMatchObject({
      origins: 2,
      sources: [{ origin: 1 }, { origin: 2 }],
    });
    const between = builder.source('Not cited');
    builder.shareText(statement, between);
    builder.shareText(between, report);
    expect(resolveBrief(content, builder.material())).toMatchObject({
      origins: 1,
      sources: [{ origin: 1 }, { origin: 1 }],
    });
  });
});

describe('judgements', () => {
  test('are the claims of claim blocks in document order, each once', () => {
    const { builder } = twoSources();
    const first = builder.claim('First made');
    const second = builder.claim('Second made');
    const content = documentNode(claimBlockNode(second), claimBlockNode(first), claimBlockNode(second));
    const { judgements } = resolveBrief(content, builder.material());
    expect(judgements.map(({ number, claim }) => [number, claim.id])).toEqual([
      [1, second],
      [2, first],
    ]);
  });

  test('report a claim that is gone', () => {
    const { builder } = twoSources();
    const resolved = resolveBrief(documentNode(claimBlockNode('gone' as ClaimId)), builder.material());
    expect(resolved.judgements).toEqual([]);
    expect(resolved.problems).toMatchObject([{ kind: 'claim-missing', claimId: 'gone' }]);
  });

  test('count sources, not passages, and never call them independent', () => {
    const { builder, right, group, calm } = twoSources();
    const claim = builder.claim('A claim');
    builder.link(claim, right);
    builder.link(claim, group);
    builder.link(claim, calm, { stance: 'contradicts' });
    const [judgement] = resolveBrief(documentNode(claimBlockNode(claim)), builder.material()).judgements;
    expect(judgement).toMatchObject({
      counts: { supports: 2, contradicts: 1, qualifies: 0, context: 0 },
      sources: 2,
    });
    expect(judgement?.basis).toBe('2 sources of 2 origins; 1 contradicts');
  });

  test('count sources that share their text as one origin, also where they contradict', () => {
    const { builder, right, calm, statement, report } = twoSources();
    const claim = builder.claim('A claim');
    builder.shareText(statement, report);
    builder.link(claim, right);
    builder.link(claim, calm);
    const basis = () =>
      resolveBrief(documentNode(claimBlockNode(claim)), builder.material()).judgements[0]?.basis;
    expect(basis()).toBe('2 sources of 1 origin');
    const third = builder.passage(builder.source('Third\nIt is so.'), 'It is so.');
    builder.link(claim, third);
    for (const item of builder.evidence.slice(0, 2)) item.stance = 'contradicts';
    expect(basis()).toBe('3 sources of 2 origins; 2 of 1 origin contradict');
  });

  test.each([
    [{ speaker: 'unnamed', who: 'Analysts' }, '1 source, unnamed analysts'],
    [{ speaker: 'unnamed', who: 'US officials' }, '1 source, unnamed US officials'],
    [{ speaker: 'unnamed', who: 'Some critics' }, '1 source, unnamed critics'],
    [{ speaker: 'unnamed', who: '' }, '1 source, unnamed'],
    [{ speaker: 'named', who: 'Zabihullah Mujahid' }, '1 source'],
  ] as const)('say who is unnamed: %o', ({ speaker, who }, basis) => {
    const { builder, calm } = twoSources();
    const claim = builder.claim('A claim', { attribution: { speaker, who, cue: 'said', manner: null } });
    builder.link(claim, calm);
    const [judgement] = resolveBrief(documentNode(claimBlockNode(claim)), builder.material()).judgements;
    expect(judgement?.basis).toBe(basis);
    expect(judgement?.unnamed).toBe(speaker === 'unnamed' ? 1 : 0);
  });

  test('say so where nothing bears on them', () => {
    const { builder, calm } = twoSources();
    const bare = builder.claim('Without evidence');
    const context = builder.claim('With context only');
    builder.link(context, calm, { stance: 'context' });
    const content = documentNode(claimBlockNode(bare), claimBlockNode(context));
    const { judgements } = resolveBrief(content, builder.material());
    expect(judgements.map((judgement) => judgement.basis)).toEqual(['No evidence linked', 'Context only']);
  });

  test('are found again from a passage, with its stance', () => {
    const { builder, right, calm } = twoSources();
    const claim = builder.claim('A claim');
    builder.link(claim, right);
    builder.link(claim, calm, { stance: 'contradicts' });
    const { judgements } = resolveBrief(documentNode(claimBlockNode(claim)), builder.material());
    expect(judgementsOn(calm, judgements).map(({ judgement, stance }) => [judgement.number, stance])).toEqual(
      [[1, 'contradicts']],
    );
  });
});

test('a brief may carry no less than its dossier’s marking', () => {
  const { builder } = twoSources();
  builder.dossierMarking = 'TLP:AMBER+STRICT';
  expect(resolveBrief(documentNode(), builder.material()).leastMarking).toBe('TLP:AMBER+STRICT');
});
