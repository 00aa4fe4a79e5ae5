import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTyped, withoutMention } from './typed-text.ts';

describe('what somebody typed in Slack', () => {
  const lines: [string, string][] = [
    ['planifier 22/09/2026 14:00 2h "COPIL n°2"', 'planifier 22/09/2026 14:00 2h "COPIL n°2"'],
    ['décision Budget R&amp;D &lt; 40 k€', 'décision Budget R&D < 40 k€'],
    ['action <@U1|claire> relire', 'action <@U1|claire> relire'],
    ['comité <#C1|copil-dui>', 'comité <#C1|copil-dui>'],
    ['lier <mailto:jo@agla.example|jo@agla.example>', 'lier jo@agla.example'],
    ['lier <mailto:jo@agla.example>', 'lier jo@agla.example'],
    ['lien:<https://visio.example/a?b=1&amp;c=2>', 'lien:https://visio.example/a?b=1&c=2'],
    ['lien:<https://visio.example/x|la visio>', 'lien:https://visio.example/x'],
    ['voir <http://agla.example|agla.example>', 'voir agla.example'],
    ['voir <https://evil.example/x|x>', 'voir https://evil.example/x'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['<!channel> bonjour', '<!channel> bonjour'],
  ];
  it.each(lines)('%s is read as %s', (sent, read) => expect(readTyped(sent)).toBe(read));

  it('is what Slack escaped, whatever was typed', () => {
    const escaped = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => readTyped(escaped(text)) === text));
  });

  it('is read without the mention of copil, and with those of others', () => {
    expect(withoutMention('<@UBOT> aide', 'UBOT')).toBe('aide');
    expect(withoutMention('<@UBOT|copil>: aide', 'UBOT')).toBe('aide');
    expect(withoutMention('action <@U1|claire> relire <@UBOT>', 'UBOT')).toBe('action <@U1|claire> relire');
    expect(withoutMention('<@U2> aide', undefined)).toBe('<@U2> aide');
  });
});
