import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, directSecret, openDirectBot } from '../../../test/support/direct-bot.ts';
import { readStrictly } from '../../../test/support/strict-ical.ts';
import { feedToken } from '../../calendar/signed-links.ts';
import { buttonsOf } from '../../conversation/card.ts';
import { createTranslators } from '../../conversation/catalogue.ts';
import { renderText } from '../../conversation/render-text.ts';
import type { Reply } from '../../conversation/reply.ts';
import { dateColumn, toInstant } from '../../time.ts';
import { feedContent } from '../feed-content.ts';
import { meetingMessages } from '../messages.ts';

let direct: DirectBot;
let events = 0;
const nextEvent = () => {
  events += 1;
  return `event ${events}`;
};
const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');
const words = ({ card, form }: Reply) => plain(card ? renderText(card, 'fr') : (form?.intro ?? ''));
const from = (handle: string) => ({
  eventId: nextEvent(),
  account: { platform: 'local' as const, workspace: 'agla', externalId: handle },
  place: { kind: 'direct' as const },
});
const say = (handle: string, text: string) => direct.bot.say({ ...from(handle), text });
const press = (handle: string, { card }: Reply, id: string) => {
  const button = card && buttonsOf(card).find((one) => one.id === id);
  if (!button || !('command' in button)) throw new Error(`no button ${id}`);
  return direct.bot.press({ ...from(handle), command: button.command, arguments: button.arguments });
};
const cosuiv = () => direct.db.committee.findFirstOrThrow({ where: { code: 'COSUIV' } });
const dates = async () =>
  (
    await direct.db.meeting.findMany({
      where: { committee: { code: 'COSUIV' }, state: { not: 'cancelled' } },
      orderBy: { startsAt: 'asc' },
    })
  ).map(({ startsLocal }) => startsLocal);

beforeAll(async () => {
  direct = await openDirectBot('2026-09-01T06:30:00Z');
});
afterAll(() => direct.close());

