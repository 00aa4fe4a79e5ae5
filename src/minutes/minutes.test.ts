import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { webMessages } from '../../adapters/web/messages.ts';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { houseTranslators } from '../catalogues.ts';
import { renderText } from '../conversation/render-text.ts';
import type { Reply } from '../conversation/reply.ts';
import { minutesActs } from './acts.ts';
import { minutesComposers } from './composers.ts';
import { closedMeeting } from './fixtures/closed-meeting.ts';
import { draftMinutes } from './versions.ts';

const nine = '2026-09-24T07:00:00Z';
let direct: DirectBot;
let meetingId: string;
let said = 0;

const words = (reply: Reply) => plain(reply.card ? renderText(reply.card, 'fr') : '');
const workspaces: Record<string, string> = { bruno: 'rives-doust' };
const say = (handle: string, text: string) =>
  direct.bot.say({
    eventId: `e${said++}`,
    account: { platform: 'local', workspace: workspaces[handle] ?? 'agla', externalId: handle },
    place: { kind: 'direct' },
    text,
  });
const heard = async (handle: string, text: string) => words(await say(handle, text));
const minutes = () => direct.db.minutes.findUniqueOrThrow({ where: { meetingId } });
/** Carries out an act of the timeline at an instant. */
const act = async (name: string, at: string, rule = 'M12', subjectId = meetingId) => {
  const now = Temporal.Instant.from(at);
  await direct.store.transaction(async (tx) => {
    const row = { rule, subjectId } as never;
    const ledger = direct.delivery.ledgerAt(now);
    const context = { tx, now, at: now, ledger, announce: async () => undefined };
    await minutesActs[name]?.(context as never, row);
  });
};
/** Handles of those to whom a message of this name was promised. */
const told = async (message: string, rule?: string) => {
  const rows = await direct.db.messageDelivery.findMany({
    where: { message, recipientKind: 'person', ...(rule ? { rule } : {}) },
  });
  const people = await direct.db.person.findMany({
    where: { id: { in: rows.map((row) => row.recipientId) } },
  });
  return people.map(({ handle }) => handle).toSorted();
};
/** What a message says to whom it is written, at that hour. */
const composed = async (name: string, row: object, personId: string) =>
  direct.store.transaction(async (tx) => {
    const compose = minutesComposers({ document: () => '' } as never)[name];
    const t = houseTranslators(webMessages).fr;
    const now = Temporal.Instant.from(nine);
    const said = await compose?.({ tx, t, now, personId, answers: 'chat', redraw: false }, row as never);
    return said ? plain(renderText(said.card, 'fr', { button: ({ label }) => label })) : null;
  });
const release = async () => {
  await say('claire', 'relevé accord COPIL-2');
  return say('karim', 'relevé accord COPIL-2');
};

beforeAll(async () => {
  direct = await openDirectBot(nine, { composers: true });
  meetingId = await closedMeeting(direct);
  const julie = await direct.db.person.findFirstOrThrow({ where: { handle: 'julie' } });
  await direct.db.platformAccount.create({
    data: {
      spaceId: julie.spaceId,
      personId: julie.id,
      platform: 'local',
      workspace: 'agla',
      externalId: 'julie',
    },
  });
});
afterAll(() => direct.close());

/** As it was when the session closed. */
beforeEach(async () => {
  await direct.db.minutes.deleteMany();
  await direct.db.messageDelivery.deleteMany({ where: { message: { startsWith: 'minutes.' } } });
  await direct.db.meeting.update({ where: { id: meetingId }, data: { state: 'closed' } });
  await direct.store.transaction((tx) =>
    draftMinutes({ tx, now: Temporal.Instant.from('2026-09-22T13:55:00Z'), personId: null }, meetingId),
  );
});

