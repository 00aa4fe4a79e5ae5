import { afterAll, beforeAll, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { directPeople, read } from '../../test/support/direct-people.ts';
import { houseTranslators } from '../catalogues.ts';
import { buttonsOf } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import { loadMeeting } from './meeting.ts';
import type { MeetingContext } from './messages/composer.ts';
import { personalParts } from './messages/invitation.ts';
import { answerOf } from './names.ts';

const now = '2026-09-01T08:00:00Z';
let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot(now);
});
afterAll(() => house.close());

const { say } = directPeople(() => house.bot);
const meeting = async () => {
  const where = { number: 3, committee: { code: 'COPIL' } };
  return loadMeeting(house.db, (await house.db.meeting.findFirstOrThrow({ where })).id);
};
const fatou = () => house.db.person.findFirstOrThrow({ where: { handle: 'fatou' } });
/** Her own card: what it says, and its buttons. */
const card = async () => {
  const { id: personId } = await fatou();
  const context = { tx: house.db, t: houseTranslators().fr, now: Temporal.Instant.from(now), personId };
  const shown = personalParts(context as unknown as MeetingContext, await meeting());
  return { text: plain(renderText(shown, 'fr')), buttons: buttonsOf(shown).map(({ label }) => label) };
};

it('a proxy given after « Je viens » makes the answer « Je ne viens pas », and the card names who votes', async () => {
  await say('fatou', 'répondre COPIL-3 présente');
  expect((await card()).buttons).not.toContain('Donner procuration');
  const reply = read(await say('fatou', 'procuration COPIL-3 @claire'));
  expect(reply).toContain('C’est noté : Claire Le Goff votera en votre nom');
  expect(reply).toContain('Votre réponse devient « Je ne viens pas ».');
  expect(answerOf(await meeting(), (await fatou()).id)).toBe('absent');
  const { text, buttons } = await card();
  expect(text).toContain('Procuration : Claire Le Goff votera en votre nom.');
  expect(buttons).toContain('Retirer la procuration');
  expect(buttons).not.toContain('Donner procuration');
  expect(read(await say('fatou', 'procuration COPIL-3 @karim'))).not.toContain('Votre réponse devient');
  await say('fatou', 'répondre COPIL-3 présente');
  expect((await card()).text).not.toContain('Procuration');
});
