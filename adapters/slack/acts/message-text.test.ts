import { describe, expect, it } from 'vitest';
import { messageText, namelessMentions } from './message-text.ts';

const names = new Map([['U1', 'Karim Benhaddou']]);
const rich = (...elements: object[]) => ({ blocks: [{ type: 'rich_text', elements }] });
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });

describe('a message that becomes a decision', () => {
  it('has its words without the marks of bold and italics', () => {
    const message = {
      text: '*Oui*, on décale de 2*3 jours',
      ...rich(
        section(
          { type: 'text', text: 'Oui', style: { bold: true } },
          { type: 'text', text: ', on décale de 2*3 jours' },
        ),
      ),
    };
    expect(messageText(message, names)).toBe('Oui, on décale de 2*3 jours');
  });

  it('names who it mentions, and leaves who it cannot name as a mention', () => {
    const message = rich(
      section(
        { type: 'user', user_id: 'U1' },
        { type: 'text', text: ' et ' },
        { type: 'user', user_id: 'U2' },
      ),
    );
    expect(messageText(message, names)).toBe('@Karim Benhaddou et <@U2>');
    expect(namelessMentions(message)).toEqual(['U1', 'U2']);
    expect(messageText({ text: 'Merci <@U1>, <@U3|zoé>' }, names)).toBe('Merci @Karim Benhaddou, @zoé');
    expect(namelessMentions({ text: 'Merci <@U1>, <@U3|zoé>' })).toEqual(['U1']);
  });

  it('keeps its lines, lists, links and emoji', () => {
    const message = rich(
      section({ type: 'text', text: 'À faire :' }),
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: [
          section({ type: 'text', text: 'relire' }),
          section({ type: 'link', url: 'https://agla.example', text: 'la note' }),
        ],
      },
      section(
        { type: 'emoji', name: 'thumbsup', unicode: '1f44d' },
        { type: 'emoji', name: 'agla' },
        { type: 'broadcast', range: 'here' },
      ),
    );
    expect(messageText(message, names)).toBe('À faire :\n• relire\n• la note\n👍:agla:@here');
  });

  it.each([
    [{}],
    [{ text: '' }],
    [{ blocks: 'x' }],
    [{ blocks: [null, { type: 'rich_text', elements: [null, { type: 'rich_text_section' }] }] }],
  ])('may be %o', (message) => expect(messageText(message, names)).toBe(''));
});
