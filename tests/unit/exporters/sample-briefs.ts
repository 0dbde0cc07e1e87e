/** Two briefs on the facts of the border incidents: one that fits a page, one of many pages with everything in it. */
import {
  bottomLineNode,
  citationNode,
  claimBlockNode,
  documentNode,
  headingNode,
  paragraphNode,
  textNode,
} from '../../../src-renderer/domain/brief/document.ts';
import type { BriefMaterial } from '../../../src-renderer/domain/brief/resolve.ts';
import type { AnnotationId, SourceId } from '../../../src-renderer/domain/ids.ts';
import type { Brief, RichTextNode } from '../../../src-renderer/domain/records.ts';
import { BriefBuilder, makeBrief } from './brief-builder.ts';

export type SampleBrief = { brief: Brief; content: RichTextNode; material: BriefMaterial };

const STATEMENT = `US statement on the border incidents
The United States formally acknowledged and backed Pakistan’s inherent right to defend itself. The spokesperson said that the President “will not stand by”.
Washington called on both capitals to return to the ceasefire of October. It named no group and gave no date for the attacks.
The official effect of the statement on affiliated offices is not defined.`;

const REPORT = `Regional news site: Washington sides with Islamabad
US officials emphasized that Pakistan, like any sovereign nation, possesses the legitimate authority to protect its territorial integrity and citizens from external threats.
The position follows the United Nations Charter, which permits states to respond to armed attacks.
Militant groups based in Afghanistan have launched assaults into Pakistani territory, resulting in casualties and heightened military alertness.
Analysts suggest that this move could help ease tensions between Washington and Islamabad.
Some critics caution against escalating military actions that could exacerbate the humanitarian crisis.
Pakistan’s military has conducted targeted operations in border regions.
Experts emphasize the importance of addressing root causes, such as poverty and governance issues.`;

const DENIAL = `Kabul denies harbouring militants
The Afghan government “categorically rejects” that any group uses its soil against a neighbour, Zabihullah Mujahid said.
He invited journalists to visit the border districts and see for themselves.
Трансграничные удары, по его словам, нарушают суверенитет страны.`;

const URDU = `سرحدی واقعات پر بیان
پاکستان نے کہا ہے کہ وہ اپنے دفاع کا حق محفوظ رکھتا ہے۔ ترجمان نے 22 نومبر کو یہ بات کہی۔
کابل نے الزامات مسترد کر دیے۔`;

const HOSTILE = `<img src=x onerror="alert(1)"> & 'quotes' \u202Egnorw\u202C 🛰️ naïve e\u0301
A passage with <script>alert(1)</script> markup, an ampersand & a family 👩‍👩‍👧.`;

type Places = { builder: BriefBuilder; sources: SourceId[]; passages: AnnotationId[] };

