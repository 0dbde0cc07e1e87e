import { describe, expect, it } from 'vitest';
import { isSafeExternalLink, isTrustedFrame, originOf } from '../../../src-main/origin.ts';

describe('which frames may ask main', () => {
  const trusted = ['app://chancery'];
  const top = (url: string) => ({ url, parent: null });

  it('compares whole origins, so that a look-alike is refused', () => {
    expect(isTrustedFrame(top('app://chancery/#x'), trusted)).toBe(true);
    for (const url of [
      'app://chancery.evil/',
      'app://evil/?app://chancery/',
      'https://app//chancery/',
      'about:blank',
      '',
    ])
      expect(isTrustedFrame(top(url), trusted)).toBe(false);
  });

  it('refuses frames inside a page and frames that are gone', () => {
    const parent = top('app://chancery/') as never;
    expect(isTrustedFrame({ url: 'app://chancery/', parent }, trusted)).toBe(false);
    expect(isTrustedFrame(null, trusted)).toBe(false);
  });

  it('gives no origin for what is not an address', () => {
    expect(originOf('not an address')).toBe('');
  });
});

describe('what may be opened outside', () => {
  it('is https only, without a user name that could pose as a host', () => {
    expect(isSafeExternalLink('https://example.org/a?b#c')).toBe(true);
    for (const address of [
      'http://example.org/',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'https://example.org@evil.example/',
      'smb://host/share',
      'ms-settings:',
      'nonsense',
    ])
      expect(isSafeExternalLink(address)).toBe(false);
  });
});
