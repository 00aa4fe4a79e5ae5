import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { houseTranslators } from '../catalogues.ts';
import { renderText } from '../conversation/render-text.ts';
import { minutesContentSchema } from './content.ts';
import { closedMeeting } from './fixtures/closed-meeting.ts';
import { readMinutes } from './minutes.ts';
import { minutesDocument } from './minutes-document.ts';
import { draftMinutes } from './versions.ts';

const seats = ['helene', 'claire', 'karim', 'sophie', 'thomas', 'anne-laure', 'yann', 'fatou', 'bruno'];
let house: DirectBot;
let meetingId: string;
let events = 0;

const from = (handle: string) => {
  events += 1;
  const workspace = handle === 'bruno' ? 'rives-doust' : 'agla';
  return {
    eventId: `event ${events}`,
    account: { platform: 'local' as const, workspace, externalId: handle },
    place: { kind: 'direct' as const },
  };
};
const say = async (handle: string, text: string) => {
  const { card } = await house.bot.say({ ...from(handle), text });
  return plain(card ? renderText(card, 'fr') : '');
};
/** Everybody says the same, but for the first ones. */
const voteOn = async (number: string, said: string, first: readonly string[] = []) => {
  for (const [index, handle] of seats.entries())
    await house.bot.press({
      ...from(handle),
      command: 'consultation vote',
      arguments: { consultation: number, choice: first[index] ?? said },
    });
};

beforeAll(async () => {
  house = await openDirectBot('2026-09-01T08:00:00Z', { composers: true });
  meetingId = await closedMeeting(house);
  await house.db.numberSeries.updateMany({ where: { series: 'D-2026' }, data: { last: 4 } });
  await say('claire', 'consultation "Retenir le prestataire X" avant:05/09 type:arbitrage');
  await voteOn('C-2026-001', 'inFavour', ['inFavour', 'against', 'against', 'abstention']);
  await say('claire', 'consultation "Acheter les tablettes" avant:07/09');
  await voteOn('C-2026-002', 'against');
  await say('claire', 'consultation "Changer d’hébergeur" avant:08/09');
  await voteOn('C-2026-003', 'discuss');
  await say('claire', 'consultation "Reporter la formation" avant:09/09');
  await say('claire', 'consultation retirer C-2026-004');
  house.moveTo('2026-09-23T08:00:00Z');
  await say('claire', 'consultation "Décidé après la séance" avant:29/09');
  await voteOn('C-2026-005', 'inFavour');
  const now = Temporal.Instant.from('2026-09-23T08:30:00Z');
  await house.store.transaction((tx) => draftMinutes({ tx, now, personId: null }, meetingId));
});
afterAll(() => house.close());

describe('minutes after written consultations', () => {
  it('say what was asked in writing since the last meeting, how it ended, and which decision it became', async () => {
    const card = await say('claire', 'relevé COPIL-2');
    for (const line of [
      'Consultations écrites depuis la dernière réunion',
      'C-2026-001 · Retenir le prestataire X',
      'adoptée par écrit, décision D-2026-005 · 6 pour · 2 contre · 1 abstention',
      'C-2026-002 · Acheter les tablettes',
      'rejetée par écrit, rejet consigné sous le numéro D-2026-006 · 0 pour · 9 contre · 0 abstention',
      'C-2026-003 · Changer d’hébergeur',
      'renvoyée à une séance · 0 pour · 0 contre · 0 abstention · 2 à discuter en séance',
    ])
      expect(card).toContain(line);
  });

  it('leave out what was withdrawn, and what ended after the meeting: the next minutes tell it', async () => {
    const { content } = (await readMinutes(house.db, meetingId)) ?? {};
    expect(content?.consultations.map(({ number }) => number)).toEqual([
      'C-2026-001',
      'C-2026-002',
      'C-2026-003',
    ]);
  });

  it('print them, and the search finds them', async () => {
    const document = await minutesDocument(house.db, meetingId, houseTranslators({ fr: {}, en: {} }).fr);
    const printed = plain(JSON.stringify(document?.blocks));
    expect(printed).toContain(
      'C-2026-001 · Retenir le prestataire X · adoptée par écrit, décision D-2026-005 · 6 pour · 2 contre · 1 abstention',
    );
    const { text } = await house.db.minutesVersion.findFirstOrThrow({ where: { minutes: { meetingId } } });
    expect(text).toContain('C-2026-001 Retenir le prestataire X D-2026-005');
  });

  it('that were kept before consultations were mentioned are still read', async () => {
    const { content } = await house.db.minutesVersion.findFirstOrThrow({ where: { minutes: { meetingId } } });
    const { consultations: _, ...old } = content as Record<string, unknown>;
    expect(minutesContentSchema.parse(old).consultations).toEqual([]);
  });
});
