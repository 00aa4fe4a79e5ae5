import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { toDate } from '../time.ts';
import { hoursOfSubject } from './hours-of-subject.ts';

const now = '2026-09-01T06:30:00Z';

describe('the hours of a partner’s own committee', () => {
  let house: DirectBot;
  let spaceId: string;
  /** One subject of each kind the ledger knows, all of the partner's committee. */
  const subjects: { type: string; id: string }[] = [];

  beforeAll(async () => {
    house = await openDirectBot(now);
    const { db } = house;
    const partner = await db.organisation.findFirstOrThrow({ where: { code: 'OUST' } });
    spaceId = partner.spaceId;
    await db.organisation.update({ where: { id: partner.id }, data: { opensAt: '10:00' } });
    const closed = new Date('2026-09-02');
    await db.calendarConstraint.create({
      data: {
        spaceId,
        organisationId: partner.id,
        kind: 'closure',
        label: 'Fermé',
        from: closed,
        to: closed,
      },
    });
    const committee = await db.committee.create({
      data: { spaceId, organisationId: partner.id, code: 'OUST-LOCAL', kind: 'group', label: 'COPIL local' },
    });
    const at = toDate(Temporal.Instant.from(now));
    const somebody = await db.person.findFirstOrThrow({ where: { spaceId } });
    const [committeeId, personId, on] = [committee.id, somebody.id, new Date('2026-10-01')];
    const ours = { spaceId, committeeId };
    const when = { startsLocal: '2026-10-01T14:00', timeZone: 'Europe/Paris', durationMinutes: 60 };
    const dated = { createdAt: at, updatedAt: at };
    const meeting = await db.meeting.create({
      data: { ...ours, ...when, ...dated, number: 1, title: 'COPIL local n°1', startsAt: on, uid: 'local-1' },
    });
    const ofMeeting = { spaceId, meetingId: meeting.id };
    const [invitation, proxy, agendaItem, minutes, membership, series, poll] = await Promise.all([
      db.invitation.create({ data: { ...ofMeeting, personId } }),
      db.proxy.create({ data: { ...ofMeeting, giverId: personId, holderId: personId, createdAt: at } }),
      db.agendaItem.create({ data: { ...ofMeeting, number: 1, title: 'Point', proposedAt: at } }),
      db.minutes.create({ data: { ...ofMeeting, createdAt: at } }),
      db.membership.create({ data: { ...ours, personId } }),
      db.meetingSeries.create({
        data: {
          ...ours,
          ...when,
          ...dated,
          title: 'Suivi',
          rule: 'FREQ=WEEKLY',
          untilOn: on,
          uid: 'local-s',
        },
      }),
      db.poll.create({
        data: {
          ...ours,
          number: 'Q-90',
          durationMinutes: 60,
          timeZone: when.timeZone,
          deadlineOn: on,
          createdAt: at,
        },
      }),
    ]);
    const [consultation, decision, ballot, action, risk, report, proposal] = await Promise.all([
      db.consultation.create({
        data: { ...ours, number: 'C-90', question: 'Oui ?', deadlineAt: on, quorumNeeded: 1, openedAt: at },
      }),
      db.decision.create({
        data: { ...ours, number: 'D-90', text: 'Oui', type: 'arbitration', recordedAt: at },
      }),
      db.ballot.create({ data: { ...ours, method: 'buttons', openedAt: at } }),
      db.actionItem.create({
        data: {
          ...ours,
          number: 'A-90',
          text: 'Faire',
          ownerId: personId,
          dueOn: on,
          firstDueOn: on,
          createdAt: at,
        },
      }),
      db.risk.create({
        data: {
          ...ours,
          number: 'R-90',
          title: 'Risque',
          category: 'technical',
          probability: 1,
          impact: 1,
          createdAt: at,
        },
      }),
      db.executiveReport.create({ data: { ...ours, number: 1, periodFrom: on, dueOn: on, createdAt: at } }),
      db.proposal.create({
        data: { ...ours, command: 'x', arguments: {}, line: 'x', proposedById: personId, proposedAt: at },
      }),
    ]);
    const rows = {
      ...{ committee, meeting, decisionsOf: meeting, invitation, proxy, agendaItem, minutes, membership },
      ...{ series, poll, consultation, decision, ballot, action, risk, report, proposal },
    };
    subjects.push(...Object.entries(rows).map(([type, { id }]) => ({ type, id })));
  });
  afterAll(() => house?.close());

  it('govern whatever it tells: minutes, decisions, polls, consultations, reports, actions, series, risks', async () => {
    const hours = await Promise.all(
      subjects.map(async ({ type, id }) => ({
        type,
        ...(await hoursOfSubject(house.db, { spaceId, type, id })),
      })),
    );
    const closed = Temporal.PlainDate.from('2026-09-02');
    expect(hours.map(({ type, opensAt, calendar }) => [type, opensAt, calendar.isOpen(closed)])).toEqual(
      subjects.map(({ type }) => [type, '10:00', false]),
    );
  });

  it('are those of the lead for what is the whole project’s, and nobody’s for a matter no one has heard of', async () => {
    for (const type of ['space', 'person', 'pairing', 'signIn'])
      expect(await hoursOfSubject(house.db, { spaceId, type, id: spaceId })).toMatchObject({
        opensAt: '08:00',
      });
    for (const type of ['rumour', 'constructor'])
      await expect(hoursOfSubject(house.db, { spaceId, type, id: spaceId })).rejects.toThrow(type);
  });

  it('hold a word about a risk until the partner opens, and one of the whole project until the lead does', async () => {
    const claire = await house.db.person.findFirstOrThrow({ where: { handle: 'claire' } });
    const risk = subjects.find(({ type }) => type === 'risk') as { type: string; id: string };
    house.moveTo('2026-09-01T19:00:00Z');
    const due = async (subject: { type: string; id: string }) => {
      await house.store.transaction((tx) =>
        house.delivery.ledger.notify(tx, {
          spaceId,
          rule: 'HOURS',
          subject: { ...subject, version: 1 },
          recipient: { kind: 'person', id: claire.id },
          message: 'risk.leads',
          nature: 'notice',
        }),
      );
      const row = await house.db.messageDelivery.findFirstOrThrow({
        where: { rule: 'HOURS', subjectId: subject.id },
      });
      return row.dueAt.toISOString();
    };
    expect(await due(risk)).toBe('2026-09-03T08:00:00.000Z');
    expect(await due({ type: 'space', id: spaceId })).toBe('2026-09-02T06:00:00.000Z');
  });
});