describe('what is typed for a series', () => {
  it('asks for the end, keeps what was said, and stores nothing', async () => {
    const reply = await say('claire', 'suivi planifier jeudi 11:00 toutes les 2 semaines');
    expect(reply.form?.fields.find(({ name }) => name === 'rhythm')?.value).toContain('jeudi 11:00');
    expect(words(reply)).toContain('Jusqu’à quand ?');
    expect(await dates()).toEqual([]);
  });

  it('proposes the committee’s own rhythm for the phase when none is said (4.3: fortnightly in the pilot)', async () => {
    const shown = words(await say('claire', 'suivi planifier jeudi 11:00 fin:07/01/2027'));
    expect(shown).toContain('un jeudi sur deux');
    expect(shown).toContain('une réunion tous les 14 jours');
  });

  it('warns when the rhythm is slower than the phase wants, and when people are taken', async () => {
    const slow = words(await say('claire', 'suivi planifier le 2e mardi du mois 14h fin:07/01/2027'));
    expect(slow).toContain('le 2e mardi du mois, de 14 h à 14 h 45');
    expect(slow).toContain('plus lent que celui prévu');
    const taken = words(await say('claire', 'suivi planifier mardi 14:00 chaque semaine fin:30/10/2026'));
    expect(taken).toMatch(/mardi 20 octobre 2026\s+Même heure que COPIL-3 pour 3 personnes invitées/);
  });

  it('leaves exceptions and public holidays out, each with its reason', async () => {
    const shown = words(
      await say('claire', 'suivi planifier mercredi 10h chaque semaine fin:25/11/2026 sauf:"14/10/2026"'),
    );
    expect(shown).toContain('mercredi 14 octobre 2026 : date écartée');
    expect(shown).toMatch(/mercredi 11 novembre 2026 : jour fermé \(.*Armistice/);
  });

  it('is a request when the secretary types it', async () => {
    const line = 'suivi planifier vendredi 11:00 chaque mois fin:07/01/2027';
    expect((await say('ines', line)).outcome).toBe('proposed');
    expect(await dates()).toEqual([]);
    await direct.db.proposal.deleteMany();
  });
});

describe('a request for a series', () => {
  it('leaves once somebody else has made the very same one', async () => {
    const line = 'suivi planifier vendredi 11:00 chaque mois fin:07/01/2027';
    expect((await say('ines', line)).outcome).toBe('proposed');
    const preview = await say('claire', line);
    const confirm = preview.card && buttonsOf(preview.card).find(({ id }) => id.startsWith('confirm'));
    expect((await press('claire', preview, confirm?.id ?? '')).outcome).toBe('done');
    expect(await direct.db.proposal.findFirstOrThrow()).toMatchObject({
      state: 'settled',
      decidedById: null,
    });
    expect(words(await say('ines', line))).toContain('Ces dates sont déjà réservées');
    await direct.db.proposal.deleteMany();
    await direct.db.messageDelivery.deleteMany({ where: { subjectType: { in: ['series', 'meeting'] } } });
    await direct.db.meeting.deleteMany({ where: { committee: { code: 'COSUIV' } } });
    await direct.db.meetingSeries.deleteMany();
  });
});

describe('weekly meetings around go-lives, in the roll-out phase', () => {
  it('are offered with the dates they add, taken in one press, and one event carries them', async () => {
    await direct.db.space.updateMany({ data: { projectPhase: 'rollout' } });
    const preview = await say(
      'claire',
      'suivi planifier jeudi 11:00 45min toutes les 4 semaines à partir du 07/01/2027 fin:01/04/2027',
    );
    const shown = words(preview);
    expect(shown).toContain('de J-7 à J+14 d’un démarrage');
    expect(shown).toContain('SESSAD Les Embruns le 12 janvier');
    const without = preview.card && buttonsOf(preview.card).find(({ id }) => id === 'confirm');
    expect(plain(without?.label ?? '')).toBe('Sans les ajouts (4 dates)');
    const done = await press('claire', preview, 'confirm-with');
    expect(done.outcome).toBe('done');
    // 12 and 26 January, 11 February, 16 March, 1 April: from seven days before to fourteen after.
    expect(await dates()).toEqual(
      ['07', '14', '21', '28']
        .map((day) => `2027-01-${day}T11:00`)
        .concat(
          ['04', '11', '18', '25'].map((day) => `2027-02-${day}T11:00`),
          ['04', '11', '18', '25'].map((day) => `2027-03-${day}T11:00`),
          ['2027-04-01T11:00'],
        ),
    );
    await direct.db.space.updateMany({ data: { projectPhase: 'pilot' } });
  });

  it('are what the committee’s feed expands to, after moves and cancellations', async () => {
    await press('claire', await say('claire', 'déplacer COSUIV-3 22/01/2027 09:30'), 'confirm');
    await press('claire', await say('claire', 'annuler COSUIV-5 "absences"'), 'confirm');
    const { id: committeeId } = await cosuiv();
    const row = await direct.db.calendarFeed.create({
      data: { spaceId: (await cosuiv()).spaceId, committeeId },
    });
    const feed = await feedContent(direct.db, feedToken(directSecret, row.id, row.generation), {
      secret: directSecret,
      translators: createTranslators([meetingMessages]),
      organiserEmail: 'copil@agla.example',
    });
    const held = await direct.db.meeting.findMany({
      where: { committeeId, state: { not: 'cancelled' } },
      orderBy: { startsAt: 'asc' },
    });
    expect(expanded(feed?.content ?? '')).toEqual(held.map(({ startsAt }) => toInstant(startsAt).toString()));
    expect(feed?.content.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
    // Through the change of 28 March: 11:00 stays 11:00.
    expect(held.slice(-2).map(({ startsAt }) => toInstant(startsAt).toString())).toEqual([
      '2027-03-25T10:00:00Z',
      '2027-04-01T09:00:00Z',
    ]);
  });
});

describe('a series that runs', () => {
  it('shows a freeze declared after it was planned, with the way out', async () => {
    const { spaceId, organisationId } = await cosuiv();
    await direct.db.calendarConstraint.create({
      data: {
        spaceId,
        organisationId,
        kind: 'freeze',
        label: 'Bascule du réseau',
        from: dateColumn(Temporal.PlainDate.from('2027-02-15')),
        to: dateColumn(Temporal.PlainDate.from('2027-02-20')),
      },
    });
    const shown = words(await say('karim', 'suivi'));
    expect(shown).toContain('jeudi 18 février 2027 : période gelée (Bascule du réseau)');
    expect(shown).toContain('COSUIV-7 y est pourtant prévue');
  });

  it('is neither seen nor answered from another space, by whatever name', async () => {
    const series = await direct.db.meetingSeries.findFirstOrThrow();
    const other = await direct.db.space.create({
      data: { slug: 'autre', name: 'Autre', projectName: 'Autre' },
    });
    await direct.db.meetingSeries.update({ where: { id: series.id }, data: { spaceId: other.id } });
    for (const command of ['series agree', 'series answer', 'series counter']) {
      const given = { series: series.id, answer: 'present', note: 'Le mardi' };
      const reply = await direct.bot.press({ ...from('sophie'), command, arguments: given });
      expect([command, reply.outcome]).toEqual([command, 'invalid']);
    }
    expect(words(await say('sophie', 'suivi'))).toContain('Aucun suivi régulier');
    await direct.db.meetingSeries.update({ where: { id: series.id }, data: { spaceId: series.spaceId } });
  });

  it('ends once when two people end it at the same moment', async () => {
    const line = 'suivi arrêter 01/03/2027';
    const previews = [await say('claire', line), await say('karim', line)];
    const [first, second] = await Promise.all([
      press('claire', previews[0] as Reply, 'confirm'),
      press('karim', previews[1] as Reply, 'confirm'),
    ]);
    expect([first.outcome, second.outcome].toSorted()).toEqual(['done', 'invalid']);
    const series = await direct.db.meetingSeries.findFirstOrThrow();
    expect([series.state, series.sequence]).toEqual(['ended', 1]);
    expect((await dates()).at(-1)).toBe('2027-02-25T11:00');
  });
});

/** Every instant ical.js shows for a feed of one series. */
function expanded(file: string): string[] {
  readStrictly(file);
  const calendar = new ICAL.Component(ICAL.parse(file));
  for (const block of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(block));
  const parsed = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  const whole = parsed.find((one) => one.isRecurring()) as ICAL.Event;
  for (const one of parsed) if (one !== whole) whole.relateException(one);
  const shown: string[] = [];
  const iterator = whole.iterator();
  for (let next = iterator.next(); next; next = iterator.next()) {
    const { startDate } = whole.getOccurrenceDetails(next);
    shown.push(Temporal.Instant.fromEpochMilliseconds(startDate.toUnixTime() * 1000).toString());
  }
  return shown.sort();
}
