import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { directPeople, read } from '../../test/support/direct-people.ts';
import { runAct } from '../../test/support/house-hours.ts';

let house: DirectBot;
const people = directPeople(() => house.bot);
beforeAll(async () => {
  house = await openDirectBot('2026-10-06T07:00:00Z');
});
afterAll(() => house.close());

const meetingId = async () => {
  const { id } = await house.db.meeting.findFirstOrThrow({
    where: { number: 3, committee: { code: 'COPIL' } },
  });
  return id;
};

it('asks the members for their points, and the referents of sites from 45 days before their go-live to 90 days after', async () => {
  const id = await meetingId();
  await runAct(house, 'agenda.callForItems', id, '2026-10-06T07:00:00Z');
  const rows = await house.db.messageDelivery.findMany({
    where: { subjectId: id, message: 'agenda.callForItems', recipientKind: 'person' },
  });
  const asked = await house.db.person.findMany({ where: { id: { in: rows.map((row) => row.recipientId) } } });
  const handles = asked.map(({ handle }) => handle);
  expect(handles).toEqual(
    expect.arrayContaining(['helene', 'claire', 'maelle', 'ludovic', 'nadege', 'pierrick']),
  );
  // Sites that go live after 20 November are later than 45 days from now.
  const later = await house.db.referentAssignment.findMany({
    where: { site: { deployment: { goLive: { gt: new Date('2026-11-20') } } } },
    include: { person: true },
  });
  const only = later.map(({ person }) => person.handle).filter((handle) => handle !== 'ludovic');
  expect(only.length).toBeGreaterThan(0);
  for (const handle of only) expect(handles).not.toContain(handle);
});

it('lets a referent who sits in no committee see the agenda and propose a point', async () => {
  expect(read(await people.say('maelle', 'ordre-du-jour "COPIL n°3"'))).toContain('Points retenus');
  const proposed = await people.say('maelle', 'point ajouter "Tablettes en salle" 10min');
  expect(proposed.outcome).toBe('proposed');
  expect(read(proposed)).toContain('Tablettes en salle');
});
