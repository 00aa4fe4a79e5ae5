import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRichText } from '../../../test/fuzz/any-card.ts';
import { checkMrkdwn } from '../../../test/support/slack/mrkdwn-check.ts';
import { codePoints } from './limits.ts';
import { cutDrawn, drawRichText, escapeMrkdwn } from './mrkdwn.ts';

const nobody = () => undefined;

describe('what people wrote', () => {
  it('notifies nobody, whoever they wanted to call', () => {
    expect(drawRichText('<!channel> <@U123> <!here|x> & co', nobody)).toBe(
      '&lt;!channel&gt; &lt;@U123&gt; &lt;!here|x&gt; &amp; co',
    );
    expect(drawRichText([{ bold: '<!channel>' }, ' ', { person: 'p1', name: '<!channel>' }], nobody)).toBe(
      '*&lt;!channel&gt;* &lt;!channel&gt;',
    );
  });

  it('does not leave a link to call somebody', () => {
    const hostile = { link: 'https://exemple.fr/|x> <!channel', label: 'a> <!channel>' };
    expect(drawRichText([hostile], nobody)).toBe('a&gt; &lt;!channel&gt;');
    expect(drawRichText([{ link: 'https://exemple.fr/a|b>c', label: '<!here>' }], nobody)).toBe(
      '<https://exemple.fr/a%7Cb&gt;c|&lt;!here&gt;>',
    );
  });

  it('calls nobody: a word that Slack may take for a call to everybody is broken without being seen', () => {
    expect(escapeMrkdwn('@channel @Here <!everyone> a@channels.example')).toBe(
      '@\u2060channel @\u2060Here &lt;!everyone&gt; a@channels.example',
    );
  });

  it('loses control characters and halves of emoji, which Slack refuses', () => {
    expect(escapeMrkdwn('a\u0000b\u0007c\uD800d\r\ne\tf')).toBe('abcd\ne\tf');
  });

  it('keeps its addresses clickable, without the point that ends the sentence', () => {
    expect(drawRichText('Voir https://visio.exemple.fr/a?b=1&c=2. (ou http://x.fr)', nobody)).toBe(
      'Voir <https://visio.exemple.fr/a?b=1&amp;c=2>. (ou <http://x.fr>)',
    );
  });

  it('never makes a mark we did not mean, whatever it is', () => {
    fc.assert(fc.property(anyRichText, (text) => checkMrkdwn(drawRichText(text, nobody), 'text')));
  });
});

describe('emphasis', () => {
  const bold = (text: string) => drawRichText([{ bold: text }], nobody);

  it.each([
    ['mardi', '*mardi*'],
    ['', ''],
    ['   ', '   '],
    [' mardi ', ' *mardi* '],
    ['mardi\nmercredi\n', '*mardi*\n*mercredi*\n'],
    ['2 * 3', '2 * 3'],
  ])('of %j is drawn as %j', (text, drawn) => expect(bold(text)).toBe(drawn));

  it('is left out inside a word, where Slack would show the stars', () => {
    expect(drawRichText(['n', { bold: '°2' }], nobody)).toBe('n°2');
    expect(drawRichText([{ bold: 'mar' }, 'di'], nobody)).toBe('mardi');
    expect(drawRichText(['le ', { bold: 'mardi' }, '.'], nobody)).toBe('le *mardi*.');
    expect(drawRichText([{ bold: 'a' }, { bold: 'b' }], nobody)).toBe('ab');
  });
});

describe('people and links', () => {
  it('mentions who is known in Slack and names the others', () => {
    const mention = (person: string) => (person === 'p1' ? 'U1' : undefined);
    const text = [{ person: 'p1', name: 'Claire' }, ' et ', { person: 'p2', name: 'Yann' }];
    expect(drawRichText(text, mention)).toBe('<@U1> et Yann');
  });

  it.each([
    ['https://exemple.fr', 'Salle', '<https://exemple.fr|Salle>'],
    ['mailto:a@exemple.fr', 'a@exemple.fr', '<mailto:a@exemple.fr|a@exemple.fr>'],
    ['https://exemple.fr', '', '<https://exemple.fr>'],
    ['https://exemple.fr', 'ligne\nautre', '<https://exemple.fr|ligne autre>'],
    ['javascript:alert(1)', 'Salle', 'Salle'],
    ['/local', '', '/local'],
  ])('a link to %s called %j is drawn as %s', (link, label, drawn) =>
    expect(drawRichText([{ link, label }], nobody)).toBe(drawn),
  );
});

describe('a text that is cut', () => {
  it('keeps links, mentions and entities whole', () => {
    const drawn = 'abc &amp; <https://exemple.fr|Salle> fin';
    for (let limit = 3; limit < codePoints(drawn); limit++) {
      const cut = cutDrawn(drawn, limit, '…');
      expect(codePoints(cut)).toBeLessThanOrEqual(limit);
      checkMrkdwn(cut, 'cut');
      expect(cut.endsWith('…')).toBe(true);
    }
  });

  it('counts an emoji as one', () => {
    expect(cutDrawn('🙂'.repeat(10), 10, '…')).toBe('🙂'.repeat(10));
    expect(cutDrawn('🙂'.repeat(11), 10, '…')).toBe(`${'🙂'.repeat(9)}…`);
  });
});
