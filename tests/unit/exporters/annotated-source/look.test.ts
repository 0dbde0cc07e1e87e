import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { annotatedSourceToHtml } from '../../../../src-renderer/exporters/annotated-source/html.ts';
import { annotatedSourceToMarkdown } from '../../../../src-renderer/exporters/annotated-source/markdown.ts';
import { bundledFontFaces } from '../../../../src-renderer/exporters/print-fonts.ts';
import { openPrintBrowser } from '../print-browser.ts';
import { richSample } from './sample-source.ts';

test('look', async () => {
  const a = richSample().annotated();
  const fonts = bundledFontFaces();
  const screen = annotatedSourceToHtml(a, { fonts, exportedOn: '2025-11-22', medium: 'screen' });
  writeFileSync('/tmp/look/screen.html', screen.html.replaceAll('url("/', 'url("file:///work/wt/export/'));
  writeFileSync('/tmp/look/a.md', annotatedSourceToMarkdown(a, '2025-11-22'));
  const b = await openPrintBrowser();
  const print = annotatedSourceToHtml(a, { fonts, exportedOn: '2025-11-22', medium: 'print' });
  writeFileSync('/tmp/look/a.pdf', await b.print(print.html));
  await b.close();
});
