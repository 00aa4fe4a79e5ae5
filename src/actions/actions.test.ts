import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { houseTranslators } from '../catalogues.ts';
import { buttonsOf, type CommandButton } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import type { Reply } from '../conversation/reply.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import { actionComposers } from './composers.ts';

const now = Temporal.Instant.from('2026-09-22T12:30:00Z');
const translators = houseTranslators();

let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot(now.toString());
});
afterAll(() => house.close());

const from = (handle: string) => ({
  eventId: randomUUID(),
  account: { platform: 'local' as const, workspace: 'agla', externalId: handle },
  place: { kind: 'direct' as const },
});
const say = (handle: string, text: string) => house.bot.say({ ...from(handle), text });
const words = (reply: Reply) => plain(reply.card ? renderText(reply.card, 'fr') : '');
const told = async (handle: string, text: string) => words(await say(handle, text));
const labels = ({ card }: Reply) => (card ? buttonsOf(card).map(({ label }) => label) : []);
function press(handle: string, reply: Reply, label: string) {
  const button = buttonsOf(reply.card ?? { blocks: [] }).find((one) => one.label === label);
  if (!button || !('command' in button)) throw new Error(`no « ${label} » among ${labels(reply).join(', ')}`);
  const { command, arguments: given } = button as CommandButton;
  return house.bot.press({ ...from(handle), command, arguments: given });
}
const action = (number: string) =>
  house.db.actionItem.findFirstOrThrow({ where: { number }, include: { owner: true } });
/** What still waits to leave about an action: rule and person. */
async function waiting(number: string) {
  const { id } = await action(number);
  const rows = await house.db.messageDelivery.findMany({
    where: { subjectId: id, state: 'planned' },
    orderBy: [{ dueAt: 'asc' }, { rule: 'asc' }],
  });
  return rows.map(({ rule, dueAt }) => `${rule} ${dueAt.toISOString().slice(0, 10)}`);
}
/** Who has been, or is about to be, told what about an action: rules by handle. */
async function toldAbout(number: string, rule: string) {
  const { id } = await action(number);
  const rows = await house.db.messageDelivery.findMany({ where: { subjectId: id, rule } });
  const people = await house.db.person.findMany({
    where: { id: { in: rows.map(({ recipientId }) => recipientId) } },
  });
  return people.map(({ handle }) => handle).sort();
}

/** A message that was posted earlier in the same channel. */
async function opened({ id: _, card: _card, parameters: _given, ...row }: MessageDelivery, key: string) {
  await house.db.messageDelivery.create({ data: { ...row, key, state: 'sent', externalId: key } });
}
/** Key of the message under which a post of an action stands. */
async function threadOf(row: MessageDelivery) {
  const t = translators.fr;
  const composed = await house.store.transaction((tx) =>
    Promise.resolve(
      actionComposers['action.posted']?.({ tx, t, now, answers: 'chat', personId: null, redraw: false }, row),
    ),
  );
  return composed?.threadOf;
}