describe('minutes that nobody released on J+2', () => {
  it('alert both leads on J+2, J+4 and J+7, and leave at once with the second accord', async () => {
    await act('minutes.publish', nine);
    expect(await told('minutes.notReleased', 'M12-ALERT')).toEqual(['claire', 'karim']);
    const again = await direct.db.messageDelivery.findMany({
      where: { message: 'minutes.publish' },
      orderBy: { dueAt: 'asc' },
    });
    // J+4 is a Saturday.
    expect(again.map(({ rule, dueAt }) => [rule, dueAt.toISOString()])).toEqual([
      ['M12-J4', '2026-09-28T07:00:00.000Z'],
      ['M12-J7', '2026-09-29T07:00:00.000Z'],
    ]);
    await act('minutes.publish', '2026-09-28T07:00:00Z', 'M12-J4');
    expect(await told('minutes.notReleased', 'M12-J4-ALERT')).toEqual(['claire', 'karim']);
    expect((await minutes()).state).toBe('draft');
    expect(await heard('claire', 'relevé accord COPIL-2')).toContain(
      'Il manque encore celui de Karim Benhaddou.',
    );
    expect((await minutes()).state).toBe('draft');
    expect(await heard('karim', 'relevé accord COPIL-2')).toContain('Le relevé est parti.');
    expect((await minutes()).state).toBe('sent');
    expect(await told('minutes.sent')).toEqual(
      expect.arrayContaining(['bruno', 'claire', 'helene', 'ines', 'julie', 'marc']),
    );
    await act('minutes.publish', '2026-09-29T07:00:00Z', 'M12-J7');
    expect(await told('minutes.notReleased', 'M12-J7-ALERT')).toEqual([]);
  });

  it('are asked for every week after J+7 as long as they have not left; the chair hears once, on J+14', async () => {
    const nextAsked = async () =>
      (
        await direct.db.messageDelivery.findMany({
          where: { message: 'minutes.publish' },
          orderBy: { dueAt: 'desc' },
          take: 1,
        })
      ).map(({ rule, dueAt }) => [rule, dueAt.toISOString()])[0];
    await act('minutes.publish', '2026-09-29T07:00:00Z', 'M12-J7');
    expect(await nextAsked()).toEqual(['M12-J14', '2026-10-06T07:00:00.000Z']);
    await act('minutes.publish', '2026-10-06T07:00:00Z', 'M12-J14');
    expect(await told('minutes.notReleased', 'M12-J14-ALERT')).toEqual(['claire', 'helene', 'karim']);
    expect(await nextAsked()).toEqual(['M12-J21', '2026-10-13T07:00:00.000Z']);
    await act('minutes.publish', '2026-10-13T07:00:00Z', 'M12-J21');
    expect(await told('minutes.notReleased', 'M12-J21-ALERT')).toEqual(['claire', 'karim']);
    const helene = await direct.db.person.findFirstOrThrow({ where: { handle: 'helene' } });
    const row = await direct.db.messageDelivery.findFirstOrThrow({
      where: { rule: 'M12-J14-ALERT', recipientId: helene.id },
    });
    const text = await composed('minutes.notReleased', row, helene.id);
    expect(text).toContain('Le délai de 14 jours après la réunion (J+14) est dépassé.');
    expect(text).toContain('Votre accord seul suffit');
    expect(text).toMatch(/^Accord$/m);
  });

  it('leave with one accord while the other lead is away', async () => {
    const karim = await direct.db.person.findFirstOrThrow({ where: { handle: 'karim' } });
    await direct.db.absence.create({
      data: {
        spaceId: karim.spaceId,
        personId: karim.id,
        from: new Date('2026-09-21'),
        to: new Date('2026-09-25'),
      },
    });
    expect(await heard('claire', 'relevé accord COPIL-2')).toContain('Le relevé est parti.');
    await direct.db.absence.deleteMany({ where: { personId: karim.id } });
  });

  it('leave with the chair’s accord alone; a member gives none', async () => {
    expect(await heard('sophie', 'relevé accord COPIL-2')).toContain('Vous n’avez pas ce droit');
    expect(await heard('helene', 'relevé accord COPIL-2')).toContain('Le relevé est parti.');
  });
});

