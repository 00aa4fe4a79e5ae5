import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSessionHouse, type SessionHouse, words } from './fixtures/session-house.ts';

let house: SessionHouse;
beforeAll(async () => {
  house = await openSessionHouse();
  const committee = await house.db.committee.findFirstOrThrow({ where: { code: 'COPIL' } });
  const rules = { ...(committee.rules as object), sponsorRequired: true };
  await house.db.committee.update({ where: { id: committee.id }, data: { rules } });
  await house.seat(['claire', 'karim', 'sophie', 'thomas', 'yann']);
  await house.say('ines', 'décision "Retenir le lot 2"');
  await house.say('ines', 'décision "Retenir le lot 3" vote:boutons');
  const closing = await house.say('ines', 'clore');
  const confirm = closing.card?.actions?.[0];
  if (closing.outcome === 'preview' && confirm) await house.follow('ines', closing, confirm.label);
});
afterAll(() => house.close());

it('a vote left open when the session closes decides nothing, and takes no more votes', async () => {
  expect((await house.db.meeting.findUniqueOrThrow({ where: { id: house.meetingId } })).state).toBe('closed');
  expect(await house.db.ballot.findFirst({ where: { method: 'buttons' } })).toMatchObject({
    state: 'void',
    votesFor: null,
  });
  const voted = await house.press('claire', 'vote', { choice: 'inFavour', decision: 'D-2026-005' });
  expect(words(voted)).toContain('Ce vote a été annulé : rien n’est décidé.');
  expect(await house.db.vote.count()).toBe(0);
});

it('what was decided without a leader goes to the chair, and back to the leads when it was not confirmed in time', async () => {
  const rows = await house.db.messageDelivery.findMany({
    where: { subjectType: 'decisionsOf', subjectId: house.meetingId },
    orderBy: { dueAt: 'asc' },
  });
  expect(rows.map(({ rule, recipientKind, dueAt }) => [rule, recipientKind, dueAt.toISOString()])).toEqual([
    ['CONFIRM', 'person', '2026-10-20T12:30:00.000Z'],
    ['RESERVATION', 'house', '2026-10-28T08:00:00.000Z'],
  ]);
  expect(rows[0]?.recipientId).toBe(await house.idOf('helene'));
});
