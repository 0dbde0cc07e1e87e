import { describe, expect, test } from 'vitest';
import { cssString, html, isolate, join, safeHref } from '../../../src-renderer/exporters/brief-html/html.ts';

describe('html', () => {
  test('escapes strings and keeps what it has made itself', () => {
    const inner = html`<b>${'<i>'}</b>`;
    expect(html`<p title="${'"a" & \'b\''}">${inner}${['x<', inner]}</p>`.text).toBe(
      '<p title="&quot;a&quot; &amp; &#39;b&#39;"><b>&lt;i&gt;</b>x&lt;<b>&lt;i&gt;</b></p>',
    );
  });

  test('drops what HTML cannot hold and keeps tabs, line feeds and astral characters', () => {
    expect(html`${'a\u0000\u0007b\ud800c\td\ne🛰️'}`.text).toBe('ab\ufffdc\td\ne🛰️');
  });

  test('prints nothing for null and numbers as they are', () => {
    expect(html`<i>${null}${0}</i>`.text).toBe('<i>0</i>');
  });

  test('joins pieces without the empty ones', () => {
    expect(join([html`a`, null, '', html``, 'b<'], ', ').text).toBe('a, b&lt;');
  });

  test('isolates a direction', () => {
    expect(isolate('\u202ex').text).toBe('<bdi>\u202ex</bdi>');
  });
});

describe('safeHref', () => {
  test.each([
    ['https://example.org/a?b=1&c="', 'https://example.org/a?b=1&c=%22'],
    ['  HTTP://EXAMPLE.ORG ', 'http://example.org/'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
  ])('takes %j', (address, href) => {
    expect(safeHref(address)).toBe(href);
  });

  test.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,<b>',
    'file:///etc/passwd',
    'app://chancery/',
    '//example.org',
    '#note-1',
    'nonsense',
    '',
    null,
    7,
  ])('refuses %j', (address) => {
    expect(safeHref(address)).toBeNull();
  });
});

test('a CSS string can end neither itself nor its element', () => {
  const value = cssString('a"; } </style> \\ \n */ Урду é');
  expect(value).toMatch(/^"(?:[\p{L}\p{N} ]|\\[0-9a-f]+ )*"$/u);
  expect(value).not.toContain('<');
});