describe('an action', () => {
  it('without a due date is asked for it, and nothing is stored (C22)', async () => {
    const before = await house.db.actionItem.count();
    const asked = await say('ines', 'action @Karim "Installer 4 bornes Wi-Fi"');
    expect(asked.outcome).toBe('form');
    expect(asked.form?.fields.find(({ name }) => name === 'due')?.required).toBe(true);
    expect(await house.db.actionItem.count()).toBe(before);
  });

  it('has one owner, who is told; its reminders are laid out, and who gave it reads it all back', async () => {
    const given = await told(
      'ines',
      'action @Karim "Installer 4 bornes Wi-Fi" pour:02/10/2026 D-2026-002 avec:"@Sophie, Yann Kerbrat" priorité:haute site:S03',
    );
    expect(given).toContain('Action A-2026-007');
    expect(given).toContain('Responsable : Karim Benhaddou');
    expect(given).toContain('Échéance : vendredi 2 octobre 2026');
    expect(given).toContain('Avec : Sophie Marchetti et Yann Kerbrat');
    expect(given).toContain('Décision d’origine : D-2026-002 · Retenir deux sites pilotes');
    expect(await toldAbout('A-2026-007', 'ACTION')).toEqual(['karim']);
    expect(await waiting('A-2026-007')).toEqual([
      'ACTION-7 2026-09-25',
      'ACTION-2 2026-09-30',
      'ACTION-DUE 2026-10-02',
      'ACTION+1 2026-10-05',
      'ACTION-LEAD 2026-10-05',
      'ACTION-CHAIR 2026-10-09',
    ]);
  });

  it('with a helper nobody knows is not stored: the name is said back', async () => {
    const before = await house.db.actionItem.count();
    const no = await told('claire', 'action @Karim "Poser 2 bornes" pour:02/10/2026 avec:@Inconnu');
    expect(no).toContain('Je ne trouve pas « @Inconnu »');
    expect(await house.db.actionItem.count()).toBe(before);
  });

  it('given while its committee sits gets its meeting and the point at hand, and stands in the channels’ thread', async () => {
    const meeting = await house.db.meeting.findFirstOrThrow({
      where: { number: 3, committee: { code: 'COPIL' } },
    });
    const item = await house.db.agendaItem.create({
      data: {
        spaceId: meeting.spaceId,
        meetingId: meeting.id,
        number: 1,
        title: 'Wi-Fi',
        proposedAt: new Date(0),
      },
    });
    const open = { state: 'open', openedAt: meeting.createdAt, currentItemId: item.id } as const;
    await house.db.meeting.update({ where: { id: meeting.id }, data: open });
    const reply = await say('ines', 'action @Yann "Relancer le câbleur" pour:09/10/2026');
    expect(reply.visibility).toBe('private');
    expect(await action('A-2026-008')).toMatchObject({ meetingId: meeting.id, agendaItemId: item.id });
    const { id } = await action('A-2026-008');
    const posts = await house.db.messageDelivery.findMany({ where: { rule: 'ACTION-POST', subjectId: id } });
    const channels = await house.db.committeeChannel.count({ where: { committee: { code: 'COPIL' } } });
    expect(posts).toHaveLength(channels);
    expect(channels).toBeGreaterThan(0);
    await house.db.meeting.update({ where: { id: meeting.id }, data: { state: 'held' } });
    expect(await threadOf(posts[0] as MessageDelivery)).toBeUndefined();
    const opener = { ...posts[0], rule: 'SUMMARY', subjectType: 'meeting', subjectId: meeting.id } as never;
    // A meeting that was loaded has no card of its own: its session opens the thread, else it stands in that of the card.
    await opened({ ...(opener as object), rule: 'M09' } as never, 'card of the session');
    expect(await threadOf(posts[0] as MessageDelivery)).toBe('card of the session');
    await opened(opener, 'card of the meeting');
    expect(await threadOf(posts[0] as MessageDelivery)).toBe('card of the meeting');
  });
});

