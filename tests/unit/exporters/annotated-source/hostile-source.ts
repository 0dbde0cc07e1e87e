/** A source in which every field that an export shows is an attack. */
import { SourceSample } from './sample-source.ts';

export const SCRIPT = '<script>alert(1)</script>';
const IMAGE = '<img src=x onerror=alert(2)>';
const ENDS = `"></bdi></p></li></style></title>${SCRIPT}${IMAGE}`;
/** Markdown that would be a link, an image, a heading, a footnote, HTML, a fence. */
export const MARKDOWN = `[click](javascript:alert(3)) ![x](https://evil.test/x.png) <https://evil.test> www.evil.test
# Heading
[^1]: taken over
[ref]: javascript:alert(4)
\`\`\`
> quoted | cell | cell
1. one
***strong*** &lt;b&gt; ~~gone~~ \\*`;

export function hostileSample(): SourceSample {
  const sample = new SourceSample(
    [
      { kind: 'heading', level: 1, text: `Title ${ENDS}` },
      {
        kind: 'paragraph',
        text: `Read this one, that one, another and ${MARKDOWN}`,
        marks: [
          { kind: 'link', on: 'this one', href: 'javascript:alert(5)' },
          { kind: 'link', on: 'that one', href: 'data:text/html,<script>alert(6)</script>' },
          { kind: 'link', on: 'another', href: 'https://example.org/a)"><script>alert(7)</script>' },
        ],
      },
      { kind: 'table-row', text: `${SCRIPT} | [x](javascript:alert(8)) | a\\| b` },
      { kind: 'table-row', text: `1 | ${IMAGE} | 3` },
      { kind: 'list-item', level: 1, text: '- [ ] # not a heading' },
      { kind: 'quotation', text: `> > ${ENDS}` },
      { kind: 'caption', text: '    indented code' },
    ],
    {
      title: `Title ${ENDS} ${MARKDOWN}`,
      author: ENDS,
      publisher: MARKDOWN,
      url: 'javascript:alert(9)',
      descriptor: ENDS,
      reliabilityReason: MARKDOWN,
      doi: ENDS,
      language: 'en"><script>alert(10)</script>',
      accessed: SCRIPT,
    },
  );
  const tag = sample.tag(`Tag ${ENDS}`, 'rose', { definition: MARKDOWN });
  const read = sample.annotate('Read this one', [tag], { note: `${MARKDOWN}\n${ENDS}`, author: ENDS });
  sample.annotate('this one, that', [tag], { note: '[^2]: mine' });
  const claim = sample.builder.claim(`${ENDS} ${MARKDOWN}`);
  sample.builder.link(claim, read, {});
  sample.pages.push({ label: ENDS, start: 0 });
  sample.images.push({ name: `${ENDS} ${MARKDOWN}`, start: 0 });
  return sample;
}
