import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { renderText } from '../conversation/render-text.ts';
import type { Reply } from '../conversation/reply.ts';
import { toDate } from '../time.ts';
import { minutesActs } from './acts.ts';
import { changesSince } from './changes-since.ts';
import { closedMeeting } from './fixtures/closed-meeting.ts';
import { readMinutes } from './minutes.ts';
import { draftMinutes } from './versions.ts';

const nine = '2026-09-24T07:00:00Z';
const closing = Temporal.Instant.from('2026-09-22T13:55:00Z');
let direct: DirectBot;
let meetingId: string;
let said = 0;

const words = (reply: Reply) => plain(reply.card ? renderText(reply.card, 'fr') : '');
const from = (handle: string) => ({
  eventId: `e${said++}`,
  account: {
    platform: 'local' as const,
    workspace: handle === 'bruno' ? 'rives-doust' : 'agla',
    externalId: handle,
  },
  place: { kind: 'direct' as const },
});
const say = (handle: string, text: string) => direct.bot.say({ ...from(handle), text });
const heard = async (handle: string, text: string) => words(await say(handle, text));
const follow = async (handle: string, reply: Reply, label: string) => {
  const button = reply.card?.actions?.find((one) => one.label === label);
  if (!button || !('command' in button)) throw new Error(`No button “${label}” in: ${words(reply)}`);
  return direct.bot.press({ ...from(handle), command: button.command, arguments: button.arguments });
};
const minutes = () => direct.store.transaction((tx) => readMinutes(tx, meetingId));
const decision = () => direct.db.decision.findFirstOrThrow({ where: { number: 'D-2026-004' } });
const publish = () =>
  direct.store.transaction(async (tx) => {
    const at = Temporal.Instant.from(nine);
    const context = { tx, now: at, at, ledger: direct.delivery.ledgerAt(at) };
    await minutesActs['minutes.publish']?.(context as never, { rule: 'M12', subjectId: meetingId } as never);
  });
/** Handles of those to whom a message of this name was promised, one a message. */
const told = async (message: string) => {
  const rows = await direct.db.messageDelivery.findMany({ where: { message, recipientKind: 'person' } });
  const people = await direct.db.person.findMany();
  return rows.map((row) => people.find(({ id }) => id === row.recipientId)?.handle).toSorted();
};
const agree = async (...handles: string[]) => {
  for (const handle of handles) await say(handle, 'relevé accord COPIL-2');
};
const asked = async () => {
  const proposal = await direct.db.proposal.findFirstOrThrow({ where: { state: 'pending' } });
  return (handle: string) =>
    direct.bot.press({
      ...from(handle),
      command: 'proposal',
      arguments: { proposal: proposal.id, decision: 'accept' },
    });
};

beforeAll(async () => {
  direct = await openDirectBot(nine, { composers: true });
  meetingId = await closedMeeting(direct);
});
afterAll(() => direct.close());

/** As it was when the session closed. */
beforeEach(async () => {
  await direct.db.minutes.deleteMany();
  await direct.db.proposal.deleteMany();
  await direct.db.messageDelivery.deleteMany({ where: { message: { startsWith: 'minutes.' } } });
  await direct.db.meeting.update({ where: { id: meetingId }, data: { state: 'closed' } });
  await direct.db.decision.updateMany({
    where: { number: 'D-2026-004' },
    data: {
      ...{ state: 'adopted', votesFor: 7, votesAgainst: 0, abstentions: 1 },
      text: 'Démarrer l’IME le 06/10 sous réserve du Wi-Fi',
    },
  });
  await direct.store.transaction((tx) => draftMinutes({ tx, now: closing, personId: null }, meetingId));
});

