import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import type { Reply } from '../conversation/reply.ts';
import type { Membership } from '../store/generated/client.ts';
import type { CommitteeKind } from '../store/generated/enums.ts';
import { readChairs } from './read-chairs.ts';
import { type SeatedWithSpace, seatsAllow } from './standing.ts';

const day = Temporal.PlainDate.from('2026-10-20');

/** One seat a person, under the name of its person. */
const committee = (kind: CommitteeKind, seats: Record<string, Partial<Membership>>): SeatedWithSpace => ({
  kind,
  space: { milestonePhase: null },
  memberships: Object.entries(seats).map(([personId, seat]) => ({
    id: personId,
    spaceId: 'space',
    committeeId: 'committee',
    personId,
    roles: [],
    functionLabel: null,
    voting: true,
    sponsor: false,
    state: 'active',
    phases: [],
    from: null,
    to: null,
    substituteId: null,
    workloadMin: null,
    workloadMax: null,
    representsTypologies: [],
    representsOrganisationId: null,
    ...seat,
  })),
});

describe('what a seat in a committee allows', () => {
  const copil = committee('copil', {
    chair: { roles: ['PRES'] },
    functional: { roles: ['LF', 'MEM'] },
    technical: { roles: ['LT', 'MEM'] },
    secretary: { roles: ['SEC'], voting: false },
    member: { roles: ['MEM'] },
    former: { roles: ['LF'], to: new Date('2026-10-19') },
    ended: { roles: ['SEC'], state: 'ended' },
  });
  const who = (act: Parameters<typeof seatsAllow>[0], of = copil) =>
    of.memberships.map(({ personId }) => personId).filter((id) => seatsAllow(act, of, id, day));

  it('the chair and the leads run a written consultation', () => {
    expect(who('consultation.conduct')).toEqual(['chair', 'functional', 'technical']);
  });

  it('they and the secretary see who answered a poll; the secretary alone answers for others', () => {
    expect(who('poll.organise')).toEqual(['chair', 'functional', 'technical', 'secretary']);
    expect(who('answer.onBehalf')).toEqual(['secretary']);
  });

  it('who runs a working group without leads runs its consultations and polls', () => {
    const group = committee('workingGroup', {
      animator: { roles: ['GT'], functionLabel: 'Animatrice du groupe' },
      nurse: { roles: ['GT'], functionLabel: 'Infirmière' },
    });
    expect(who('consultation.conduct', group)).toEqual(['animator']);
    expect(who('poll.organise', group)).toEqual(['animator']);
  });
});