describe('its owner, in one press', () => {
  it('postpones it with a reason: the first due date is kept and counted, the reminders follow', async () => {
    const mine = await say('karim', 'action voir A-2026-007');
    const form = await press('karim', mine, 'Reporter');
    expect(form.form?.fields.map(({ name }) => name)).toContain('reason');
    const done = await told('karim', 'action reporter A-2026-007 09/10/2026 "livraison retardée"');
    expect(done).toContain('Nouvelle échéance : vendredi 9 octobre 2026.');
    expect(done).toContain('Échéance initiale : vendredi 2 octobre 2026 · reportée une fois');
    const row = await action('A-2026-007');
    expect(row).toMatchObject({ postponements: 1, version: 2 });
    expect(row.firstDueOn.toISOString()).toContain('2026-10-02');
    expect(await waiting('A-2026-007')).toEqual([
      'ACTION-7 2026-10-02',
      'ACTION-2 2026-10-07',
      'ACTION-DUE 2026-10-09',
      'ACTION+1 2026-10-12',
      'ACTION-LEAD 2026-10-12',
      'ACTION-CHAIR 2026-10-16',
    ]);
  });

  it('cannot move it into the past, nor to the date it already has; without a reason a form asks', async () => {
    expect(await told('yann', 'action reporter A-2026-008 01/09/2026 "retard"')).toContain('déjà passé');
    expect(await told('yann', 'action reporter A-2026-008 09/10/2026 "retard"')).toContain(
      'L’échéance est déjà le vendredi 9 octobre 2026.',
    );
    expect((await say('yann', 'action reporter A-2026-008 16/10/2026')).outcome).toBe('form');
    expect(await action('A-2026-008')).toMatchObject({ version: 1, postponements: 0 });
  });

  it('postpones it twice; the third time the leads are asked, the first answer counts', async () => {
    await say('yann', 'action reporter A-2026-008 16/10/2026 "câbleur indisponible"');
    await say('yann', 'action reporter A-2026-008 23/10/2026 "câbleur indisponible"');
    const third = await say('yann', 'action reporter A-2026-008 30/10/2026 "devis à refaire"');
    expect(third.outcome).toBe('proposed');
    expect(words(third)).toContain(
      'reportée 2 fois : votre demande est transmise à Claire Le Goff et Karim Benhaddou.',
    );
    expect((await action('A-2026-008')).dueOn.toISOString()).toContain('2026-10-23');
    expect(await toldAbout('A-2026-008', 'ACTION-POSTPONE')).toEqual(['claire', 'karim']);
    expect(await told('yann', 'action maintenir A-2026-008')).toContain('Vous n’avez pas ce droit');
    expect(await told('karim', 'action maintenir A-2026-008')).toContain(
      'L’échéance reste le vendredi 23 octobre 2026.',
    );
    expect(await toldAbout('A-2026-008', 'ACTION-KEPT')).toEqual(['yann']);
    expect(await told('claire', 'action maintenir A-2026-008')).toContain('Aucune demande de report');
    const lead = await told('claire', 'action reporter A-2026-008 30/10/2026 "devis à refaire"');
    expect(lead).toContain('Nouvelle échéance : vendredi 30 octobre 2026.');
    expect(await toldAbout('A-2026-008', 'ACTION-POSTPONED')).toEqual(['yann']);
  });

  it('says what blocks it: the lead of record hears of it, and may lift it', async () => {
    const blocked = await told('yann', 'action bloquer A-2026-008 "le devis n’est pas signé"');
    expect(blocked).toContain('Blocage : le devis n’est pas signé');
    expect(blocked).toContain('Blocage noté. Claire reçoit un message à ce sujet.');
    expect(await toldAbout('A-2026-008', 'ACTION-BLOCKED')).toEqual(['claire']);
    const seen = await say('claire', 'action voir A-2026-008');
    expect(labels(seen)).toEqual(['Lever le blocage', 'Reporter', 'Réattribuer', 'Abandonner']);
    expect(words(await press('claire', seen, 'Lever le blocage'))).toContain('Le blocage est levé');
    expect(await action('A-2026-008')).toMatchObject({ state: 'doing', blockedReason: null });
    expect(await toldAbout('A-2026-008', 'ACTION-UNBLOCKED')).toEqual(['yann']);
  });

  it('notes how far it is and what there is to say; a hundred percent is « fait »', async () => {
    await say('yann', 'action avancement A-2026-008 60');
    expect(await told('yann', 'action avancement A-2026-008 100')).toContain('/copil fait A-2026-008');
    await say('yann', 'action commenter A-2026-008 "pose lundi"');
    const seen = await told('sophie', 'action voir A-2026-008');
    expect(seen).toContain('Avancement : 60 %');
    expect(seen).toContain('Commentaire : pose lundi');
    expect(await action('A-2026-008')).toMatchObject({ state: 'doing', progress: 60 });
  });

  it('says that it is done: nothing reminds of it any more, who gave it hears of it, a lead checks it', async () => {
    const seen = await say('yann', 'actions moi');
    expect(labels(seen)).toEqual(['Fait', 'Reporter', 'J’ai un blocage']);
    const after = await press('yann', seen, 'Fait');
    expect(words(after)).toContain('Faite.');
    expect(words(after)).toContain('Aucune action à montrer.');
    expect(await waiting('A-2026-008')).toEqual([]);
    expect(await toldAbout('A-2026-008', 'ACTION-DONE')).toEqual(['ines']);
    expect(await told('yann', 'action vérifier A-2026-008')).toContain('Vous n’avez pas ce droit');
    const lead = await say('claire', 'action voir A-2026-008');
    expect(labels(lead)).toEqual(['Vérifiée', 'À reprendre']);
    const redone = await told('claire', 'action reprendre A-2026-008 "il manque une borne" pour:06/11/2026');
    expect(redone).toContain('L’action est rouverte, pour le vendredi 6 novembre 2026.');
    expect(await toldAbout('A-2026-008', 'ACTION-REDO')).toEqual(['yann']);
    expect(await waiting('A-2026-008')).toContain('ACTION-DUE 2026-11-06');
    await say('yann', 'fait A-2026-008');
    expect(await told('claire', 'action vérifier A-2026-008')).toContain('L’action est vérifiée.');
    expect((await action('A-2026-008')).state).toBe('verified');
    expect(await told('yann', 'fait A-2026-008')).toContain(
      'L’action est faite et vérifiée. Rien n’a changé.',
    );
  });

  it('and nobody else without a seat at its head: who may is named', async () => {
    for (const text of [
      'fait A-2026-007',
      'action reporter A-2026-007 16/10/2026 "raison"',
      'action bloquer A-2026-007 "raison"',
      'action abandonner A-2026-007 "raison"',
      'action réattribuer A-2026-007 @Yann',
    ])
      expect(await told('thomas', text)).toMatch(/Vous n’avez pas ce droit|que pour vous-même/);
    expect((await action('A-2026-007')).state).toBe('todo');
    expect(await told('sophie', 'action commenter A-2026-007 "je fournis les plans"')).toContain(
      'Commentaire noté.',
    );
  });

  it('pressed by two at once: one closes it, the other is told how it stands', async () => {
    await say('claire', 'action @Thomas "Rédiger l’affiche" pour:30/09/2026');
    const replies = await Promise.all([say('thomas', 'fait A-2026-009'), say('claire', 'fait A-2026-009')]);
    expect(replies.map(({ outcome }) => outcome).toSorted()).toEqual(['done', 'invalid']);
    expect(
      await house.db.auditEvent.count({
        where: { act: 'action.done', subjectId: (await action('A-2026-009')).id },
      }),
    ).toBe(1);
  });
});