function makePlaces(): Places {
  const builder = new BriefBuilder();
  const security = builder.tag('Security');
  const statement = builder.source(STATEMENT, {
    kind: 'speech',
    title: 'US statement',
    author: 'US Department of State',
    publisher: 'Office of the Spokesperson',
    issued: '2025-11-21',
    accessed: '2025-11-22',
    url: 'https://www.example.gov/briefings/2025/11/21/statement-on-the-afghan-border-incidents',
    reliability: 'B',
    reliabilityReason: 'Primary source; speaks for the government, with an interest in the wording',
    descriptor: 'Official statement read to the press; no questions were taken',
  });
  const report = builder.source(REPORT, {
    title: 'Washington sides with Islamabad',
    author: 'Staff writer',
    publisher: 'Regional news site',
    issued: '2025-11-21',
    accessed: '2025-11-22',
    url: `https://news.example.org/${'very-long-path-segment-without-any-break/'.repeat(5)}article.html?utm=1&b=2`,
    reliability: 'C',
    reliabilityReason: 'Names no source for most statements',
    descriptor: 'Unsigned online report that restates agency copy',
  });
  const denial = builder.source(DENIAL, {
    title: 'Kabul denies harbouring militants',
    publisher: 'Agency wire',
    issued: '2025-11',
    url: 'http://wire.example.com/kabul',
    reliability: 'D',
  });
  const urdu = builder.source(URDU, {
    language: 'ur',
    publisher: 'روزنامہ مثال',
    issued: '2025-11-22',
    url: 'https://example.pk/بیان',
  });
  const hostile = builder.source(HOSTILE, {
    publisher: '"><svg onload=alert(1)>',
    url: 'javascript:alert(1)',
    kind: 'webpage',
  });
  const passages = [
    builder.passage(
      statement,
      'formally acknowledged and backed Pakistan’s inherent right to defend itself',
      {
        tagIds: [security],
        note: 'Stronger than the March wording',
      },
    ),
    builder.passage(
      report,
      'US officials emphasized that Pakistan, like any sovereign nation, possesses the legitimate authority to protect its territorial integrity and citizens from external threats',
    ),
    builder.passage(report, 'United Nations Charter, which permits states to respond to armed attacks'),
    builder.passage(
      report,
      'Militant groups based in Afghanistan have launched assaults into Pakistani territory',
    ),
    builder.passage(statement, 'the President “will not stand by”'),
    builder.passage(denial, '“categorically rejects” that any group uses its soil against a neighbour'),
    builder.passage(
      report,
      'Analysts suggest that this move could help ease tensions between Washington and Islamabad',
    ),
    builder.passage(report, 'Some critics caution against escalating military actions'),
    builder.passage(
      denial,
      'He invited journalists to visit the border districts and see for themselves.\nТрансграничные удары, по его словам, нарушают суверенитет страны.',
    ),
    builder.passage(
      urdu,
      'پاکستان نے کہا ہے کہ وہ اپنے دفاع کا حق محفوظ رکھتا ہے۔ ترجمان نے 22 نومبر کو یہ بات کہی۔',
    ),
    builder.passage(
      hostile,
      'A passage with <script>alert(1)</script> markup, an ampersand & a family 👩‍👩‍👧.',
    ),
    builder.passage(report, 'Pakistan’s military has conducted targeted operations in border regions'),
    builder.passage(statement, 'Washington called on both capitals to return to the ceasefire of October.'),
    builder.passage(statement, 'The official effect of the statement on affiliated offices is not defined'),
    builder.passage(
      report,
      'Experts emphasize the importance of addressing root causes, such as poverty and governance issues',
    ),
    builder.passage(denial, 'Kabul denies harbouring militants'),
    builder.passage(report, 'casualties and heightened military alertness'),
    builder.passage(statement, 'It named no group and gave no date for the attacks'),
    builder.passage(urdu, 'کابل نے الزامات مسترد کر دیے۔'),
  ];
  return { builder, sources: [statement, report, denial, urdu, hostile], passages };
}

function cite(places: Places, index: number): RichTextNode {
  return citationNode({ kind: 'annotation', id: places.passages[index] ?? ('none' as AnnotationId) });
}

function citeSource(places: Places, index: number): RichTextNode {
  return citationNode({ kind: 'source', id: places.sources[index] ?? ('none' as SourceId) });
}

function marked(text: string, type: string, attrs?: Record<string, unknown>): RichTextNode {
  return { ...textNode(text), marks: [attrs === undefined ? { type } : { type, attrs }] };
}

/** The brief of design/brief-pdf.png: two judgements, six citations. */
export function shortBrief(fields: Partial<Brief> = {}): SampleBrief {
  const places = makePlaces();
  const { builder } = places;
  const first = builder.claim('The attacks were launched from Afghan territory', {
    type: 'interpretation',
    likelihood: 'likely',
    confidence: 'moderate',
    confidenceBasis: 'Official and regional reports agree, one party denies',
  });
  const second = builder.claim('The statement will ease US–Pakistan tensions', {
    type: 'forecast',
    attribution: { speaker: 'unnamed', who: 'Analysts', cue: 'suggest', manner: 'belief' },
    likelihood: 'roughly-even-chance',
    confidence: 'low',
  });
  const [p0, , , p3, p4, p5, p6] = places.passages;
  for (const id of [p0, p3, p4]) if (id !== undefined) builder.link(first, id, { credibility: 2 });
  if (p5 !== undefined) builder.link(first, p5, { stance: 'contradicts', credibility: 4 });
  if (p6 !== undefined) builder.link(second, p6, { credibility: 3 });
  const content = documentNode(
    bottomLineNode(
      paragraphNode(
        textNode('Washington has backed Pakistan’s right of self-defence in words it had avoided until now.'),
        cite(places, 0),
        textNode(' A Pakistani cross-border strike in the next 90 days remains unlikely (20–45%).'),
      ),
    ),
    headingNode(2, 'What was said'),
    paragraphNode(
      textNode('US officials stated that Pakistan possesses the authority to protect its territory.'),
      cite(places, 1),
      textNode(' The wording follows Article 51 of the UN Charter'),
      cite(places, 2),
      textNode(' but names no attacker, and the report gives no date or count for the incidents it cites.'),
    ),
    headingNode(2, 'Where the evidence stands'),
    claimBlockNode(first),
    paragraphNode(
      textNode('Three of five sources place the origin of the attacks on Afghan soil;'),
      cite(places, 3),
      cite(places, 4),
      textNode(' Kabul denies sheltering the groups.'),
      cite(places, 5),
    ),
    claimBlockNode(second),
  );
  return { brief: makeBrief(fields), content, material: builder.material() };
}

