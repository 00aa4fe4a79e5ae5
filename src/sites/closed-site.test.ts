import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { directPeople, read } from '../../test/support/direct-people.ts';
import { sendToStaff } from '../announcements/to-staff/leave.ts';
import { openVote } from '../go-no-go/open-vote.ts';
import { hoursOfSubject } from '../hours/hours-of-subject.ts';
import type { Happening } from '../people/turn.ts';
import { byItself, deploymentOf } from '../readiness/fixtures/by-itself.ts';
import { planEscalation } from '../readiness/nudges/escalate.ts';
import { recordNudge } from '../readiness/nudges/nudge.ts';

/** A Tuesday, at 08:30 in Paris. */
const now = '2026-09-01T06:30:00Z';

let house: DirectBot;
let spaceId: string;
beforeAll(async () => {
  house = await openDirectBot(now);
  spaceId = (await house.db.space.findFirstOrThrow()).id;
});
afterAll(() => house?.close());

const { say } = directPeople(() => house.bot);
const deployment = () => deploymentOf(house, 'S01');
const itself = <T>(at: string, act: (by: Happening) => Promise<T>) =>
  house.store.transaction((tx) => act(byItself(house, spaceId, tx, at)));

/** The IME alone, both days included. */
async function during(kind: 'closure' | 'freeze', [from, to]: [string, string], act: () => Promise<void>) {
  const { siteId } = await deployment();
  const data = { spaceId, siteId, kind, label: 'Travaux', from: new Date(from), to: new Date(to) };
  const { id } = await house.db.calendarConstraint.create({ data });
  await act();
  await house.db.calendarConstraint.delete({ where: { id } });
}

describe('a site that is closed while its association is open', () => {
  it('gets what leaves late when it opens again', () =>
    during('closure', ['2026-09-01', '2026-09-04'], async () => {
      const { id, version, ...rest } = await deployment();
      const subject = { type: 'deployment', id, version };
      const notice = {
        rule: 'LATE',
        subject,
        message: 'announcement.first',
        nature: 'announcement' as const,
      };
      await itself(now, (by) => sendToStaff(by, { id, version, ...rest }, { ...notice, among: () => true }));
      const rows = await house.db.messageDelivery.findMany({ where: { rule: 'LATE' } });
      expect(rows.length).toBeGreaterThan(0);
      expect([...new Set(rows.map(({ dueAt }) => dueAt.toISOString().slice(0, 10)))]).toEqual(['2026-09-07']);
    }));

  it('gives its referents two days on which they work before a nudge goes to the pair', () =>
    during('closure', ['2026-09-02', '2026-09-04'], async () => {
      const { personId } = await house.db.referentAssignment.findFirstOrThrow({
        where: { siteId: (await deployment()).siteId },
      });
      const asked = { rule: 'D05', personId, level: 1 as const, checkCodes: ['K13'] };
      const nudge = await itself(now, async (by) => {
        const recorded = await recordNudge(by, await deployment(), asked);
        if (recorded) await planEscalation(by, await deployment(), recorded, by.now);
        return recorded;
      });
      const watch = await house.db.messageDelivery.findFirstOrThrow({
        where: { subjectId: nudge?.id ?? '' },
      });
      expect(watch.dueAt.toISOString()).toBe('2026-09-08T06:30:00.000Z');
    }));

  it('is voted on until the end of a day on which it is open', () =>
    during('closure', ['2026-10-02', '2026-10-02'], async () => {
      const { id } = await deployment();
      await house.db.messageDelivery.deleteMany({ where: { subjectId: id, rule: 'D13-CLOSE' } });
      const { vote } = await itself('2026-10-01T08:00:00Z', async (by) => openVote(by, await deployment()));
      expect(vote.closesAt.toISOString()).toBe('2026-10-05T15:00:00.000Z');
    }));

  it('keeps its own hours for whatever is about it, and the association its own', () =>
    during('closure', ['2026-09-01', '2026-09-04'], async () => {
      const { id, siteId } = await deployment();
      const isOpen = async (subject: { type: string; id: string }) => {
        const { calendar } = await hoursOfSubject(house.db, { spaceId, ...subject });
        return calendar.isOpen(Temporal.PlainDate.from('2026-09-02'));
      };
      expect(await isOpen({ type: 'deployment', id })).toBe(false);
      expect(await isOpen({ type: 'site', id: siteId })).toBe(false);
      expect(await isOpen({ type: 'space', id: spaceId })).toBe(true);
    }));

  it('is asked about before a training is planned in its own freeze', () =>
    during('freeze', ['2026-09-14', '2026-09-18'], async () => {
      const planned = await say('claire', 'formation ajouter S01 15/09/2026 14:00 "Prise en main"');
      expect(planned.outcome).not.toBe('done');
      expect(read(planned)).toContain('Travaux');
      const elsewhere = await say('claire', 'formation ajouter S02 15/09/2026 14:00 "Prise en main"');
      expect(elsewhere.outcome).toBe('done');
    }));
});