describe('those who run the project', () => {
  it('give an action to somebody else, who is told, as is who had it; its reminders change person', async () => {
    await say('claire', 'action @Thomas "Former le standard" pour:20/10/2026');
    expect(await told('claire', 'action réattribuer A-2026-010 @Thomas')).toContain('Thomas Riou a déjà');
    expect(await told('claire', 'action réattribuer A-2026-010 @Sophie')).toContain(
      'L’action est confiée à Sophie Marchetti.',
    );
    expect((await action('A-2026-010')).owner.handle).toBe('sophie');
    expect(await toldAbout('A-2026-010', 'ACTION-MOVED')).toEqual(['thomas']);
    const { id } = await action('A-2026-010');
    const reminders = await house.db.messageDelivery.findMany({
      where: { subjectId: id, rule: 'ACTION-DUE', state: 'planned' },
    });
    expect(reminders.map(({ recipientId }) => recipientId)).toEqual([(await action('A-2026-010')).ownerId]);
    expect(await told('thomas', 'fait A-2026-010')).toContain('que pour vous-même');
  });

  it('drop it with a reason, which its owner reads', async () => {
    expect((await say('claire', 'action abandonner A-2026-010')).outcome).toBe('form');
    await say('claire', 'action abandonner A-2026-010 "le standard ferme"');
    expect(await action('A-2026-010')).toMatchObject({
      state: 'dropped',
      droppedReason: 'le standard ferme',
    });
    expect(await toldAbout('A-2026-010', 'ACTION-DROPPED')).toEqual(['sophie']);
    expect(await waiting('A-2026-010')).toEqual([]);
  });
});

