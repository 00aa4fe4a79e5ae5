import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { leadersPresence } from '../committees/leaders-presence.ts';
import { previousMeeting } from './previous-meeting.ts';

const now = Temporal.Instant.from('2026-10-21T08:00:00Z');

let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot(now.toString());
});
afterAll(() => house.close());

it('a meeting that was called again without having opened did not take place: nobody was absent from it', async () => {
  const of = (number: number) =>
    house.db.meeting.findFirstOrThrow({ where: { number, committee: { code: 'COPIL' } } });
  const { id, committeeId } = await of(3);
  const watched = async () =>
    (await leadersPresence(house.db as never, committeeId, now))
      .flatMap(({ meetings }) => meetings)
      .map(({ meetingId }) => meetingId);
  const closedAt = new Date('2026-10-20T12:30:00Z');
  await house.db.meeting.update({ where: { id }, data: { state: 'closed', closedAt } });
  expect(await watched()).toContain((await of(1)).id);
  expect(await watched()).not.toContain(id);
  expect((await previousMeeting(house.db as never, await of(4)))?.number).not.toBe(3);
  await house.db.meeting.update({ where: { id }, data: { openedAt: new Date('2026-10-20T12:00:00Z') } });
  expect(await watched()).toContain(id);
  expect((await previousMeeting(house.db as never, await of(4)))?.number).toBe(3);
});
