import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { fullName } from '../people/person-name.ts';
import { dateColumn } from '../time.ts';
import { deploymentAudiences, peopleOfSite, referentsOfNext } from './audiences.ts';
import { changeDate } from './changes/change-date.ts';
import { deploymentOfSite, goLiveOf, lockDeployment } from './deployment.ts';
import { mayEnter } from './enter-state.ts';
import { followOnDeployments } from './follow-house.ts';
import { planDeployment } from './plan-deployment.ts';

const day = Temporal.PlainDate.from('2026-09-01');
let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot('2026-09-01T06:30:00Z');
});
afterAll(() => house?.close());

async function site(code: string) {
  const found = await house.db.site.findFirstOrThrow({ where: { code } });
  const deployment = await deploymentOfSite(house.db, found.id);
  if (!deployment) throw new Error(`${code} has no deployment`);
  return deployment;
}

async function namesOf(ids: readonly string[]): Promise<string[]> {
  const people = await house.db.person.findMany({ where: { id: { in: [...ids] } } });
  return ids.map((id) => fullName(people.find((one) => one.id === id) as (typeof people)[number]));
}

describe('who is told around a go-live', () => {
  it('are the staff of the site with their shifts, its referents among them, and never its director (4.4b)', async () => {
    const { staff = [], referents = [] } = await deploymentAudiences(house.db, await site('S03'), day);
    expect(staff).toHaveLength(54);
    const starts = Map.groupBy(staff, ({ shifts }) => shifts?.[0]);
    expect(starts.get('21:00')).toHaveLength(11);
    expect([...starts.keys()].toSorted()).toEqual(['07:00', '14:00', '21:00']);
    expect(await namesOf(referents.map(({ id }) => id))).toEqual(['Nadège Thomas', 'Pierrick Le Bris']);
    for (const { id } of referents) expect(staff.map((one) => one.id)).toContain(id);
    const { directors } = await peopleOfSite(house.db, await site('S03'), day);
    expect(staff.map(({ id }) => id)).not.toContain(directors[0]);
  });

  it('are the director, then the functional lead, where no referent is left', async () => {
    const deployment = await site('S12');
    const named = async () => namesOf((await peopleOfSite(house.db, await site('S12'), day)).referents);
    await house.db.referentAssignment.updateMany({
      where: { siteId: deployment.siteId },
      data: { to: dateColumn(day) },
    });
    expect(await named()).toEqual(['Olivier Hervé']);
    await house.db.site.update({ where: { id: deployment.siteId }, data: { directorId: null } });
    expect(await named()).toEqual(['Claire Le Goff']);
  });

  it('are the communication and quality of the committee, and the vendor’s own people', async () => {
    const of = await peopleOfSite(house.db, await site('P01'), day);
    expect(await namesOf(of.communication)).toEqual(['Thomas Riou']);
    expect(await namesOf(of.quality)).toEqual(['Sophie Marchetti']);
    expect(await namesOf(of.vendor)).toEqual(['Julie Meyer']);
  });

  it('are the referents of the three next go-lives, and of the next of the same typology (4.4b)', async () => {
    const nextReferents = await referentsOfNext(house.db, await site('S01'), day);
    expect(await namesOf(nextReferents)).toEqual([
      'Nadège Thomas',
      'Pierrick Le Bris',
      'Élodie Hamon',
      'Ludovic Samson',
      'Samir Ouali',
      'Gaëlle Morvan',
    ]);
  });
});