describe('in a monitoring committee (COSUIV)', () => {
  let house: DirectBot;
  let committeeId: string;
  let spaceId: string;
  beforeAll(async () => {
    house = await openDirectBot('2026-10-20T07:00:00Z', { composers: true });
    const found = await house.db.committee.findFirstOrThrow({ where: { code: 'COSUIV' } });
    committeeId = found.id;
    spaceId = found.spaceId;
  });
  afterAll(() => house.close());

  let events = 0;
  const say = (handle: string, text: string): Promise<Reply> => {
    events += 1;
    const account = { platform: 'local' as const, workspace: 'agla', externalId: handle };
    return house.bot.say({ eventId: `event ${events}`, account, place: { kind: 'direct' }, text });
  };
  const idOf = async (handle: string) => (await house.db.person.findFirstOrThrow({ where: { handle } })).id;
  const handles = async (ids: readonly string[]) => {
    const people = await house.db.person.findMany({
      where: { id: { in: [...ids] } },
      orderBy: { handle: 'asc' },
    });
    return people.map(({ handle }) => handle);
  };
  const reserved = async (number: string) => {
    await house.db.decision.create({
      data: {
        spaceId,
        committeeId,
        number,
        text: 'Garder la réunion du jeudi',
        type: 'steering',
        state: 'adopted',
        reservedUntil: new Date('2026-10-27'),
        recordedAt: new Date('2026-10-19T08:00:00Z'),
      },
    });
    return number;
  };
  const plan = (title: string, when: string) =>
    say('claire', `planifier ${when} 45min comité:COSUIV titre:"${title}" confirmé:oui`);

  it('without a chair its leads do what the chair may: a decision under reserve, a late point', async () => {
    expect(await handles(await readChairs(house.db, committeeId, day))).toEqual(['claire', 'karim']);
    const number = await reserved('D-2026-090');
    expect((await say('sophie', `décision confirmée ${number}`)).outcome).toBe('refused');
    expect((await say('karim', `décision confirmée ${number}`)).outcome).toBe('done');
    await plan('COSUIV n°1', '20/10/2026 10:00');
    house.moveTo('2026-10-20T08:00:00Z');
    await say('ines', 'ouvrir COSUIV-1');
    await say('claire', 'point séance "Badges" réunion:COSUIV-1');
    await say('sophie', 'point séance "Salles" réunion:COSUIV-1');
    const points = await house.db.agendaItem.findMany({ where: { title: { in: ['Badges', 'Salles'] } } });
    expect(Object.fromEntries(points.map(({ title, state }) => [title, state]))).toEqual({
      Badges: 'accepted',
      Salles: 'proposed',
    });
    await say('ines', 'clore COSUIV-1 confirmé:oui');
  });

  it('who presides it has the chair’s rights there, and there alone', async () => {
    await house.db.membership.updateMany({
      where: { committeeId, person: { handle: 'sophie' } },
      data: { roles: ['PRES', 'MEM'] },
    });
    expect(await readChairs(house.db, committeeId, day)).toEqual([await idOf('sophie')]);
    const number = await reserved('D-2026-091');
    expect((await say('claire', `décision confirmée ${number}`)).outcome).toBe('refused');
    expect((await say('sophie', `décision confirmée ${number}`)).outcome).toBe('done');
    const copil = await house.db.committee.findFirstOrThrow({ where: { code: 'COPIL' } });
    await house.db.decision.updateMany({
      where: { number },
      data: { committeeId: copil.id, reservedUntil: new Date('2026-10-27') },
    });
    expect((await say('sophie', `décision confirmée ${number}`)).outcome).toBe('refused');
    await plan('COSUIV n°2', '20/10/2026 14:00');
    house.moveTo('2026-10-20T12:00:00Z');
    await say('ines', 'ouvrir COSUIV-2');
    await say('sophie', 'point séance "Armoires" réunion:COSUIV-2');
    await say('claire', 'point séance "Bureaux" réunion:COSUIV-2');
    const points = await house.db.agendaItem.findMany({ where: { title: { in: ['Armoires', 'Bureaux'] } } });
    expect(Object.fromEntries(points.map(({ title, state }) => [title, state]))).toEqual({
      Armoires: 'accepted',
      Bureaux: 'proposed',
    });
  });

  it('its secretary answers for others, and no longer does once their seat has ended', async () => {
    await plan('COSUIV n°3', '05/11/2026 10:00');
    const line = 'répondre COSUIV-3 présent pour:@maelle';
    expect((await say('ines', line)).outcome).toBe('done');
    await house.db.membership.updateMany({
      where: { committeeId, person: { handle: 'ines' } },
      data: { state: 'ended' },
    });
    expect((await say('ines', line)).outcome).toBe('refused');
  });

  it('who runs a working group reads all of it, its drafts included', async () => {
    const group = await house.db.committee.findFirstOrThrow({ where: { code: 'GT-ECRITS' } });
    await house.db.decision.create({
      data: {
        spaceId,
        committeeId: group.id,
        number: 'D-2026-092',
        text: 'Garder la trame à trois volets',
        type: 'functional',
        recordedAt: new Date('2026-10-19T08:00:00Z'),
      },
    });
    const reads = async (handle: string) =>
      JSON.stringify(await say(handle, 'décision voir D-2026-092')).includes('trois volets');
    const animator = await house.db.membership.findFirstOrThrow({
      where: { committeeId: group.id, person: { handle: 'rozenn' } },
    });
    expect(await reads('rozenn')).toBe(false);
    await house.db.membership.updateMany({ where: { committeeId: group.id }, data: { functionLabel: null } });
    await house.db.membership.update({ where: { id: animator.id }, data: { functionLabel: 'Animation' } });
    expect(await reads('rozenn')).toBe(true);
  });
});
