import { describe, expect, it } from 'vitest';
import { escapeHtml, isSafeAddress } from './escape-html.ts';

describe('an address that people can press', () => {
  it.each([
    'https://exemple.fr/visio?a=1&b=2',
    'http://127.0.0.1:3000/',
    'mailto:claire@agla.example',
    'webcal://exemple.fr/agenda.ics',
    '/local/files/1',
  ])('may be %s', (url) => {
    expect(isSafeAddress(url)).toBe(true);
  });

  it.each([
    'javascript:alert(1)',
    'javascript://exemple.fr/%0aalert(1)',
    'JAVASCRIPT:alert(1)',
    'java\nscript:alert(1)',
    ' https://exemple.fr',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//exemple.fr',
    '/\\exemple.fr',
    'exemple.fr',
    '',
  ])('is never %j', (url) => {
    expect(isSafeAddress(url)).toBe(false);
  });
});

describe('text in HTML', () => {
  it('cannot close an attribute or open a tag', () => {
    expect(escapeHtml(`<a href="x" title='y'>&amp;`)).toBe(
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;',
    );
  });

  it('loses the characters that HTML forbids', () => {
    expect(escapeHtml('a\u0000b\u001Fc\uD800')).toBe('abc\uFFFD');
  });
});
