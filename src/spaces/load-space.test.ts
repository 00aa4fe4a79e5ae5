import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { associations, readAssociation } from '../../test/support/read-association.ts';
import { openTestStore } from '../../test/support/test-store.ts';
import { startOf } from '../meetings/meeting.ts';
import { nextNumber } from '../people/number-series.ts';
import type { Store } from '../store/store.ts';
import { toInstant } from '../time.ts';
import { createFirstSpace } from './first-space.ts';
import { importSpace } from './import-space.ts';
import { setLocalClock } from './set-local-clock.ts';

const now = Temporal.Instant.from('2027-09-01T06:00:00Z');
const ports = { now, setClock: setLocalClock, afterLoad: async () => {} };

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

/** Rows of every table that a file fills. */
async function rows(): Promise<number> {
  const { db } = store;
  const counts = await Promise.all([
    db.space.count(),
    db.organisation.count(),
    db.person.count(),
    db.channel.count(),
    db.committee.count(),
    db.meeting.count(),
    db.auditEvent.count(),
    db.localClock.count(),
  ]);
  return counts.reduce((sum, count) => sum + count);
}

describe('loading a space', () => {
  it('writes what the file says', async () => {
    const result = await importSpace(store, readAssociation('flamboyants'), ports);
    expect(result).toMatchObject({
      ok: true,
      slug: 'soins-flamboyants',
      counts: {
        organisations: 3,
        people: 8,
        channels: 3,
        sites: 2,
        committees: 2,
        meetings: 3,
        decisions: 3,
        actions: 2,
      },
    });
    const committee = await store.db.committee.findFirstOrThrow({
      where: { code: 'CP' },
      include: {
        channels: { include: { channel: true } },
        memberships: { include: { person: true, substitute: true }, orderBy: { id: 'asc' } },
      },
    });
    expect(committee.timeZone).toBe('Indian/Reunion');
    expect(committee.channels.map(({ home, channel }) => [channel.workspace, home]).sort()).toEqual([
      ['flamboyants', true],
      ['lagon', false],
    ]);
    const seats = committee.memberships.map(({ person, voting, sponsor }) => [
      person.handle,
      voting,
      sponsor,
    ]);
    expect(seats).toEqual([
      ['marie-ange', true, true],
      ['jerome', true, false],
      ['priya', true, false],
      ['jean-yves', true, false],
      ['zaina', true, true],
      ['ibrahim', true, false],
      ['laura', false, false],
      ['emma', false, false],
    ]);
    expect(committee.memberships[0]?.substitute?.handle).toBe('laura');
    const emma = await store.db.person.findFirstOrThrow({
      where: { handle: 'emma' },
      include: { accounts: true },
    });
    expect(emma).toMatchObject({ workEmail: 'emma.whitfield@harbour.example', locale: 'en', accounts: [] });
  });

  it('keeps the risk register and the reports that were sent', async () => {
    await importSpace(store, readAssociation('small'), ports);
    const risks = await store.db.risk.findMany({ orderBy: { number: 'asc' } });
    expect(risks).toMatchObject([
      { number: 'R-01', state: 'watched', probability: 2, impact: 3, closedAt: null },
      { number: 'R-02', state: 'closed', ownerId: null, closedAt: new Date('2026-02-20T08:00:00Z') },
    ]);
    expect(await store.db.numberSeries.findFirst({ where: { series: 'R' } })).toMatchObject({ last: 2 });
    expect(await store.db.executiveReport.findMany()).toMatchObject([
      { number: 1, state: 'sent', sentAt: new Date('2026-02-27T09:30:00Z') },
    ]);
  });

  it('keeps the wall time of a meeting in the zone of its committee', async () => {
    await importSpace(store, readAssociation('flamboyants'), ports);
    const meeting = await store.db.meeting.findFirstOrThrow({ where: { number: 5 } });
    expect(meeting).toMatchObject({
      startsLocal: '2027-03-30T09:00',
      timeZone: 'Indian/Reunion',
      sequence: 0,
      version: 1,
    });
    expect(toInstant(meeting.startsAt).toString()).toBe('2027-03-30T05:00:00Z');
    expect(startOf(meeting).epochMilliseconds).toBe(meeting.startsAt.getTime());
    expect(meeting.uid).toBe(`${meeting.id}@soins-flamboyants.copil`);
  });

  it('invites every voting member of the day when the file names nobody, and keeps the answers it names', async () => {
    await importSpace(store, readAssociation('flamboyants'), ports);
    const invited = (number: number) =>
      store.db.invitation.findMany({
        where: { meeting: { number, committee: { code: 'CP' } } },
        include: { person: true },
        orderBy: { person: { handle: 'asc' } },
      });
    expect((await invited(4)).map(({ person }) => person.handle)).toEqual([
      'ibrahim',
      'jean-yves',
      'jerome',
      'marie-ange',
      'priya',
      'zaina',
    ]);
    const answers = (await invited(5)).map(({ person, answer, answerVersion, voting }) => [
      person.handle,
      answer,
      answerVersion,
      voting,
    ]);
    expect(answers).toEqual([
      ['ibrahim', null, null, true],
      ['jean-yves', 'absent', 1, true],
      ['jerome', 'present', 1, true],
      ['laura', null, null, false],
      ['marie-ange', 'substitute', 1, true],
      ['priya', null, null, true],
      ['zaina', 'remote', 1, true],
    ]);
  });

  it('invites by the rule of the house: all who sit in a group, and nobody to a phase that is not theirs', async () => {
    const file = readAssociation('flamboyants');
    file.space.milestonePhase = 'pilotSite';
    const group = file.committees.find(({ code }: { code: string }) => code === 'CP');
    group.kind = 'group';
    for (const member of group.members) if (member.person === 'priya') member.phases = ['training'];
    for (const meeting of file.history.meetings) delete meeting.invitations;
    expect(await importSpace(store, file, ports)).toMatchObject({ ok: true });
    const invited = async (number: number, voting?: boolean) => {
      const rows = await store.db.invitation.findMany({
        where: { meeting: { number, committee: { code: 'CP' } }, voting },
        include: { person: true },
        orderBy: { person: { handle: 'asc' } },
      });
      return rows.map(({ person }) => person.handle);
    };
    const others = ['emma', 'ibrahim', 'jean-yves', 'jerome', 'laura', 'marie-ange', 'zaina'];
    expect(await invited(5)).toEqual(others);
    expect(await invited(5, false)).toEqual(['emma', 'laura']);
    // The phase of a meeting of the past is not known.
    expect(await invited(4)).toEqual([...others, 'priya'].sort());
  });

  it('lets the next decision and action follow the numbers of the file', async () => {
    const result = await importSpace(store, readAssociation('flamboyants'), ports);
    if (!result.ok) throw new Error('refused');
    const next = (letter: string, year: number) =>
      store.transaction((tx) => nextNumber(tx, result.spaceId, letter, year));
    expect(await next('D', 2026)).toBe('D-2026-015');
    expect(await next('D', 2027)).toBe('D-2027-003');
    expect(await next('A', 2027)).toBe('A-2027-013');
    expect(await next('A', 2026)).toBe('A-2026-001');
  });

  it('dates a decision at the end of its meeting, and links what it replaces', async () => {
    await importSpace(store, readAssociation('flamboyants'), ports);
    const decisions = await store.db.decision.findMany({ orderBy: { number: 'asc' } });
    expect(decisions.map(({ recordedAt }) => toInstant(recordedAt).toString())).toEqual([
      '2026-11-17T06:20:00Z',
      '2027-02-09T07:00:00Z',
      '2027-02-09T07:00:00Z',
    ]);
    expect(decisions[2]?.supersedesId).toBe(decisions[0]?.id);
  });

  it('sets the business clock of the local workspace, and leaves it alone where the computer’s rules', async () => {
    const local = await importSpace(store, readAssociation('small'), ports);
    expect(local.ok && local.clock?.toString()).toBe('2026-03-02T08:00:00Z');
    expect(toInstant((await store.db.localClock.findFirstOrThrow()).now).toString()).toBe(
      '2026-03-02T08:00:00Z',
    );

    const other = await openTestStore();
    const real = await importSpace(other, readAssociation('small'), { now, afterLoad: ports.afterLoad });
    expect(real).toMatchObject({ ok: true, clock: null, clockLeft: true });
    expect(await other.db.localClock.count()).toBe(0);
    await other.close();
  });

  it('is all or nothing: a failure at the last step leaves no trace', async () => {
    const afterLoad = async () => {
      throw new Error('the plan failed');
    };
    await expect(importSpace(store, readAssociation('small'), { ...ports, afterLoad })).rejects.toThrow(
      'the plan failed',
    );
    expect(await rows()).toBe(0);
  });

  it('takes no second file into a space that is in use', async () => {
    await importSpace(store, readAssociation('small'), ports);
    const before = await rows();
    for (const name of associations) {
      const second = await importSpace(store, readAssociation(name), ports);
      expect(second.ok || second.problems.map(({ key }) => key)).toEqual(['space.problem.notEmpty']);
    }
    expect(await rows()).toBe(before);
  });

  describe('beside other spaces', () => {
    const beside = { ...ports, setClock: undefined, besideOthers: true };
    const keysOf = (result: Awaited<ReturnType<typeof importSpace>>) =>
      result.ok ? [] : result.problems.map(({ key, values }) => [key, values.read]);
    /** The same people, committees and numbers under names of its own. */
    const twin = () => {
      const file = JSON.parse(
        JSON.stringify(readAssociation('small')).replaceAll('"workspace":"amandiers"', '"workspace":"twin"'),
      );
      file.space.slug = 'twin';
      return file;
    };

    it('takes a second one whose people, committees and numbers are the same', async () => {
      expect(await importSpace(store, readAssociation('small'), beside)).toMatchObject({ ok: true });
      expect(await importSpace(store, twin(), beside)).toMatchObject({ ok: true, slug: 'twin' });
      expect(await importSpace(store, readAssociation('flamboyants'), beside)).toMatchObject({ ok: true });
      expect(await store.db.committee.count({ where: { code: 'COPIL' } })).toBe(2);
    });

    it.each([
      ['short name', { slug: 'amandiers' }, 'twin', ['space.problem.slugTaken', 'amandiers']],
      ['chat workspace', {}, 'Amandiers', ['space.problem.workspaceTaken', 'Amandiers']],
    ])('takes none that has the %s of one that is served', async (_, space, workspace, problem) => {
      await importSpace(store, readAssociation('small'), beside);
      const before = await rows();
      const file = JSON.parse(
        JSON.stringify(twin()).replaceAll('"workspace":"twin"', `"workspace":"${workspace}"`),
      );
      Object.assign(file.space, space);
      expect(keysOf(await importSpace(store, file, beside))).toEqual([problem]);
      expect(await rows()).toBe(before);
    });

    it('in the local workspace takes nobody whose handle is somebody’s there, and leaves the clock alone', async () => {
      const local = { ...ports, besideOthers: true };
      await importSpace(store, readAssociation('small'), local);
      const clock = await store.db.localClock.findFirst();
      expect(keysOf(await importSpace(store, twin(), local))).toEqual([['space.problem.handleTaken', 'lea']]);
      const second = await importSpace(store, readAssociation('flamboyants'), local);
      expect(second).toMatchObject({ ok: true, clock: null });
      expect(await store.db.localClock.findFirst()).toEqual(clock);
    });

    it('takes one of two files of the same name that arrive at the same time', async () => {
      const results = await Promise.all([twin(), twin()].map((file) => importSpace(store, file, beside)));
      expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
      expect(await store.db.space.count()).toBe(1);
    });
  });

  it('takes one of two files that arrive at the same time', async () => {
    const results = await Promise.all(
      associations.map((name) => importSpace(store, readAssociation(name), ports)),
    );
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await store.db.space.count()).toBe(1);
  });

  it.each([
    ['by work e-mail', { email: 'Paul.Arnoux@amandiers.example', givenName: 'Polo' }],
    ['by handle', { email: 'admin@amandiers.example', givenName: 'Nora' }],
  ])('finds the administrator of the setup again %s, and leaves the rights', async (_, changes) => {
    const answers = { space: 'Essai', project: 'P', familyName: 'X', timeZone: 'Europe/Paris', ...changes };
    await store.transaction((tx) =>
      createFirstSpace(tx, { ...answers, email: changes.email.toLowerCase() }, now),
    );
    const { id } = await store.db.person.findFirstOrThrow();
    expect(await importSpace(store, readAssociation('small'), ports)).toMatchObject({ ok: true });
    expect(await store.db.person.count()).toBe(4);
    const person = await store.db.person.findUniqueOrThrow({ where: { id }, include: { memberships: true } });
    expect(person.administrator).toBe(true);
    expect(['paul', 'nora']).toContain(person.handle);
    expect(person.memberships).toHaveLength(1);
    expect(await store.db.space.findMany({ select: { slug: true } })).toEqual([{ slug: 'amandiers' }]);
  });

  it('keeps an administrator whom the file does not know', async () => {
    const answers = {
      space: 'E',
      project: 'P',
      givenName: 'Ada',
      familyName: 'X',
      email: 'ada@x.example',
      timeZone: 'Europe/Paris',
    };
    await store.transaction((tx) => createFirstSpace(tx, answers, now));
    await importSpace(store, readAssociation('small'), ports);
    expect(await store.db.person.count({ where: { administrator: true } })).toBe(2);
    expect(await store.db.person.count()).toBe(5);
  });

  it('stores nothing of a file with one wrong value, whichever', async () => {
    const text = JSON.stringify(readAssociation('small'));
    const strings = [...text.matchAll(/:"[^"]*"/g)];
    await fc.assert(
      fc.asyncProperty(fc.nat(strings.length - 1), async (pick) => {
        const { 0: found, index } = strings[pick] as RegExpExecArray;
        const wrong = `${text.slice(0, index)}:{"wrong":1}${text.slice(index + found.length)}`;
        const result = await importSpace(store, JSON.parse(wrong), ports);
        expect(result.ok).toBe(false);
        expect(await rows()).toBe(0);
      }),
      { numRuns: 25 },
    );
    expect(await importSpace(store, JSON.parse(text), ports)).toMatchObject({ ok: true });
  });
});