describe('minutes that were sent', () => {
  beforeEach(async () => {
    await release();
  });
  const lock = async () => (await minutes()).locksAt?.toISOString();

  it('are sent once, whoever presses at the same moment; the other sees the present state', async () => {
    await direct.db.minutes.update({
      where: { meetingId },
      data: { state: 'draft', releasedByLtId: null, releasedByLfId: null },
    });
    const replies = await Promise.all([
      say('helene', 'relevé accord COPIL-2'),
      say('helene', 'relevé accord COPIL-2'),
    ]);
    expect(replies.map(({ outcome }) => outcome).toSorted()).toEqual(['done', 'invalid']);
    expect(replies.map(words).join()).toContain('Le relevé du COPIL n°2 est déjà parti.');
  });

  it('are approved at once when every seat has validated, and M14 finds nothing to do', async () => {
    const voters = ['marc', 'claire', 'karim', 'sophie', 'thomas', 'anne-laure', 'yann', 'fatou'];
    for (const handle of voters) await say(handle, 'relevé valider COPIL-2');
    expect((await minutes()).state).toBe('sent');
    expect(await heard('bruno', 'relevé valider COPIL-2')).toContain('Tous les membres ont validé');
    const approved = await minutes();
    expect(approved).toMatchObject({ state: 'approved', approval: 'unanimous' });
    await act('minutes.approve', '2026-09-29T16:00:00Z', 'M14', approved.id);
    expect(await minutes()).toMatchObject({ approval: 'unanimous', approvedAt: approved.approvedAt });
    expect(await direct.db.meeting.findUnique({ where: { id: meetingId } })).toMatchObject({
      state: 'approved',
    });
  });

  it('are not asked again of the leads who let them leave: their accord is their answer', async () => {
    const idOf = async (handle: string) =>
      (await direct.db.person.findFirstOrThrow({ where: { handle } })).id;
    const { id } = await minutes();
    const row = { subjectId: id };
    expect(await composed('minutes.reminder', row, await idOf('claire'))).toBeNull();
    expect(await composed('minutes.reminder', row, await idOf('sophie'))).toContain('COPIL n°2');
    expect(await heard('karim', 'accueil')).not.toContain('Le relevé du COPIL n°2');
    for (const handle of ['marc', 'sophie', 'thomas', 'anne-laure', 'yann', 'fatou', 'bruno'])
      await say(handle, 'relevé valider COPIL-2');
    expect((await minutes()).approval).toBe('unanimous');
  });

  it('are approved at the hour; who reads of it is told when their organisation opens, channels at once', async () => {
    const { id } = await minutes();
    const { organisationId } = await direct.db.committee.findFirstOrThrow({ where: { code: 'COPIL' } });
    const hours = (opensAt: string, closesAt: string) =>
      direct.db.organisation.update({ where: { id: organisationId }, data: { opensAt, closesAt } });
    await hours('07:30', '16:30');
    await act('minutes.approve', '2026-09-29T16:00:00Z', 'M14', id);
    await hours('08:00', '19:00');
    expect((await minutes()).approvedAt?.toISOString()).toBe('2026-09-29T16:00:00.000Z');
    const rows = await direct.db.messageDelivery.findMany({ where: { message: 'minutes.approved' } });
    const due = (kind: string) =>
      new Set(rows.filter((row) => row.recipientKind === kind).map(({ dueAt }) => dueAt.toISOString()));
    expect(due('person')).toEqual(new Set(['2026-09-30T05:30:00.000Z']));
    expect(due('channel')).toEqual(new Set(['2026-09-29T16:00:00.000Z']));
  });

  it('wait for the answer to a correction: the lock is held, then comes the next working day at 18:00', async () => {
    expect(await lock()).toBe('2026-09-29T16:00:00.000Z');
    await say('yann', 'relevé correction COPIL-2 "Le débit était de 21 Mbit/s."');
    const { id } = await minutes();
    await act('minutes.approve', '2026-09-29T16:00:00Z', 'M14', id);
    expect((await minutes()).state).toBe('sent');
    await direct.db.minutes.update({ where: { id }, data: { locksAt: new Date('2026-09-24T06:00:00Z') } });
    await say('ines', 'relevé trancher COPIL-2 1 refuser "La mesure affichée est bien 12."');
    expect(await lock()).toBe('2026-09-25T16:00:00.000Z');
    expect(await told('minutes.correctionDecided')).toEqual(['yann']);
    expect(await told('minutes.corrected')).toEqual([]);
    await act('minutes.approve', '2026-09-25T16:00:00Z', 'M14', id);
    expect(await minutes()).toMatchObject({ state: 'approved', approval: 'tacit', version: 1 });
  });

  it('say what the register says: a decision put right meanwhile makes a version, told to all who have them', async () => {
    await say('claire', 'relevé valider COPIL-2');
    const before = await direct.db.decision.findFirstOrThrow({ where: { meetingId } });
    await say('karim', `décision corriger ${before.number} texte:"Démarrer l’IME le 8 octobre"`);
    const { version, id } = await minutes();
    expect(version).toBe(2);
    const { content } = await direct.db.minutesVersion.findFirstOrThrow({
      where: { minutesId: id, version },
    });
    expect(JSON.stringify(content)).toContain('Démarrer l’IME le 8 octobre');
    expect(JSON.stringify(content)).not.toContain(JSON.stringify(before.text));
    expect(await told('minutes.corrected')).toEqual(
      expect.arrayContaining(['bruno', 'claire', 'ines', 'yann']),
    );
    await act('minutes.approve', '2026-09-29T16:00:00Z', 'M14', id);
    expect(await minutes()).toMatchObject({ state: 'approved', version: 2 });
    expect(await heard('ines', `décision corriger ${before.number} texte:"Autre chose"`)).toContain(
      'ne se corrige plus',
    );
    await direct.db.decision.update({ where: { id: before.id }, data: { text: before.text, version: 1 } });
  });

  it('keep every version; a correction changes one point, and the date of the lock stands', async () => {
    await say('yann', 'relevé correction COPIL-2 "Le débit était de 21 Mbit/s."');
    await say('claire', 'relevé trancher COPIL-2 1 accepter point:2 "Le débit mesuré est de 21 Mbit/s."');
    expect(await lock()).toBe('2026-09-29T16:00:00.000Z');
    const versions = await direct.db.minutesVersion.findMany({ orderBy: { version: 'asc' } });
    expect(versions.map(({ text }) => text.match(/\d+(?= Mbit)/g))).toEqual([['12'], ['12', '21']]);
    expect(versions[1]?.text).toContain('Correction demandée par Yann Kerbrat');
    expect(versions[1]?.reason).toBe('Le débit mesuré est de 21 Mbit/s.');
  });

  it('record nothing from an old card, and show the version that stands', async () => {
    await say('yann', 'relevé correction COPIL-2 "x"');
    await say('claire', 'relevé trancher COPIL-2 1 accepter "Précision."');
    const reply = await direct.bot.press({
      eventId: 'old',
      account: { platform: 'local', workspace: 'agla', externalId: 'sophie' },
      place: { kind: 'direct' },
      command: 'minutes approve',
      arguments: { meeting: 'COPIL-2', version: '1' },
    });
    expect(words(reply)).toContain('Cette carte n’était plus à jour : rien n’a été enregistré.');
    expect(await direct.db.minutesResponse.count({ where: { answer: 'validated' } })).toBe(0);
  });

  it('are read whole by members, in short by who has no seat, and point by point by the vendor', async () => {
    expect(await heard('sophie', 'relevé COPIL-2')).toContain('Le débit est mesuré à 12 Mbit/s');
    const staff = await heard('maelle', 'relevé COPIL-2');
    expect(staff).toContain('Une décision : D-2026-004');
    expect(staff).not.toContain('12 Mbit/s');
    const vendor = await say('julie', 'relevé COPIL-2');
    expect(words(vendor)).toContain('La version 4.2 est montrée.');
    expect(words(vendor)).not.toContain('12 Mbit/s');
    expect(vendor.card?.actions?.filter((one) => 'url' in one)).toEqual([]);
    expect(await heard('julie', 'relevé valider COPIL-2')).toContain('Seules les personnes qui ont voix');
  });
});
