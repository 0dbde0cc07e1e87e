import { describe, expect, it } from 'vitest';
import { isAllowedLink, linkAddress } from '../../../../src-renderer/ui/rich-text/link-address.ts';

describe('addresses of links', () => {
  it.each([
    ['https://state.gov/x?y=1', 'https://state.gov/x?y=1'],
    [' http://example.org ', 'http://example.org'],
    ['www.state.gov', 'https://www.state.gov'],
    ['state.gov/press', 'https://state.gov/press'],
    ['localhost.example:8080/x', 'https://localhost.example:8080/x'],
    ['desk@example.org', 'mailto:desk@example.org'],
    ['mailto:desk@example.org', 'mailto:desk@example.org'],
  ])('takes %s for %s', (written, address) => {
    expect(linkAddress(written)).toBe(address);
  });

  it.each([
    '',
    '   ',
    'no address',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '\u0001https://x.org',
    'data:text/html,x',
    'file:///etc/passwd',
    'https://',
    'https:///x',
    'app://chancery/',
    'vbscript:x.y',
  ])('takes %j for none', (written) => {
    expect(linkAddress(written)).toBeNull();
  });

  it('allows only web pages and mail in a document', () => {
    expect(['https://a.b', 'http://a.b', 'mailto:a@b.c'].map(isAllowedLink)).toEqual([true, true, true]);
    expect(['ftp://a.b', 'tel:1', '//a.b', '/x', 'https://a.b\u0000'].some(isAllowedLink)).toBe(false);
  });
});