/** Many pages: lists, tables, every mark, hostile and right-to-left text, 20 citations, a deleted passage and claim. */
export function longBrief(fields: Partial<Brief> = {}): SampleBrief {
  const places = makePlaces();
  const { builder } = places;
  const claims = CLAIMS.map(([statement, claimFields]) => builder.claim(statement, claimFields));
  for (const [index, claimId] of claims.entries()) {
    for (const offset of [0, 3, 7]) {
      const annotationId = places.passages[(index * 2 + offset) % places.passages.length];
      if (annotationId !== undefined)
        builder.link(claimId, annotationId, {
          stance: offset === 7 ? 'contradicts' : offset === 3 && index % 2 === 0 ? 'qualifies' : 'supports',
          credibility: offset === 7 ? 4 : 2,
        });
    }
  }
  const sections = SECTIONS.flatMap((title, index): RichTextNode[] => {
    const claimId = claims[index];
    return [
      headingNode(2, title),
      paragraphNode(
        textNode(FILLER[index % FILLER.length] ?? ''),
        cite(places, index * 3),
        textNode(
          ' The report counts neither the incidents nor the dead, and its figures cannot be checked against another origin.',
        ),
        cite(places, index * 3 + 1),
        cite(places, index * 3 + 2),
      ),
      ...(claimId === undefined ? [] : [claimBlockNode(claimId)]),
      paragraphNode(
        textNode(FILLER[(index + 1) % FILLER.length] ?? ''),
        cite(places, 0),
        textNode(' What would change this: a dated official count, or a named witness.'),
      ),
    ];
  });
  const content = documentNode(
    bottomLineNode(
      paragraphNode(
        textNode('Washington has backed Pakistan’s right of self-defence in words it had avoided until now.'),
        cite(places, 0),
      ),
      paragraphNode(
        textNode('A Pakistani cross-border strike in the next 90 days remains unlikely (20–45%).'),
      ),
    ),
    ...sections,
    headingNode(3, 'Everything the editor can hold'),
    paragraphNode(
      marked('Bold', 'bold'),
      textNode(', '),
      marked('italic', 'italic'),
      textNode(', '),
      marked('underline', 'underline'),
      textNode(', '),
      marked('struck', 'strike'),
      textNode(', '),
      marked('code()', 'code'),
      textNode(', '),
      marked('a link', 'link', { href: 'https://example.org/?a=1&b=2' }),
      textNode(', '),
      marked('a hostile link', 'link', { href: 'javascript:alert(1)' }),
      { type: 'hardBreak' },
      textNode(
        'پاکستان نے کہا (Urdu in an English line), Ελληνικά, Кириллица, 中文, 🛰️ and <b>no markup</b>.',
      ),
    ),
    list('bulletList', [['One', 'One a', 'One b'], ['Two'], ['Three']]),
    list('orderedList', [['First'], ['Second', 'Nested'], ['Third']]),
    {
      type: 'blockquote',
      content: [
        paragraphNode(textNode('A quotation that stands for itself, with its citation.'), cite(places, 8)),
      ],
    },
    sampleTable(places),
    { type: 'horizontalRule' },
    headingNode(4, 'Gaps'),
    paragraphNode(
      textNode('Sources as a whole'),
      citeSource(places, 0),
      citeSource(places, 4),
      textNode(', a deleted passage'),
      citationNode({ kind: 'annotation', id: 'deleted' as AnnotationId }),
      textNode(' and a damaged citation'),
      { type: 'citation', attrs: {} },
      textNode('.'),
    ),
    { type: 'claimBlock', attrs: { claimId: 'deleted' } },
    { type: 'holograph', content: [textNode('An unknown block keeps its words.')] },
  );
  return { brief: makeBrief(fields), content, material: builder.material() };
}