describe('an action given in session without naming a decision', () => {
  it('follows from what was just adopted under the point at hand, and from nothing else (story, step 9)', async () => {
    const where = { number: 4, committee: { code: 'COPIL' } };
    const { id: meetingId, spaceId } = await house.db.meeting.findFirstOrThrow({ where });
    const point = { spaceId, meetingId, proposedAt: new Date(0) };
    const item = await house.db.agendaItem.create({ data: { ...point, number: 1, title: 'Wi-Fi' } });
    const next = await house.db.agendaItem.create({ data: { ...point, number: 2, title: 'Budget' } });
    const at = (currentItemId: string) =>
      house.db.meeting.update({ where: { id: meetingId }, data: { state: 'open', currentItemId } });
    const { id: _, ...one } = await house.db.decision.findFirstOrThrow({ where: { number: 'D-2026-003' } });
    const recordedAt = new Date(now.epochMilliseconds);
    const decide = (number: string, state: 'adopted' | 'rejected') =>
      house.db.decision.create({
        data: { ...one, number, state, recordedAt, meetingId, agendaItemId: item.id },
      });
    await at(item.id);
    await decide('D-2026-801', 'rejected');
    expect(await told('ines', 'action @Yann "Choisir les prises" pour:09/10/2026')).not.toContain('D-2026');
    await decide('D-2026-802', 'adopted');
    const supposed = await say('ines', 'action @Yann "Poser les prises" pour:09/10/2026');
    expect(words(supposed)).toContain('Liée à D-2026-802, prise à l’instant sous le même point.');
    expect(words(await press('ines', supposed, 'Sans décision'))).toContain('n’est liée à aucune décision');
    const { decisionId } = await house.db.actionItem.findFirstOrThrow({
      where: { text: 'Poser les prises' },
    });
    expect(decisionId).toBeNull();
    house.moveTo(now.add({ minutes: 6 }).toString());
    expect(await told('ines', 'action @Yann "Acheter du café" pour:09/10/2026')).not.toContain('D-2026');
    house.moveTo(now.toString());
    const named = await told('ines', 'action @Yann "Les tester" pour:09/10/2026 D-2026-001');
    expect(named).toContain('D-2026-001');
    expect(named).not.toContain('D-2026-802');
    expect(named).not.toContain('Liée à');
    await at(next.id);
    expect(await told('ines', 'action @Yann "Chiffrer" pour:09/10/2026')).not.toContain('D-2026');
  });
});

describe('a due date that is past', () => {
  it('is asked about before anything is stored, never put a year ahead, and kept when it is meant', async () => {
    const before = await house.db.actionItem.count();
    const line = 'action @Karim "Relancer l’opérateur" pour:01/09';
    expect(await told('claire', line)).toContain('Vouliez-vous dire le mercredi 1er septembre 2027');
    const asked = await say('claire', `${line}/2026`);
    expect(asked.outcome).toBe('preview');
    expect(words(asked)).toContain('Le mardi 1er septembre 2026 est déjà passé');
    expect(await house.db.actionItem.count()).toBe(before);
    const kept = await press('claire', asked, 'Garder cette date');
    expect(words(kept)).toContain('Échéance : mardi 1er septembre 2026');
    expect(await house.db.actionItem.count()).toBe(before + 1);
  });
});