describe('a draft, when the register changes', () => {
  it('says so at once: accords lapse, who gave one is told once with what changed, and what was agreed is what leaves', async () => {
    await agree('claire');
    await say('karim', 'décision corriger D-2026-004 texte:"Démarrer l’IME le 13/10"');
    await say('karim', 'décision corriger D-2026-004 raison:"Le Wi-Fi est confirmé"');
    const draft = await minutes();
    expect(draft).toMatchObject({ version: 3, releasedByLfId: null, state: 'draft' });
    expect(draft?.content.decisions[0]?.text).toBe('Démarrer l’IME le 13/10');
    expect(await told('minutes.changed')).toEqual(['claire']);
    const lines = await direct.store.transaction(async (tx) =>
      changesSince(
        tx,
        { id: draft?.id ?? '', version: 2 },
        1,
        (await import('../catalogues.ts')).houseTranslators().fr,
      ),
    );
    expect(lines.map(plain)).toEqual([
      'D-2026-004, texte : « Démarrer l’IME le 06/10 sous réserve du Wi-Fi » devient « Démarrer l’IME le 13/10 »',
    ]);
    await agree('karim');
    await publish();
    expect((await minutes())?.state).toBe('draft');
    expect(await heard('claire', 'relevé accord COPIL-2')).toContain('Le relevé est parti.');
    expect(await minutes()).toMatchObject({ version: 3, state: 'sent' });
  });

  it('is shown again to who agrees once something else has changed: the accord is given to what they see', async () => {
    const action = await direct.db.actionItem.findFirstOrThrow({ where: { meetingId } });
    await agree('karim');
    await direct.db.actionItem.update({ where: { id: action.id }, data: { progress: 50, state: 'doing' } });
    await direct.db.actionItem.update({ where: { id: action.id }, data: { text: 'Poser 6 bornes Wi-Fi' } });
    const shown = await heard('claire', 'relevé accord COPIL-2');
    expect(shown).toContain('votre accord n’est pas encore donné');
    expect(shown).toContain('Poser 6 bornes Wi-Fi');
    expect(await minutes()).toMatchObject({ version: 2, releasedByLfId: null, releasedByLtId: null });
    expect(await told('minutes.changed')).toEqual(['karim']);
    await direct.db.actionItem.update({ where: { id: action.id }, data: { progress: 75 } });
    await agree('claire', 'karim');
    expect(await minutes()).toMatchObject({ version: 2, state: 'sent' });
    await direct.db.actionItem.update({
      where: { id: action.id },
      data: { text: action.text, progress: 25, state: 'todo' },
    });
  });
});

describe('a vote put right once the session is closed', () => {
  it('changes nothing before who enters it has seen that the result is another one', async () => {
    const preview = await say('claire', 'vote saisir D-2026-004 3 5 0');
    expect(words(preview)).toContain('cette saisie change le résultat, adoptée devient rejetée');
    expect(words(preview)).toContain('Adoptée : 7 pour, 0 contre, 1 abstention');
    expect((await decision()).state).toBe('adopted');
    expect(words(await follow('claire', preview, 'Enregistrer ce vote'))).toContain('rejetée');
    expect(await decision()).toMatchObject({ state: 'rejected', votesFor: 3, votesAgainst: 5 });
  });

  it('is proposed by the secretary and confirmed by a lead; those who have the minutes are told once', async () => {
    await agree('claire', 'karim');
    const reply = await say('ines', 'vote saisir D-2026-004 3 5 0');
    expect(reply.outcome).toBe('proposed');
    expect((await decision()).state).toBe('adopted');
    expect((await say('ines', 'décision corriger D-2026-004 texte:"Autre"')).outcome).toBe('proposed');
    await direct.db.proposal.deleteMany({ where: { command: 'decision correct' } });
    const accept = await asked();
    expect((await accept('ines')).outcome).not.toBe('done');
    const preview = await accept('karim');
    expect(words(preview)).toContain('adoptée devient rejetée');
    expect((await decision()).state).toBe('adopted');
    await follow('karim', preview, 'Enregistrer ce vote');
    expect((await decision()).state).toBe('rejected');
    const heardOf = await told('minutes.corrected');
    expect(heardOf).toEqual([...new Set(heardOf)]);
    expect(heardOf).toEqual(expect.arrayContaining(['bruno', 'claire', 'ines', 'marc', 'yann']));
    expect(await heard('yann', 'relevé COPIL-2')).toContain('3/5/0');
  });

  it('is still corrected by the secretary alone while the session lasts', async () => {
    await direct.db.meeting.update({ where: { id: meetingId }, data: { state: 'open' } });
    expect((await say('ines', 'vote saisir D-2026-004 8 0 0')).outcome).toBe('done');
  });
});

