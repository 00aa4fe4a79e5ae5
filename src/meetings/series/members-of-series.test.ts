import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../../test/support/direct-bot.ts';
import { readStrictly } from '../../../test/support/strict-ical.ts';
import { houseTranslators } from '../../catalogues.ts';
import { buttonsOf } from '../../conversation/card.ts';
import { renderText } from '../../conversation/render-text.ts';
import type { Reply } from '../../conversation/reply.ts';
import type { MessageDelivery } from '../../store/generated/client.ts';
import { meetingComposers } from '../messages/composers.ts';

const now = '2026-09-01T07:30:00Z';
const composers = meetingComposers({
  organiserEmail: 'copil@example.org',
  fileLink: (id) => `http://127.0.0.1/${id}`,
});
const { fr } = houseTranslators();
let house: DirectBot;

const from = (handle: string) => ({
  eventId: randomUUID(),
  account: { platform: 'local' as const, workspace: 'agla', externalId: handle },
  place: { kind: 'direct' as const },
});
const say = (handle: string, text: string) => house.bot.say({ ...from(handle), text });
const confirm = (handle: string, { card }: Reply) => {
  const button = card && buttonsOf(card).find(({ id }) => id === 'confirm');
  if (!button || !('command' in button)) throw new Error('nothing to confirm');
  return house.bot.press({ ...from(handle), command: button.command, arguments: button.arguments });
};
const person = (handle: string) => house.db.person.findFirstOrThrow({ where: { handle } });
/** What was promised to one person about the monitoring or one of its dates, without the reminders of each date. */
const toldOf = async (handle: string) => {
  const meetings = await house.db.meeting.findMany({ where: { seriesId: { not: null } } });
  const series = await house.db.meetingSeries.findFirstOrThrow();
  return house.db.messageDelivery.findMany({
    where: {
      recipientId: (await person(handle)).id,
      subjectId: { in: [series.id, ...meetings.map(({ id }) => id)] },
      nature: { in: ['invitation', 'correction'] },
      state: { notIn: ['cancelled', 'superseded'] },
    },
    orderBy: { id: 'asc' },
  });
};
const compose = (row: MessageDelivery) =>
  house.store.transaction(async (tx) => {
    const context = {
      tx,
      t: fr,
      now: Temporal.Instant.from(now),
      answers: 'chat' as const,
      personId: row.recipientId,
      redraw: false,
    };
    return composers[row.message]?.(context, row) ?? null;
  });
const textOf = async (row: MessageDelivery | undefined) => {
  const composed = row && (await compose(row));
  const text = composed ? plain(renderText(composed.card, 'fr')) : '';
  return { text, file: composed?.calendar?.content ?? '' };
};
const datesOf = async (handle: string) => {
  const rows = await house.db.invitation.findMany({
    where: { person: { handle }, withdrawn: false, meeting: { seriesId: { not: null } } },
    select: { meeting: { select: { startsLocal: true } } },
    orderBy: { meeting: { startsAt: 'asc' } },
  });
  return rows.map(({ meeting }) => meeting.startsLocal.slice(0, 10));
};

beforeAll(async () => {
  house = await openDirectBot(now, { composers: true });
  await confirm(
    'claire',
    await say('claire', 'suivi planifier jeudi 11:00 45min chaque mois fin:15/01/2027'),
  );
});
afterAll(() => house.close());

describe('a member who joins a committee with a monitoring that runs', () => {
  it('gets one invitation and one calendar mail for all its dates, from their first day on', async () => {
    const all = await datesOf('claire');
    expect(all.length).toBeGreaterThan(3);
    await say('claire', 'comité membre COSUIV @yann fonction:"Référent réseau" du:15/09/2026');
    const theirs = all.filter((day) => day >= '2026-09-15');
    expect(await datesOf('yann')).toEqual(theirs);
    const told = await toldOf('yann');
    expect(told.map(({ message }) => message)).toEqual(['series.invitation', 'series.calendarMail']);
    const { text, file } = await textOf(told[0]);
    expect(text).toContain('suivi régulier, dates réservées');
    expect(file).toContain('METHOD:REQUEST');
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    readStrictly(file);
  });
});

describe('a member who leaves it', () => {
  it('keeps the dates until then, and one mail takes the others out of the calendar', async () => {
    const all = await datesOf('yann');
    await say('claire', 'comité départ COSUIV @yann 31/10/2026 confirmé:oui');
    expect(await datesOf('yann')).toEqual(all.filter((day) => day <= '2026-10-31'));
    const told = (await toldOf('yann')).filter(({ nature }) => nature === 'correction');
    expect(told.map(({ message }) => message)).toEqual(['series.withdrawn']);
    expect(told[0]?.parameters).toMatchObject({ via: 'email' });
    const { text, file } = await textOf(told[0]);
    expect(text).toContain('votre invitation est retirée');
    expect(text).toContain('Vous ne siégez plus dans ce comité à ces dates.');
    expect(file).toContain('METHOD:CANCEL');
    expect(file.match(/RECURRENCE-ID/g)).toHaveLength(all.filter((day) => day > '2026-10-31').length);
    readStrictly(file);
  });

  it('altogether, sees the whole series leave by one cancellation', async () => {
    await say('claire', 'comité départ COSUIV @yann confirmé:oui');
    expect(await datesOf('yann')).toEqual([]);
    const told = (await toldOf('yann')).filter(({ message }) => message === 'series.withdrawn');
    const { file } = await textOf(told.at(-1));
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(file).toContain('RRULE:');
    expect(file).not.toContain('RECURRENCE-ID');
    // Nothing of the invitation that was still waiting is said.
    const waiting = (await toldOf('yann')).find(({ message }) => message === 'series.invitation');
    expect(await (waiting && compose(waiting))).toBeNull();
    readStrictly(file);
  });

  it('may come back, and is invited once more', async () => {
    await say('claire', 'comité membre COSUIV @yann fonction:"Référent réseau" du:01/11/2026');
    const told = await toldOf('yann');
    expect(told.filter(({ message }) => message === 'series.invitation')).toHaveLength(2);
    await say('claire', 'comité départ COSUIV @yann confirmé:oui');
  });

  it('is told of nothing more when it stops', async () => {
    await confirm('claire', await say('claire', 'suivi arrêter 01/12/2026'));
    expect((await toldOf('claire')).some(({ message }) => message === 'series.ended')).toBe(true);
    expect((await toldOf('yann')).some(({ message }) => message === 'series.ended')).toBe(false);
  });
});