function list(type: string, items: string[][]): RichTextNode {
  return {
    type,
    content: items.map(([text = '', ...nested]) => ({
      type: 'listItem',
      content: [
        paragraphNode(textNode(text)),
        ...(nested.length === 0
          ? []
          : [
              list(
                type,
                nested.map((item) => [item]),
              ),
            ]),
      ],
    })),
  };
}

function sampleTable(places: Places): RichTextNode {
  const cell = (type: string, ...content: RichTextNode[]): RichTextNode => ({
    type,
    attrs: { colspan: 1, rowspan: 1 },
    content: [paragraphNode(...content)],
  });
  const rows = Array.from({ length: 24 }, (_, index) => ({
    type: 'tableRow',
    content: [
      cell('tableCell', textNode(`Incident ${index + 1}`)),
      cell('tableCell', textNode(`${index + 1} November 2025`)),
      cell(
        'tableCell',
        textNode('Reported by one source, no count given'),
        ...(index % 8 === 0 ? [cite(places, index % 19)] : []),
      ),
    ],
  }));
  const head = {
    type: 'tableRow',
    content: ['Incident', 'Date', 'Report'].map((name) => cell('tableHeader', textNode(name))),
  };
  return { type: 'table', content: [head, ...rows] };
}

const SECTIONS = [
  'What was said',
  'Where the evidence stands',
  'Alternatives',
  'Implications',
  'What would change the judgement',
  'Gaps',
  'سرحدی صورتحال',
];

const FILLER = [
  'US officials stated that Pakistan possesses the authority to protect its territory. The wording follows Article 51 of the UN Charter but names no attacker, and the report gives no date or count for the incidents it cites. Earlier statements had spoken of restraint on both sides; this one speaks of a right, and of one side.',
  'Three of five sources place the origin of the attacks on Afghan soil; Kabul denies sheltering the groups. Two of the three supporting reports reproduce the same wire text, down to the order of its sentences, and neither says who in the ministry confirmed it.',
  'If the attacks were staged by groups without a base across the border, the same reports could have been written: none of them gives the route, and the only witness quoted by name speaks of the result and not of the approach.',
];

const CLAIMS: [string, Parameters<BriefBuilder['claim']>[1]][] = [
  [
    'The attacks were launched from Afghan territory',
    {
      type: 'interpretation',
      likelihood: 'likely',
      confidence: 'moderate',
      confidenceBasis: 'Official and regional reports agree, one party denies',
    },
  ],
  [
    'The statement will ease US–Pakistan tensions',
    {
      type: 'forecast',
      likelihood: 'roughly-even-chance',
      confidence: 'low',
      attribution: { speaker: 'unnamed', who: 'Analysts', cue: 'suggest', manner: 'belief' },
    },
  ],
  ['The United States backed Pakistan’s right of self-defence on 21 November', { type: 'reported-fact' }],
  [
    'A cross-border strike follows within 90 days',
    {
      type: 'forecast',
      likelihood: 'unlikely',
      confidence: 'low',
      confidenceBasis: 'No report on deployments',
    },
  ],
  [
    'Kabul rejects that its soil is used',
    {
      type: 'attributed-statement',
      attribution: { speaker: 'named', who: 'Zabihullah Mujahid', cue: 'said', manner: 'communication' },
    },
  ],
  [
    'Article 51 covers a response to non-state attackers <b>“as such”</b>',
    { type: 'legal', likelihood: 'very-unlikely', confidence: 'high' },
  ],
  ['پاکستان اپنے دفاع کا حق رکھتا ہے', { type: 'forecast' }],
];