describe('a correction that is accepted', () => {
  beforeEach(() => agree('claire', 'karim'));

  it('is added under the name of who asked, and nothing of the point is lost', async () => {
    await say('yann', 'relevé correction COPIL-2 "Le second test est fait."');
    await say('ines', 'relevé trancher COPIL-2 1 accepter "Le second test est fait." point:2');
    expect((await minutes())?.content.items[1]?.summary).toBe(
      'Le débit est mesuré à 12 Mbit/s au deuxième étage.\nCorrection demandée par Yann Kerbrat\u00a0: Le second test est fait.',
    );
    await say('bruno', 'relevé correction COPIL-2 "Il faut lire cinq bornes."');
    await say('ines', 'relevé trancher COPIL-2 2 accepter "Il faut lire cinq bornes."');
    expect(await heard('sophie', 'relevé COPIL-2')).toContain(
      'Correction n°2 demandée par Bruno Tanguy : Il faut lire cinq bornes.',
    );
  });

  it('takes the place of the text of its point only when that text was given, and was seen beside the old one', async () => {
    await say('yann', 'relevé correction COPIL-2 "Le débit est de 21."');
    const line = 'relevé trancher COPIL-2 1 accepter remplace:"Le débit est de 21 Mbit/s."';
    expect(await heard('ines', line)).toContain('Quel point prend ce texte ?');
    const preview = await say('ines', `${line} point:2`);
    expect(words(preview)).toContain('Texte actuel : Le débit est mesuré à 12 Mbit/s au deuxième étage.');
    expect((await minutes())?.version).toBe(1);
    await follow('ines', preview, 'Remplacer le texte');
    expect((await minutes())?.content.items[1]?.summary).toBe('Le débit est de 21 Mbit/s.');
  });

  it('never counts a vote otherwise than the register: the vote is put right first', async () => {
    await say('yann', 'relevé correction COPIL-2 "Le vote était de 6 pour, 2 contre."');
    const line = 'relevé trancher COPIL-2 1 accepter "Le vote était de 6 pour, 2 contre." point:2';
    const refused = await say('ines', line);
    expect(words(refused)).toContain('Ce vote n’est pas celui du registre');
    expect(words(refused)).toContain('adoptée 7/0/1');
    expect((await minutes())?.version).toBe(1);
    await say('claire', 'vote saisir D-2026-004 6 2 0');
    expect((await say('ines', line)).outcome).toBe('done');
    const { content } = (await minutes()) ?? {};
    expect(content?.decisions[0]?.votes).toMatchObject({ inFavour: 6, against: 2 });
  });

  it('says that the votes stand when it speaks of one without counting it', async () => {
    await say('yann', 'relevé correction COPIL-2 "Le vote a été précédé d’un débat."');
    expect(
      await heard('ines', 'relevé trancher COPIL-2 1 accepter "Le vote a été précédé d’un débat."'),
    ).toContain('Le relevé garde les votes du registre : D-2026-004, adoptée 7/0/1.');
  });
});

describe('minutes that have not left', () => {
  it('are « en préparation » for a member who answers them already', async () => {
    for (const line of ['relevé correction COPIL-2 "Le débit"', 'relevé valider COPIL-2'])
      expect(await heard('yann', line)).toContain('est en préparation. Vous le recevrez dès sa diffusion.');
    expect(await heard('maelle', 'relevé correction COPIL-2 "Le débit"')).toContain('Seules les personnes');
  });

  it('are not kept in copil for a meeting held before it was there', async () => {
    expect(await heard('claire', 'relevé COPIL-1')).toContain(
      'Le relevé du COPIL n°1 n’est pas tenu dans copil.',
    );
  });

  it('name with a point those alone who came', async () => {
    const item = await direct.db.agendaItem.findFirstOrThrow({ where: { meetingId, position: 2 } });
    const people = await direct.db.person.findMany({ where: { handle: { in: ['philippe', 'julie'] } } });
    for (const { id } of people)
      await direct.db.agendaGuest.create({ data: { itemId: item.id, personId: id } });
    await direct.db.minutes.deleteMany();
    await direct.store.transaction((tx) => draftMinutes({ tx, now: closing, personId: null }, meetingId));
    expect((await minutes())?.content.items[1]?.guests).toEqual(['Julie Meyer']);
    await direct.db.agendaGuest.deleteMany({ where: { itemId: item.id } });
  });

  it('date each version of the day it left', async () => {
    await agree('claire', 'karim');
    direct.moveTo('2026-09-25T07:00:00Z');
    await say('karim', 'décision corriger D-2026-004 raison:"Le Wi-Fi est confirmé depuis"');
    expect(await heard('yann', 'relevé COPIL-2')).toContain(
      'Version 2 · relevé diffusé le 25 septembre 2026',
    );
    direct.moveTo(nine);
  });
});

describe('a session in which people come and go', () => {
  it('has the hours of each, the voices of each moment, and the quorum that was lost', async () => {
    const at = (clock: string) => toDate(Temporal.Instant.from(`2026-09-22T${clock}:00+02:00`));
    const before = await direct.db.attendance.findMany({ where: { meetingId } });
    const gone = await direct.db.person.findMany({
      where: { handle: { in: ['sophie', 'thomas', 'karim', 'yann'] } },
    });
    const ids = gone.map(({ id }) => id);
    await direct.db.attendance.updateMany({
      where: { meetingId, personId: { in: ids } },
      data: { leftAt: at('15:00') },
    });
    await direct.db.minutes.deleteMany();
    await direct.store.transaction((tx) => draftMinutes({ tx, now: closing, personId: null }, meetingId));
    const card = await heard('ines', 'relevé COPIL-2');
    expect(card).toContain('8 voix sur 9');
    expect(card).toContain('4 voix à 15 h, quorum perdu');
    const { attendance } = (await minutes())?.content ?? {};
    expect(attendance?.present.find(({ name }) => name === 'Yann Kerbrat')?.hours).toEqual([
      { from: null, to: '2026-09-22T15:00' },
    ]);
    await direct.db.attendance.deleteMany({ where: { meetingId } });
    await direct.db.attendance.createMany({ data: before });
  });
});