describe('what waits for a deployment', () => {
  it('follows who works on the site', async () => {
    const { id, siteId } = await site('S02');
    const waiting = () =>
      house.db.messageDelivery.count({ where: { subjectId: id, rule: 'D10', state: 'planned' } });
    // Its 21 people, and a referent who is on the staff of another site.
    expect(await waiting()).toBe(22);
    const newcomer = await house.db.person.findFirstOrThrow({ where: { handle: 's04-001' } });
    const { spaceId } = newcomer;
    await house.db.posting.create({ data: { spaceId, siteId, personId: newcomer.id } });
    const space = await house.db.space.findFirstOrThrow();
    await house.store.transaction(async (tx) => {
      const by = { tx, now: Temporal.Instant.from('2026-09-01T06:30:00Z'), ledger: house.delivery.ledger };
      await followOnDeployments({ ...by, space } as never, { kind: 'site.peopleChanged', siteId });
    });
    expect(await waiting()).toBe(23);
  });

  it('has the new date for who is added while it moves', async () => {
    const { id, siteId, spaceId } = await site('S04');
    const { id: personId } = await house.db.person.findFirstOrThrow({ where: { handle: 's05-001' } });
    const space = await house.db.space.findFirstOrThrow();
    const now = Temporal.Instant.from('2026-09-01T06:30:00Z');
    const happening = (tx: unknown) => ({ tx, now, space, ledger: house.delivery.ledger }) as never;
    const [moved, written] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const move = house.store.transaction(async (tx) => {
      const deployment = await lockDeployment(tx, id);
      moved.resolve();
      await written.promise;
      const goLive = dateColumn((goLiveOf(deployment) as Temporal.PlainDate).add({ days: 14 }));
      await tx.deployment.update({ where: { id }, data: { goLive, version: deployment.version + 1 } });
      await planDeployment(happening(tx), deployment);
    });
    await moved.promise;
    const add = house.store.transaction(async (tx) => {
      await tx.posting.create({ data: { spaceId, siteId, personId } });
      await followOnDeployments(happening(tx), { kind: 'site.peopleChanged', siteId });
    });
    // It waits for the date, or has gone past it by now.
    await Promise.race([add, new Promise((resolve) => setTimeout(resolve, 300))]);
    written.resolve();
    await Promise.all([move, add]);
    const rows = await house.db.messageDelivery.findMany({ where: { subjectId: id, recipientId: personId } });
    expect(rows.map(({ rule }) => rule)).toContain('D17');
    expect([...new Set(rows.map(({ subjectVersion }) => subjectVersion))]).toEqual([2]);
  });

  it('is stopped, or corrected, for who gets it at the very moment its date moves (5.4, case 1)', async () => {
    const { id } = await site('S03');
    const space = await house.db.space.findFirstOrThrow();
    const now = Temporal.Instant.from('2026-09-01T06:30:00Z');
    const row = await house.db.messageDelivery.findFirstOrThrow({
      where: { subjectId: id, rule: 'D03', recipientKind: 'person' },
      orderBy: { id: 'desc' },
    });
    await house.db.messageDelivery.update({ where: { id: row.id }, data: { state: 'queued' } });
    let taken: Promise<unknown> = Promise.resolve();
    const { ledger } = house.delivery;
    const reconcile: typeof ledger.reconcile = async (tx, request) => {
      // A worker takes what waits, as soon as it can.
      const claim = { where: { id: row.id, state: 'queued' as const }, data: { state: 'sending' as const } };
      taken = Promise.all([taken, house.db.messageDelivery.updateMany(claim)]);
      await Promise.race([taken, new Promise((resolve) => setTimeout(resolve, 300))]);
      return ledger.reconcile(tx, request);
    };
    await house.store.transaction(async (tx) => {
      const by = { tx, now, space, ledger: { ...ledger, reconcile }, announce: async () => undefined };
      const to = Temporal.PlainDate.from('2026-12-03');
      const change = { to, reason: 'épidémie', reasonAgreed: false };
      await changeDate(by as never, await lockDeployment(tx, id), change);
    });
    await taken;
    const after = await house.db.messageDelivery.findUniqueOrThrow({ where: { id: row.id } });
    const corrected = await house.db.messageDelivery.count({
      where: { subjectId: id, rule: 'D-MOVE', recipientId: row.recipientId },
    });
    expect([after.state, corrected]).toEqual(['superseded', 0]);
  });

  it('goes to the other lead while the one it is for is away, and to nobody before they come or once they have left', async () => {
    const { id, siteId } = await site('S01');
    const toWhom = async (rule: string) => {
      const rows = await house.db.messageDelivery.findMany({
        where: { subjectId: id, rule, state: 'planned', recipientKind: 'person' },
      });
      return namesOf(rows.map(({ recipientId }) => recipientId));
    };
    const replanned = async () => {
      const space = await house.db.space.findFirstOrThrow();
      await house.store.transaction(async (tx) => {
        const by = { tx, now: Temporal.Instant.from('2026-09-01T06:30:00Z'), ledger: house.delivery.ledger };
        await followOnDeployments({ ...by, space } as never, { kind: 'site.peopleChanged', siteId });
      });
    };
    expect(await toWhom('D26')).toEqual(['Karim Benhaddou', 'Sophie Marchetti']);
    const karim = await house.db.person.findFirstOrThrow({ where: { handle: 'karim' } });
    const away = { from: new Date('2026-10-19'), to: new Date('2026-10-23') };
    await house.db.absence.create({ data: { spaceId: karim.spaceId, personId: karim.id, ...away } });
    await house.db.posting.updateMany({
      where: { siteId, person: { handle: 's01-001' } },
      data: { to: new Date('2026-10-01') },
    });
    await house.db.posting.updateMany({
      where: { siteId, person: { handle: 's01-002' } },
      data: { from: new Date('2026-10-01') },
    });
    await replanned();
    expect((await toWhom('D26')).toSorted()).toEqual(['Claire Le Goff', 'Sophie Marchetti']);
    expect((await toWhom('D30')).filter((name) => name === 'Claire Le Goff')).toEqual([]);
    const planned = await house.db.messageDelivery.findMany({
      where: { subjectId: id, state: 'planned', rule: { in: ['D03', 'D10', 'D15', 'D17'] } },
    });
    const rulesFor = async (handle: string) => {
      const person = await house.db.person.findFirstOrThrow({ where: { handle } });
      return planned.filter(({ recipientId }) => recipientId === person.id).map(({ rule }) => rule);
    };
    expect((await rulesFor('s01-001')).toSorted()).toEqual(['D03', 'D10']);
    expect((await rulesFor('s01-002')).toSorted()).toEqual(['D15', 'D17']);
  });

  it('is nothing of what its day has passed', async () => {
    const { id } = await site('S01');
    const rules = await house.db.messageDelivery.findMany({
      where: { subjectId: id },
      select: { rule: true },
    });
    expect(rules.map(({ rule }) => rule)).not.toContain('D01');
    expect(rules.map(({ rule }) => rule)).toContain('D03');
  });
});

it.each([
  ['planned', 'preparing', true],
  ['preparing', 'ready', true],
  ['ready', 'live', true],
  ['live', 'hypercare', true],
  ['hypercare', 'capitalised', true],
  ['capitalised', 'closed', true],
  ['live', 'suspended', true],
  ['suspended', 'live', true],
  ['live', 'postponed', false],
  ['closed', 'live', false],
  ['planned', 'capitalised', false],
] as const)('a deployment that is %s may become %s: %s (4.1)', (from, to, may) => {
  expect(mayEnter(from, to)).toBe(may);
});
