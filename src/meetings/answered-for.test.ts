import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { buttonOf, directPeople, read } from '../../test/support/direct-people.ts';
import { houseTranslators } from '../catalogues.ts';
import type { Card } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import { ownAnswerLine } from './answer-lines.ts';
import { loadMeeting } from './meeting.ts';
import { answeredFor } from './messages/answered-for.ts';
import type { MeetingContext } from './messages/composer.ts';

const { fr } = houseTranslators();
let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot('2026-09-01T08:00:00Z');
});
afterAll(() => house.close());

const { say, press } = directPeople(() => house.bot);
const meeting = () =>
  house.db.meeting.findFirstOrThrow({ where: { number: 3, committee: { code: 'COPIL' } } });
const personOf = (handle: string) => house.db.person.findFirstOrThrow({ where: { handle } });
/** What somebody is told of answers given for them, the latest last; null where it is no longer true. */
async function told(handle: string): Promise<(Card | null)[]> {
  const person = await personOf(handle);
  const rows = await house.db.messageDelivery.findMany({
    where: { rule: 'ANSWERED-FOR', recipientId: person.id },
    orderBy: { subjectVersion: 'asc' },
  });
  const now = Temporal.Instant.from('2026-09-01T08:00:00Z');
  const context = { tx: house.db, t: fr, now, personId: person.id } as unknown as MeetingContext;
  const cards: (Card | null)[] = [];
  for (const row of rows) cards.push((await answeredFor(context, row))?.card ?? null);
  return cards;
}
const answer = async (handle: string) => {
  const { id } = await personOf(handle);
  return (
    await house.db.invitation.findFirstOrThrow({ where: { meetingId: (await meeting()).id, personId: id } })
  ).answer;
};

describe('whoever is answered for', () => {
  it('hears that a lead named their substitute, and may come all the same with one press', async () => {
    await say('helene', 'répondre COPIL-3 absente');
    await press('karim', {
      command: 'leader absence',
      arguments: { meeting: 'COPIL-3', person: '@helene', choice: 'substitute', substitute: '@marc' },
    });
    expect(await answer('helene')).toBe('substitute');
    const [card, ...others] = await told('helene');
    expect(others).toEqual([]);
    expect(plain(renderText(card as Card, 'fr'))).toContain(
      'Karim Benhaddou a demandé à Marc Le Dantec de vous remplacer',
    );
    const own = ownAnswerLine(
      await loadMeeting(house.db, (await meeting()).id),
      (await personOf('helene')).id,
      fr,
    );
    expect(plain(renderText({ blocks: [{ kind: 'text', text: own ?? '' }] }, 'fr'))).not.toContain(
      'Votre réponse',
    );
    const reply = { outcome: 'done' as const, visibility: 'private' as const, card: card as Card };
    await press('helene', buttonOf(reply, { label: 'Je viens' }));
    expect(await answer('helene')).toBe('present');
    expect(await told('helene')).toEqual([null]);
  });

  it('hears of what the secretary entered; who answers alone hears nothing of the kind', async () => {
    expect(read(await say('ines', 'répondre COPIL-3 présent pour:@fatou'))).toContain(
      'Réponse de Fatou Diallo',
    );
    const [card] = await told('fatou');
    expect(plain(renderText(card as Card, 'fr'))).toContain('a répondu pour vous : vous venez');
    await say('yann', 'répondre COPIL-3 présent');
    expect(await told('yann')).toEqual([]);
  });
});
