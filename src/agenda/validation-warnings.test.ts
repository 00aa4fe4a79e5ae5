import { afterAll, beforeAll, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { directPeople } from '../../test/support/direct-people.ts';
import { houseTranslators } from '../catalogues.ts';
import { renderText } from '../conversation/render-text.ts';
import { loadMeeting } from '../meetings/meeting.ts';
import { validationCard } from './validation-card.ts';

const now = '2026-10-21T08:00:00Z';
let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot(now);
});
afterAll(() => house.close());

const { say } = directPeople(() => house.bot);
const shown = async () => {
  const { id } = await house.db.meeting.findFirstOrThrow({
    where: { number: 4, committee: { code: 'COPIL' } },
  });
  const meeting = await loadMeeting(house.db, id);
  const reading = {
    tx: house.store.db,
    t: houseTranslators().fr,
    now: Temporal.Instant.from(now),
    addressOf: () => 'https://example.org/file',
  };
  return plain(renderText(await validationCard(reading, meeting, []), 'fr'));
};

it('the chair is told of points nobody has answered and of presenters who do not come, before saying yes', async () => {
  await say('claire', 'point ajouter "Wi-Fi EHPAD" 15min par:@yann réunion:COPIL-4');
  const before = await shown();
  expect(before).not.toContain('attend encore une réponse');
  expect(before).not.toContain('Absence annoncée');
  await say('sophie', 'point proposer "Retours des équipes" 10min réunion:COPIL-4');
  await say('yann', 'répondre COPIL-4 absent');
  const after = await shown();
  expect(after).toContain(
    'Un point proposé attend encore une réponse : il n’est pas dans cet ordre du jour.',
  );
  expect(after).toMatch(/Absence annoncée de qui présente : Yann Kerbrat \(point \d+\)\./);
});
